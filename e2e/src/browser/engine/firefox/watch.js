// @ts-check
// Keeps what pages say and ask for, until it is told. Runs in the browser's own window.
/** @type {Window["e2e"]} */
const { said, sent } = { said: [], sent: [] };
window.e2e = { said, sent };
/** @param {string | undefined} place */
const ofPage = place => /^(https?|blob|wasm|data):/.test(place ?? "");

// What a page says by `console`, it says in its own process.
const listen = () => {
  const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
  const system = Cc["@mozilla.org/systemprincipal;1"].createInstance(Ci.nsIPrincipal);
  storage.addLogEventListener(event => {
    const { level, filename, lineNumber, arguments: words } = event.wrappedJSObject;
    const text = `${filename}:${lineNumber} ${[...words].map(String).join(" ")}`;
    Services.cpmm.sendAsyncMessage("e2e:said", { level, filename, text });
  }, system);
};
Services.ppmm.addMessageListener("e2e:said", ({ data: { level, filename, text } }) => {
  if (ofPage(filename)) said.push({ level, source: "console-api", text });
});
Services.ppmm.loadProcessScript(`data:,(${encodeURIComponent(listen.toString())})()`, true);

// What the browser says of a page, such as errors and what the policy forbids.
Services.console.registerListener({
  observe: message => {
    if (!(message instanceof Ci.nsIScriptError) || !ofPage(message.sourceName)) return;
    // Of storage that is denied or kept apart, the browser speaks wherever a page looks for it.
    if (message.category.startsWith("cookie")) return;
    // What a page had asked for when it was left, on the way to its other language, is given up; where the service
    // worker was answering, the browser calls that an error of the worker's. One of its own it calls otherwise.
    if (message.category.startsWith("Service Worker") && /unexpected error/.test(message.errorMessage)) return;
    const level =
      message.flags & Ci.nsIScriptError.warningFlag
        ? "warn"
        : message.flags & Ci.nsIScriptError.infoFlag
          ? "info"
          : "error";
    const text = `${message.sourceName}:${message.lineNumber} ${message.errorMessage}`;
    said.push({ level, source: message.category, text });
  }
});

// What pages ask for, and not what the browser wants for itself.
const kinds = Object.fromEntries(Object.entries(Ci.nsIContentPolicy).map(([name, number]) => [number, name]));
Services.obs.addObserver(
  {
    observe: channel => {
      const { URI, requestMethod, loadInfo } = channel.QueryInterface(Ci.nsIHttpChannel);
      const context = BrowsingContext.get(loadInfo.browsingContextID);
      if (context?.isContent) sent.push([URI.spec, requestMethod, kinds[loadInfo.externalContentPolicyType] ?? ""]);
    }
  },
  "http-on-modify-request"
);
