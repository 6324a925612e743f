#!/bin/bash
# @learninglocker/xapi-validation 3.0.0: a duration in xAPI 1.0.3 is one of ISO 8601:2004, where the smallest part
# that is given, whichever that is, may have a decimal fraction, after a comma or a point; the comma is preferred. The
# library takes a fraction of a second after a point, and calls any other fraction an error of type: `PT1,5S`,
# `PT1.5M`, `PT0.5H`. Who writes statements gives seconds, after a point.
#
# Needs node and npm. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @learninglocker/xapi-validation@3.0.0 >/dev/null
cat > probe.cjs <<'JS'
const assert = require("node:assert/strict");
const { default: validate } = require("@learninglocker/xapi-validation");
console.log("@learninglocker/xapi-validation 3.0.0:");
for (const [duration, taken] of [
  ["PT90S", true],
  ["PT1.5S", true],
  ["PT1,5S", false],
  ["PT1.5M", false],
  ["PT0.5H", false],
]) {
  const faults = validate({
    actor: { mbox: "mailto:pupil@example.org" },
    verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
    object: { id: "http://example.org/question" },
    result: { duration },
  }, ["statement"]).map(each => `${each.constructor.name} ${each.path.join(".")}`);
  console.log(duration, faults);
  assert.deepEqual(faults, taken ? [] : ["TypeWarning statement.result.duration"]);
}
JS
node probe.cjs
