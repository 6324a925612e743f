#!/bin/bash
# pygiftparser 1.1: a single short answer may, by Moodle's documentation of GIFT, stand without `=`, as long as it
# cannot be taken for true or false. The library takes any that begins with a capital T or F for that: `{Tbilisi}` is
# a question whose answer is "true", `{Finland}` one whose answer is "false", and both are said to be valid. Who
# writes such questions puts `=` before every answer.
#
# Needs Python 3. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check pygiftparser==1.1
"$folder/python/bin/python" -W ignore - <<'PY'
import io
import logging

from pygiftparser import parser

logging.disable(logging.WARNING)


def read(text):
    """The question of a text."""
    [question] = parser.parseFile(io.StringIO(text))
    return question


def check(what, seen, wanted):
    print(f"{what}: {seen}")
    assert seen == wanted, f"was {wanted}"


print("pygiftparser 1.1:")
for answer, kind, truth in [
    ("TRUE", "TrueFalseSet", True),
    ("Tbilisi", "TrueFalseSet", True),
    ("Finland", "TrueFalseSet", False),
    ("=Tbilisi", "ShortSet", None),
]:
    question = read(f"::Title::Which? {{{answer}}}\n")
    seen = (question.valid, type(question.answers).__name__, getattr(question.answers, "answer", None))
    check(answer, seen, (True, kind, truth))
PY
