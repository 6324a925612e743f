// @ts-check
// The page of a learning system: gives a package its API, and notes down every call and what is kept of it.
{
  /** @type {ScormSettings} */
  const settings = JSON.parse(document.getElementById("settings")?.textContent ?? "");
  const { is2004, before, throws, refuses, blocks, late } = settings;
  /** @type {ScormRecord} */
  const scorm = { calls: [], commits: [], faults: [] };
  window.scorm = scorm;

  const verbs = ["GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
  const names = is2004
    ? ["Initialize", "Terminate", ...verbs]
    : ["LMSInitialize", "LMSFinish", ...verbs.map(verb => `LMS${verb}`)];

  /** The system that is behind the API. @returns {ScormApi} */
  const system = () => {
    if (settings.api === "again") {
      const Again = is2004 ? window.Scorm2004API : window.Scorm12API;
      const again = new Again({ logLevel: 5 });
      again.loadFromFlattenedJSON(before);
      return again;
    }
    if (settings.api !== "empty") return window.strictScorm(is2004, before, scorm.faults);
    // As Open edX: everything is taken, and nothing told.
    /** @param {string} name */
    const answer = name => (/Error$/.test(name) ? "0" : /Value$|String$|Diagnostic$/.test(name) ? "" : "true");
    return Object.fromEntries(names.map(name => [name, () => (/SetValue$/.test(name) ? "true" : answer(name))]));
  };

  /** @type {ScormData} */
  let written = {};
  let commits = 0;
  /** Notes what a call that was taken leaves with the system. @param {ScormCall} call */
  const note = call => {
    if (String(call.result) !== "true") return;
    const [element, value] = call.arguments;
    if (/SetValue$/.test(call.name)) written = { ...written, [String(element)]: String(value) };
    if (/Commit$|Finish$|Terminate$/.test(call.name)) scorm.commits.push(written);
  };

  /** The same function of a system, watched. @param {ScormApi} system @param {string} name @param {string} called */
  const watched =
    (system, name, called) =>
    /** @param {unknown[]} words */
    (...words) => {
      /** @type {ScormCall} */
      const call = { name: called, arguments: words, result: null, threw: null };
      scorm.calls.push(call);
      const until = performance.now() + blocks;
      while (performance.now() < until);
      try {
        if (throws.includes(called)) throw new Error(`${called} is broken here`);
        const isRefused = /Commit$/.test(called) && ++commits === refuses;
        call.result = isRefused ? "false" : system[name]?.(...words);
      } catch (error) {
        call.threw = String(error);
        throw error;
      }
      note(call);
      return call.result;
    };

  const give = () => {
    if (settings.api === "none") return;
    const behind = system();
    // One object by both names, as wagtail-lms has it, with a function that nobody else has in place of LMSFinish.
    const isMixed = settings.api === "mixed";
    const called = (/** @type {string} */ name) => (isMixed && name === "LMSFinish" ? "LMSTerminate" : name);
    const api = Object.fromEntries(names.map(name => [called(name), watched(behind, name, called(name))]));
    if (is2004 || isMixed) window.API_1484_11 = api;
    if (!is2004 || isMixed) window.API = api;
  };

  if (late > 0) setTimeout(give, late);
  else give();

  if (settings.place === "opener") {
    const button = document.createElement("button");
    button.id = "launch";
    button.textContent = "Launch";
    button.addEventListener("click", () => open(settings.start));
    document.body.append(button);
  } else {
    const frame = document.createElement("iframe");
    frame.src = settings.place === "parent" ? settings.start : `middle.html#${settings.start}`;
    document.body.append(frame);
  }
}
