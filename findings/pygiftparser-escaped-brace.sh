#!/bin/bash
# pygiftparser 1.1: in GIFT a backslash before a brace makes it a part of the text, in an answer as in a question. In
# an answer the library takes `\}` for the end of all answers: the options after it become text after the question,
# which is then one for a short answer, and is said to be valid. In the question, and with other signs, the backslash
# works. Who writes such questions keeps braces out of the answers where that can be done.
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
def parts(text):
    question = read(text)
    options = [each.answer for each in question.answers.answers]
    return question.valid, type(question.answers).__name__, options, question.tail


check(r"\{a\} in the question", parts("::Title::Which \\{a\\}? {=b ~c}\n"), (True, "SelectSet", ["b", "c"], ""))
check(r"\= in an answer", parts("::Title::Which? {=a \\= b ~c}\n"), (True, "SelectSet", ["a \\= b", "c"], ""))
check(r"\} in an answer", parts("::Title::Which? {=\\{a\\} b ~c}\n"), (True, "ShortSet", ["\\{a"], "b ~c}"))
PY
