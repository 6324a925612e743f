#!/bin/bash
# scorm-again 3.4.3, SCORM 2004: the right answer to an interaction of type `choice` is a set of options, which may by
# the Run-Time Environment be empty: then it is right to choose none. The library refuses an empty set as a pattern of
# what is right and as the learner's response alike, with error 406, while it takes an empty text for `fill-in`. The
# refused pattern is counted as one all the same. Who reports a question with several options of which none was chosen
# leaves the response out.
#
# Needs node and npm. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund scorm-again@3.4.3 >/dev/null
cat > probe.mjs <<'JS'
import assert from "node:assert/strict";
globalThis.window = globalThis;
const { Scorm2004API } = await import("scorm-again/scorm2004");
const api = new Scorm2004API({ logLevel: 5 });
api.Initialize("");
function set(element, value) {
  api.SetValue(`cmi.interactions.${element}`, value);
  return String(api.GetLastError());
}
console.log("scorm-again 3.4.3, errors of an empty pattern and response:");
for (const [number, type, error] of [[0, "choice", "406"], [1, "fill-in", "0"]]) {
  set(`${number}.id`, type);
  set(`${number}.type`, type);
  const seen = [set(`${number}.correct_responses.0.pattern`, ""), set(`${number}.learner_response`, "")];
  const count = Number(api.GetValue(`cmi.interactions.${number}.correct_responses._count`));
  console.log(type, seen, "patterns:", count);
  assert.deepEqual([...seen, count], [error, error, 1]);
}
process.exit(0);
JS
node probe.mjs
