#!/bin/bash
# openedx-scorm-xblock 19.0.5 (XBlock 6.1.0): a raw score in SCORM is a number between `score.min` and `score.max`,
# which the package sets. The block divides it by 100 whatever they are: 8 of 10 is a grade of 8 %. In SCORM 2004
# `cmi.score.scaled` is the score as a share and has nothing to do with the raw one, but the block has one score for
# both, and the one that is set last wins: 0.8 and then 8 of 10 is 8 % as well. Who writes packages gives raw scores
# from 0 to 100, and in SCORM 2004 the scaled one last.
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
check("1.2, 8 of 10", grades(
    ("cmi.core.score.max", "10"), ("cmi.core.score.raw", "8"), ("cmi.core.lesson_status", "completed"),
), [0.08])
most, completed = ("cmi.score.max", "10"), ("cmi.completion_status", "completed")
raw, scaled = ("cmi.score.raw", "8"), ("cmi.score.scaled", "0.8")
check("2004, 0.8 and 8 of 10", grades(most, scaled, raw, completed), [0.08])
check("2004, 8 of 10 and 0.8", grades(most, raw, scaled, completed), [0.8])
PY
"$folder/python/bin/python" "$folder/probe.py"
