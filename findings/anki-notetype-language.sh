#!/bin/bash
# anki 26.9.3: the plain note type is called `Basic` only in a collection made in English; one made in German or
# Ukrainian has it under a translated name. The manual says that `#notetype:` presets the note type if it exists, and
# that `#notetype column:` says which column has its name, so both could be expected to do the same with a name that
# is not there. They do not: the column imports nothing at all, and the header is passed over without a word, for the
# note type that was used last, be it a cloze, whose card then has no gap. Of several such headers the unknown are
# passed over and the last known wins. Who writes such files gives the name in a header, once for every language that
# there may be, and never in a column.
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


def imported(language, text, last=None):
    """The note types of the notes that a text brings into a new collection, where one was used last."""
    anki.lang.set_lang(language)
    folder = tempfile.mkdtemp(dir=sys.argv[1])
    collection = Collection(os.path.join(folder, "collection.anki2"))
    if last:
        collection.models.set_current(collection.models.by_name(last))
    path = os.path.join(folder, "notes.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("#separator:tab\n#html:true\n" + text)
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))
    names = [collection.get_note(each).note_type()["name"] for each in collection.find_notes("")]
    collection.close()
    return names


def check(what, seen, wanted):
    print(f"{what}: {seen}")
    assert seen == wanted, f"was {wanted}"


HEADER = "#notetype:Basic\nquestion\tanswer\n"
COLUMN = "#notetype column:1\nBasic\tquestion\tanswer\n"
print("anki 26.9.3, notes made of one line:")
check("English, header", imported("en", HEADER), ["Basic"])
check("English, column", imported("en", COLUMN), ["Basic"])
check("German, header", imported("de", HEADER), ["Einfach"])
check("German, column", imported("de", COLUMN), [])
check("Ukrainian, column", imported("uk", COLUMN), [])
check("German, header, after a cloze", imported("de", HEADER, "Lückentext"), ["Lückentext"])
names = "#notetype:Einfach\n#notetype:Lückentext\n#notetype:Basic\n{{c1::question}}\tanswer\n"
check("German, three headers", imported("de", names), ["Lückentext"])
PY
"$folder/python/bin/python" "$folder/probe.py" "$folder"
