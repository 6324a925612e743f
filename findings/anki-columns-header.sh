#!/bin/bash
# anki 26.9.3: by its manual the header `#columns` says how many columns a text has, and what they are called in the
# window of the import. It does more: a column is put into a field only if it is called exactly like that field. With
# names that are no fields of the note type the first column is still the first field, and every other is lost without
# a word; with the names of fields in another order they change places. Without the header all columns arrive. As the
# fields have other names in every language, who writes such files leaves the header out.
#
# Needs Python 3.10 or newer. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check anki==26.9.3
cat > "$folder/probe.py" <<'PY'
import os
import sys
import tempfile

import anki.lang
from anki.collection import Collection, ImportCsvRequest

anki.lang.set_lang("en")
WANTED = [
    ("no names", "", ["one", "two"]),
    ("Front, Back", "#columns:Front\tBack\n", ["one", "two"]),
    ("Question, Answer", "#columns:Question\tAnswer\n", ["one", ""]),
    ("front, back", "#columns:front\tback\n", ["one", ""]),
    ("Back, Front", "#columns:Back\tFront\n", ["two", "one"]),
]
print("anki 26.9.3, the fields made of the columns `one` and `two`:")
for what, header, wanted in WANTED:
    folder = tempfile.mkdtemp(dir=sys.argv[1])
    collection = Collection(os.path.join(folder, "collection.anki2"))
    path = os.path.join(folder, "notes.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("#separator:tab\n#notetype:Basic\n" + header + "one\ttwo\n")
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))
    seen = [collection.get_note(each).fields for each in collection.find_notes("")]
    collection.close()
    print(f"{what}: {seen}")
    assert seen == [wanted], f"was {wanted}"
PY
"$folder/python/bin/python" "$folder/probe.py" "$folder"
