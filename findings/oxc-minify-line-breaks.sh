#!/bin/bash
# oxc-minify 0.146.0: the smaller form of a script could be expected to have no line breaks that the script itself had
# only as `\n` in its texts. The library writes a text with `\n` as a template with a real line break in it, which is
# a character shorter. It means the same, but the script is no longer one line, and must not be treated as if white
# space were its own: put into an attribute of XML, which turns line breaks into spaces, or indented with what is
# around it, it says something else. Who puts scripts into other texts does so byte for byte.
#
# Needs node and npm. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund oxc-minify@0.146.0 >/dev/null
cat > probe.mjs <<'JS'
import assert from "node:assert/strict";
import { minifySync } from "oxc-minify";
const script = String.raw`globalThis.text = "one\ntwo";`;
const { code } = minifySync("script.js", script);
console.log("oxc-minify 0.146.0:", JSON.stringify(script), "is", JSON.stringify(code));
assert.equal(code, "globalThis.text=`one\ntwo`;");
const text = code => (new Function(code)(), globalThis.text);
assert.equal(text(code), text(script));
const spaced = code.replaceAll("\n", " ");
console.log("in an attribute of XML:", JSON.stringify(text(spaced)));
assert.equal(text(spaced), "one two");
JS
node probe.mjs
