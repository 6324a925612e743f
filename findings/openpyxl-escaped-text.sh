#!/bin/bash
# openpyxl 3.1.5: a text in a workbook (ECMA-376, Part 1, ST_Xstring) may have `_x` and four hexadecimal digits and
# `_` for a character that XML does not allow, so that a text in which that stands as such has to be written with its
# first `_` as `_x005F_`. The library neither writes nor reads it so: what it writes is another text for a program
# that follows the standard, such as the npm package xlsx 0.18.5, and of what is written right it reads too much. Who
# writes workbooks escapes such texts, and does not take a reading by openpyxl for a proof.
#
# Needs Python 3, node and npm. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
cd "$folder"
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null
cat > probe.py <<'PY'
import zipfile

import openpyxl

book = openpyxl.Workbook()
book.active["A1"] = "size_x0041_b"
book.save("plain.xlsx")
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("escaped.xlsx", "w") as escaped:
    for name in plain.namelist():
        escaped.writestr(name, plain.read(name).replace(b"size_x0041_b", b"size_x005F_x0041_b"))
seen = [openpyxl.load_workbook(path).active["A1"].value for path in ["plain.xlsx", "escaped.xlsx"]]
print("size_x0041_b as openpyxl 3.1.5 writes it and escaped, read by openpyxl:", seen)
assert seen == ["size_x0041_b", "size_x005F_x0041_b"]
PY
python/bin/python probe.py
cat > probe.cjs <<'JS'
const assert = require("node:assert/strict");
const { readFile } = require("xlsx");
const seen = ["plain.xlsx", "escaped.xlsx"].map(path => readFile(path).Sheets.Sheet.A1.v);
console.log("read by xlsx 0.18.5:", seen);
assert.deepEqual(seen, ["sizeAb", "size_x0041_b"]);
JS
node probe.cjs
