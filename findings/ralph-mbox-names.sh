#!/bin/bash
# ralph-malph 5.1.0: the `mbox` of an actor in xAPI 1.0.3 is a `mailto` address; nothing asks whether mail arrives
# there. The library has addresses checked by email-validator, which refuses those in names that are kept for special
# uses: `.local`, as in many networks of schools, or `.test`. The whole statement is refused.
# @learninglocker/xapi-validation 3.0.0 takes `.local` and `.test`. Who makes statements of learners whose addresses
# may be such names them by `account`.
#
# Needs node, npm and Python 3.10 or newer. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check ralph-malph==5.1.0 email-validator==2.4.0
cd "$folder"
npm install --silent --no-audit --no-fund @learninglocker/xapi-validation@3.0.0 >/dev/null
cat > probe.py <<'PY'
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement


def taken(actor):
    verb = {"id": "http://adlnet.gov/expapi/verbs/answered"}
    target = {"id": "http://example.org/question"}
    try:
        BaseXapiStatement.model_validate({"actor": actor, "verb": verb, "object": target})
    except ValidationError:
        return False
    return True


print("ralph-malph 5.1.0:")
for address, wanted in [("school.example.org", True), ("school.local", False), ("school.test", False)]:
    seen = taken({"mbox": f"mailto:pupil@{address}"})
    print(address, seen)
    assert seen == wanted
assert taken({"account": {"homePage": "http://school.local", "name": "pupil"}})
print("an account of school.local True")
PY
python/bin/python probe.py
cat > probe.cjs <<'JS'
const assert = require("node:assert/strict");
const { default: validate } = require("@learninglocker/xapi-validation");
for (const address of ["school.local", "school.test"]) {
  const statement = {
    actor: { mbox: `mailto:pupil@${address}` },
    verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
    object: { id: "http://example.org/question" },
  };
  assert.deepEqual(validate(statement, ["statement"]), []);
}
console.log("@learninglocker/xapi-validation 3.0.0 takes them all");
JS
node probe.cjs
