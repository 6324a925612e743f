#!/bin/bash
# ralph-malph 5.1.0: xAPI 1.0.3 forbids null in a statement and advises against empty objects, but an empty text is a
# text, such as the `result.response` of a learner who wrote nothing. This library refuses a statement with an empty
# text anywhere but in extensions, as `no_empty_value`. @learninglocker/xapi-validation 3.0.0 takes it. Who writes
# statements leaves out a response that is empty.
#
# Needs node, npm and Python 3.10 or newer. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check ralph-malph==5.1.0
cd "$folder"
npm install --silent --no-audit --no-fund @learninglocker/xapi-validation@3.0.0 >/dev/null
cat > statement.json <<'JSON'
{
  "actor": { "mbox": "mailto:pupil@example.org" },
  "verb": { "id": "http://adlnet.gov/expapi/verbs/answered" },
  "object": { "id": "http://example.org/question" },
  "result": { "response": "" }
}
JSON
python/bin/python - <<'PY'
import json

from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement


def faults(statement):
    try:
        BaseXapiStatement.model_validate(statement)
    except ValidationError as error:
        return [(".".join(map(str, each["loc"])), each["type"]) for each in error.errors()]
    return []


with open("statement.json") as file:
    statement = json.load(file)
empty = faults(statement)
statement["result"]["response"] = "none"
full = faults(statement)
print("ralph-malph 5.1.0:", {"empty": empty, "full": full})
assert (empty, full) == ([("result.response", "no_empty_value")], [])
PY
cat > probe.cjs <<'JS'
const assert = require("node:assert/strict");
const { default: validate } = require("@learninglocker/xapi-validation");
assert.deepEqual(validate(require("./statement.json"), ["statement"]), []);
console.log("@learninglocker/xapi-validation 3.0.0 takes the empty one");
JS
node probe.cjs
