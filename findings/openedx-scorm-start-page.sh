#!/bin/bash
# openedx-scorm-xblock 19.0.5 (XBlock 6.1.0): in a SCORM manifest the items of the organization say by `identifierref`
# which resource is opened, the order of the resources means nothing, and the elements may have a prefix as in any
# XML. The block opens the first resource that has an `href`, even one that no item leads to. In a manifest with
# prefixes it finds neither resources nor a version: it takes any `index.html` of the package, and SCORM 1.2 for what
# is 2004. Who writes packages puts the resource that opens first, and lets the elements of the package have no
# prefix.
#
# Needs Python 3.11 or newer. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    openedx-scorm-xblock==19.0.5 XBlock==6.1.0 Django==5.2.19
cat > "$folder/probe.py" <<'PY'
import io
import logging
import sys
import zipfile
from types import SimpleNamespace

import django
from django.conf import settings

settings.configure(MEDIA_ROOT=sys.argv[1], USE_TZ=True)
django.setup()

from openedxscorm.scormxblock import ScormXBlock
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds

logging.disable(logging.WARNING)
MANIFEST = """<?xml version="1.0"?>
<:manifest identifier="m" xmlnsNAME="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
  <:metadata><:schema>ADL SCORM</:schema><:schemaversion>2004 4th Edition</:schemaversion></:metadata>
  <:organizations default="o"><:organization identifier="o"><:title>Quiz</:title>
    <:item identifier="i" identifierref="quiz"><:title>Quiz</:title></:item>
  </:organization></:organizations>
  <:resources>RESOURCES</:resources>
</:manifest>"""
NOTES = '<:resource identifier="notes" type="webcontent" adlcp:scormType="asset" href="notes.html"/>'
QUIZ = '<:resource identifier="quiz" type="webcontent" adlcp:scormType="sco" href="quiz.html"/>'


def opened(name, resources, prefix=""):
    text = MANIFEST.replace("RESOURCES", resources).replace("xmlnsNAME", f"xmlns:{prefix}" if prefix else "xmlns")
    text = text.replace("<:", f"<{prefix}:" if prefix else "<").replace("</:", f"</{prefix}:" if prefix else "</")
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("imsmanifest.xml", text)
        for page in ["index.html", "notes.html", "quiz.html"]:
            archive.writestr(page, "<!doctype html>")
    package.name = "package.zip"
    package.seek(0)
    platform = SimpleNamespace(service=lambda *_: None, handler_url=lambda *_: "/")
    block = ScormXBlock(platform, DictFieldData({}), ScopeIds("author", "scorm", "definition", name))
    block.location = SimpleNamespace(block_id=name, org="org", course="course", block_type="scorm")
    block.update_package_meta(package)
    block.extract_package(package)
    block.update_package_fields()
    return block.index_page_path, block.scorm_version


print("openedx-scorm-xblock 19.0.5, what is opened of a package of SCORM 2004 whose only item is the quiz:")
for name, resources, prefix, wanted in [
    ("quiz, notes", QUIZ + NOTES, "", ("quiz.html", "SCORM_2004")),
    ("notes, quiz", NOTES + QUIZ, "", ("notes.html", "SCORM_2004")),
    ("quiz, with prefixes", QUIZ, "imscp", ("index.html", "SCORM_12")),
]:
    seen = opened(name, resources, prefix)
    print(f"{name}: {seen}")
    assert seen == wanted, f"was {wanted}"
PY
"$folder/python/bin/python" "$folder/probe.py" "$folder/media"
