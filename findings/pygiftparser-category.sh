#!/bin/bash
# pygiftparser 1.1: `$CATEGORY:` in GIFT names the category of all questions below it, up to the end of its line, with
# a slash between a category and one in it. The library reads letters, digits, `_`, `$` and `/` only: a name ends
# without a word at its first space, hyphen, comma or apostrophe, so that categories whose first words are the same
# become one. Who writes such files puts what tells categories apart into their first words.
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
for name, wanted in [
    ("$course$/Water", "$course$/Water"),
    ("$course$/Water and air", "$course$/Water"),
    ("$course$/Water and fire/Part 1", "$course$/Water"),
    ("$course$/Mid-term", "$course$/Mid"),
]:
    check(name, read(f"$CATEGORY: {name}\n\n::Title::It is so. {{TRUE}}\n").cat, wanted)
PY
