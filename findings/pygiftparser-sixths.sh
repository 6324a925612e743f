#!/bin/bash
# pygiftparser 1.1: of six right options in GIFT each counts a sixth, which in Moodle's list of grades, and so in what
# it exports, is 16.66667 %. Moodle rounds the sum before it asks whether that is 100 %. This library wants it from 99
# to 100, finds 100.00002, and marks the question as not valid, so that it makes no HTML of it. Three thirds, of
# 33.33333 %, fall short of 100 and pass. Who writes such questions rounds the shares down, never up: Moodle takes a
# share that is as near to one of its own as 16.66666 %.
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
for count, share, valid in [(3, "33.33333", True), (6, "16.66667", False), (6, "16.66666", True)]:
    options = " ".join(f"~%{share}%{number}" for number in range(count))
    check(f"{count} options of {share} %", read(f"::Title::Which? {{{options} ~%-100%none}}\n").valid, valid)
PY
