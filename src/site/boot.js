// Starts the program over the page that was written, and gets out of the way
// where that does not work: the page then stays what it was, a document.
(() => {
  const page = document.documentElement;
  const giveUp = () => page.classList.remove("js", "live");
  let tried = false;
  let written;
  const start = (query) =>
    import("./APP_JS" + query).then((app) => app.default({ module_or_path: "./APP_WASM" }));
  // The tree was not what the program left there (a translator's, say): once
  // more, on an empty place. If that fails too, what was written comes back.
  const rescue = () => {
    const app = document.getElementById("app");
    if (tried) {
      app.replaceWith(written);
      giveUp();
      return;
    }
    tried = true;
    app.replaceChildren();
    app.dataset.afresh = "";
    start("?afresh").catch(rescue);
  };
  const trapped = (error) => error instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => trapped(event.error) && rescue());
  addEventListener("DOMContentLoaded", () => {
    written = document.getElementById("app").cloneNode(true);
    start("").catch((error) => (trapped(error) ? rescue() : giveUp()));
  });
  page.classList.add("js");
})();
