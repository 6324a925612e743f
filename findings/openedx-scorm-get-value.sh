#!/bin/bash
# openedx-scorm-xblock 19.0.5: the script that gives a package its API asks the server for the status, the score and
# the mode of an attempt, and waits. The answer is returned from the function that receives it, not from `GetValue`,
# which goes on and returns `""`. So a package never learns its status, score or mode, though the server knows them,
# and what it has set itself it does not read back. Other elements come from a copy in the page. Who writes packages
# keeps what it needs of these in `cmi.suspend_data`, and takes `""` for a normal mode.
#
# Needs node and Python 3.11 or newer. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check --no-deps openedx-scorm-xblock==19.0.5
scripts=$(echo "$folder"/python/lib/python3*/site-packages/openedxscorm/static/js/src)
cat > "$folder/probe.cjs" <<'JS'
const assert = require("node:assert/strict");
const fs = require("node:fs");
const vm = require("node:vm");
const asked = [];
const server = { "cmi.completion_status": "completed", "cmi.score.raw": 80, "cmi.mode": "normal" };
// As much of jQuery as the scripts call before there is a click: elements that take every call, and requests that are
// answered at once, as one that is not asynchronous is.
const element = new Proxy(function () {}, { get: (_, name) => (name === "length" ? 0 : () => element) });
const $ = given => {
  if (typeof given === "function") given($);
  return element;
};
$.ajax = ({ url, data, async, success }) => {
  if (url !== "scorm_get_value") return;
  const { name } = JSON.parse(data);
  asked.push([name, async]);
  success({ value: server[name] });
};
const window = { addEventListener() {}, location: { href: "" } };
const page = vm.createContext({ $, window, document: { addEventListener() {} } });
for (const name of ["scorm.js", "scormxblock.js"]) {
  vm.runInContext(fs.readFileSync(`${process.argv[2]}/${name}`, "utf8"), page);
}
const runtime = { handlerUrl: (_, name) => name };
page.ScormXBlock(runtime, {}, { scorm_version: "SCORM_2004", scorm_data: { "cmi.location": "page 3" } });
const api = page.API_1484_11;
console.log("openedx-scorm-xblock 19.0.5:");
for (const [name, answer] of Object.entries(server)) {
  const seen = api.GetValue(name);
  console.log(name, { server: answer, GetValue: seen, asked: asked.at(-1) });
  assert.equal(seen, "");
  assert.deepEqual(asked.at(-1), [name, false]);
}
console.log("cmi.location", { GetValue: api.GetValue("cmi.location") });
assert.equal(api.GetValue("cmi.location"), "page 3");
JS
node "$folder/probe.cjs" "$scripts"
