#!/bin/bash
# gift-pegjs 1.0.2: of the two remarks of a true-false question in GIFT the first is, by Moodle's documentation, for
# who answers wrongly, the second for who answers rightly. The library calls the first `trueFeedback` and the second
# `falseFeedback`, whatever is right. So where "true" is right, who shows `trueFeedback` to those who chose "true"
# tells them that they are wrong; where "false" is right, the names happen to fit. Moodle's importer swaps them for a
# question that is true. Who writes such questions puts all that matters into the general feedback (####).
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
console.log("gift-pegjs 1.0.2:");
for (const isTrue of [true, false]) {
  const question = `2 is ${isTrue ? "even" : "odd"}. {${isTrue ? "TRUE" : "FALSE"}#You are wrong.#You are right.}`;
  const [read] = parse(question);
  const seen = { isTrue: read.isTrue, ifTrue: read.trueFeedback.text, ifFalse: read.falseFeedback.text };
  console.log(question, seen);
  assert.deepEqual(seen, { isTrue, ifTrue: "You are wrong.", ifFalse: "You are right." });
}
JS
node probe.mjs
