#!/bin/bash
# gift-pegjs 1.0.2: GIFT has a backslash before each of ~ = # { } : that is a part of a text, and a reader takes it
# away again. This one does so in titles, questions, options and the left sides of pairs, but the right side of a pair
# comes back with marks of its own where such characters were: `a\: b` is `a&&058; b`. Moodle's importer decodes both
# sides. Who writes pairs keeps those six characters out of the right sides where that can be done.
#
# Needs node and npm. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
cat > probe.mjs <<'JS'
import assert from "node:assert/strict";
import { parse } from "gift-pegjs";
const text = "at 12\\:30, a \\= b";
const [pairs] = parse(`::Pairs::Which? {=${text} -> ${text} =c -> d}`);
const [options] = parse(`::Options::${text} {=${text} ~b}`);
const seen = {
  question: options.stem.text,
  option: options.choices[0].text.text,
  left: pairs.matchPairs[0].subquestion.text,
  right: pairs.matchPairs[0].subanswer,
};
console.log("gift-pegjs 1.0.2 reads", text, "as", seen);
const right = "at 12:30, a = b";
assert.deepEqual(seen, { question: right, option: right, left: right, right: "at 12&&058;30, a &&061; b" });
JS
node probe.mjs
