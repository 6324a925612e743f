#!/bin/bash
# openedx-scorm-xblock 19.0.5 (XBlock 6.1.0): in SCORM the score and whether an attempt is passed are told apart, so
# that one who fails with 40 % has 40 %. The block publishes 0 for whoever failed, whatever the score, and its
# documentation says nothing of that. Without the word "failed" the 40 % arrive. Who writes packages for practice
# leaves whether it is passed out, and says only that it is completed.
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
check("1.2, 40, failed", grades(("cmi.core.score.raw", "40"), ("cmi.core.lesson_status", "failed")), [0.0])
check("1.2, 40, completed", grades(("cmi.core.score.raw", "40"), ("cmi.core.lesson_status", "completed")), [0.4])
check("2004, 0.4, failed", grades(("cmi.score.scaled", "0.4"), ("cmi.success_status", "failed")), [0.0])
PY
"$folder/python/bin/python" "$folder/probe.py"
