#!/bin/bash
# pygiftparser 1.1: a question for a number may in GIFT have any number for an answer, such as the year -44 or a range
# of temperatures. The library reads numbers without a sign only, and marks a question whose answer is below zero as
# not valid, with no answers. A tolerance without a digit before its point (`:.1`) is lost without a word: the answer
# is then the exact number alone. Who writes such questions writes `0.1`, and has no way to write -44.
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
for answer, valid, answers in [("44:1", True, [(44, 1)]), ("-44:1", False, []), ("-5..-1", False, [])]:
    question = read(f"::Title::How many? {{#{answer}}}\n")
    seen = (question.valid, [(each.value, each.tolerance) for each in question.answers.answers])
    check(answer, seen, (valid, answers))
for answer, tolerance in [("3:0.1", 0.1), ("3:.1", 0)]:
    check(answer, read(f"::Title::How many? {{#{answer}}}\n").answers.answers[0].tolerance, tolerance)
PY
