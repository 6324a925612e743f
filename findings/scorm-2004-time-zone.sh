#!/bin/bash
# scorm-again 3.4.3, SCORM 2004: a time in the data model looks like ISO 8601, but its grammar in the Run-Time
# Environment puts the zone inside the fraction of a second: with a zone there must be a fraction. So the usual
# `…T10:00:00Z` is refused with error 406 while `…T10:00:00.0Z`, and the same without a zone, is taken, although that
# document itself gives the first form among its examples. Who writes times adds `.0` where a zone follows.
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
const api = new Scorm2004API({ logLevel: 5 });
api.Initialize("");
api.SetValue("cmi.interactions.0.id", "question");
console.log("scorm-again 3.4.3, cmi.interactions.0.timestamp:");
for (const [time, error] of [
  ["2026-01-02T10:00:00Z", "406"],
  ["2026-01-02T10:00:00+02:00", "406"],
  ["2026-01-02T10:00:00", "0"],
  ["2026-01-02T10:00:00.0Z", "0"],
  ["2026-01-02T10:00:00.0+02:00", "0"],
]) {
  api.SetValue("cmi.interactions.0.timestamp", time);
  const seen = String(api.GetLastError());
  console.log(time, seen);
  assert.equal(seen, error);
}
process.exit(0);
JS
node probe.mjs
