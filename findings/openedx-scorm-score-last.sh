#!/bin/bash
# openedx-scorm-xblock 19.0.5 (XBlock 6.1.0): SCORM knows no order in which a package sets its values; what counts is
# what they are at a commit. The block publishes a grade the moment that a status is set, with the score that it has
# by then, and a later score only if the attempt is completed already. So a package that says "passed" and then 0.9
# gets 0 for good, and one that says "completed" first gets 0 for a while. Who writes packages sets scores first.
#
# Needs Python 3.11 or newer. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    openedx-scorm-xblock==19.0.5 XBlock==6.1.0 Django==5.2.19
cat > "$folder/probe.py" <<'PY'
import django
from django.conf import settings

settings.configure(USE_TZ=True)
django.setup()

from openedxscorm.scormxblock import ScormXBlock
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds


class Platform:
    """As much of Open edX as the block asks for, with the shares of the full grade that it published."""

    def __init__(self):
        self.grades = []

    def service(self, _block, _name):
        return None

    def publish(self, _block, kind, event):
        if kind == "grade":
            self.grades.append(event["value"] / event["max_value"])


def grades(*values):
    platform = Platform()
    block = ScormXBlock(platform, DictFieldData({}), ScopeIds("pupil", "scorm", "definition", "usage"))
    for name, value in values:
        block.set_value({"name": name, "value": value})
    return platform.grades


def check(what, seen, wanted):
    print(f"{what}: {seen}")
    assert seen == wanted, f"was {wanted}"


print("openedx-scorm-xblock 19.0.5, grades that are published:")
passed, completed = ("cmi.success_status", "passed"), ("cmi.completion_status", "completed")
score = ("cmi.score.scaled", "0.9")
check("0.9, passed", grades(score, passed), [0.9])
check("passed, 0.9", grades(passed, score), [0.0])
check("completed, 0.9", grades(completed, score), [0.0, 0.9])
PY
"$folder/python/bin/python" "$folder/probe.py"
