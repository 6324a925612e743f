#!/bin/bash
# scorm-again 3.4.3: `cmi.entry` (SCORM 2004) and `cmi.core.entry` (1.2) are there to tell a package whether an
# attempt is new (`ab-initio`) or was suspended (`resume`). The library says `""`, which means neither, in both cases:
# in a new attempt, and in one made from its own data of an attempt that ended with `suspend`, though the data has
# that end and the library has a function that makes the right word of it, which it does not call. A system has to set
# the element. Who writes packages looks for `cmi.suspend_data` rather than for `resume`.
#
# Needs node and npm. Fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund scorm-again@3.4.3 >/dev/null
cat > probe.mjs <<'JS'
import assert from "node:assert/strict";
globalThis.window = globalThis;
const { Scorm2004API } = await import("scorm-again/scorm2004");
const { Scorm12API } = await import("scorm-again/scorm12");
console.log("scorm-again 3.4.3:");
for (const [name, Api, prefix, core] of [["2004", Scorm2004API, "", "cmi."], ["1.2", Scorm12API, "LMS", "cmi.core."]]) {
  const call = (api, what, ...values) => api[prefix + what](...values);
  const first = new Api({ logLevel: 5 });
  call(first, "Initialize", "");
  const fresh = call(first, "GetValue", `${core}entry`);
  call(first, "SetValue", "cmi.suspend_data", "page 3");
  call(first, "SetValue", `${core}exit`, "suspend");
  const data = JSON.parse(JSON.stringify(first.renderCommitCMI(true)));
  const kept = name === "2004" ? data.cmi.exit : data.cmi.core.exit;
  const second = new Api({ logLevel: 5 });
  second.loadFromJSON(data);
  call(second, "Initialize", "");
  const again = call(second, "GetValue", `${core}entry`);
  const suspended = call(second, "GetValue", "cmi.suspend_data");
  console.log(name, { fresh, kept, again, suspended });
  assert.deepEqual([fresh, kept, again, suspended], ["", "suspend", "", "page 3"]);
}
const word = new Scorm2004API({ logLevel: 5 }).determineEntryValue("suspend", true);
console.log("its function for it says", word);
assert.equal(word, "resume");
process.exit(0);
JS
node probe.mjs
