#!/bin/bash
# @learninglocker/xapi-validation 3.0.0: xAPI 1.0.3 (Data, 2.4.6.2) lets each value of `contextActivities` be one
# activity or a list of them, asks who writes statements for a list, and who stores them to turn one activity into a
# list of one. This library, which is said to have passed the tests of conformance, calls the one activity an error of
# type. ralph-malph 5.1.0 takes both. Who writes statements writes a list, even of one.
#
# Needs node, npm and Python 3.10 or newer. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @learninglocker/xapi-validation@3.0.0 >/dev/null
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check ralph-malph==5.1.0
cat > statement.json <<'JSON'
{
  "actor": { "mbox": "mailto:pupil@example.org" },
  "verb": { "id": "http://adlnet.gov/expapi/verbs/answered" },
  "object": { "id": "http://example.org/question" },
  "context": { "contextActivities": { "parent": { "id": "http://example.org/quiz" } } }
}
JSON
cat > probe.cjs <<'JS'
const assert = require("node:assert/strict");
const { default: validate } = require("@learninglocker/xapi-validation");
const statement = require("./statement.json");
const faults = () => validate(statement, ["statement"]).map(each => `${each.constructor.name} ${each.path.join(".")}`);
const one = faults();
statement.context.contextActivities.parent = [statement.context.contextActivities.parent];
const list = faults();
console.log("@learninglocker/xapi-validation 3.0.0:", { one, list });
assert.deepEqual(one, ["TypeWarning statement.context.contextActivities.parent"]);
assert.deepEqual(list, []);
JS
node probe.cjs
python/bin/python - <<'PY'
import json

from ralph.models.xapi.base.statements import BaseXapiStatement

with open("statement.json") as file:
    BaseXapiStatement.model_validate(json.load(file))
print("ralph-malph 5.1.0 takes the one")
PY
