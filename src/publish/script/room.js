// @ts-check
// What the classroom's program is told of a part of the page, and what it asks of the browser: in its own pages, and
// in what a pupil hands in.

/** @type {(root: HTMLElement, app: ClassProgram) => void} */
const serve = (root, app) => {
  /** @type {(event: Event, selector: string) => HTMLElement | null} */
  const near = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null);
  const written = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (root.querySelector("#" + id)).value;
  root.addEventListener("click", event => {
    const pressed = near(event, "[data-class], [data-chance]");
    if (!pressed) return;
    event.preventDefault();
    // What is pressed twice by habit was asked for once.
    if (event.detail > 1 && pressed.matches(".danger")) return;
    const { class: deed, chance, from, raw } = pressed.dataset;
    if (chance) return app.deed(`${chance} ${1 + Math.floor(Math.random() * 9998)}`);
    // What stands there is a text like any other that comes in.
    if (deed === "take" && from) return app.take("field", "", written(from));
    app.deed(deed + (from ? " " + written(from) : raw ? " " + written(raw).trim() : ""));
  });
  root.addEventListener("input", event => {
    const field = /** @type {HTMLInputElement | null} */ (near(event, "[data-input]"));
    if (field) app.deed(field.dataset.input + " " + field.value);
  });
  root.addEventListener("change", event => {
    const field = /** @type {HTMLInputElement | null} */ (near(event, "[data-edit], [data-tick]"));
    if (field) {
      const { tick, edit, plain } = field.dataset;
      const value = plain === undefined ? field.value : datelinePlain(field.value);
      app.deed(tick ?? edit + " " + value.trim());
    }
  });
  root.addEventListener("submit", event => event.preventDefault());
  root.addEventListener("keydown", event => {
    // In a field of one line Enter does what its button does.
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    const { id } = event.target;
    if (id)
      root
        .querySelector(`[data-from="${id}"], [data-raw="${id}"]`)
        ?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
  self.datelineCopyText = async text => {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false
    );
    app.deed("copied " + (isCopied ? "yes" : "no"));
    if (isCopied) return;
    // Else it is marked, to be copied by hand.
    const shown = [...root.querySelectorAll("output")].find(
      one => one.textContent?.replace(/ /g, "") === text.replace(/ /g, "")
    );
    if (shown) getSelection()?.selectAllChildren(shown);
  };
};
// The address of the folder that the page is in.
self.datelineBase = () => new URL(".", location.href).href;
self.datelineSave = (name, type, bytes) => {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
