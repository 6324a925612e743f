// @ts-check
// What a pupil hands in at the end of an assignment: fetched only where the address is an assignment's. The result has
// a place for it, in which the classroom's program draws.
const { carried, style: css } = data;
const [glue, program] = data.program;
const style = new CSSStyleSheet();
style.replaceSync(css);
document.adoptedStyleSheets.push(style);
// The program reads it as it reads its own pages.
const story = Object.assign(document.createElement("div"), { id: "class_data", hidden: true, textContent: carried });
if (document.readyState === "loading") await new Promise(done => addEventListener("DOMContentLoaded", done));
document.body.append(story);

// One attempt has one mark, also after the page was left, where the browser keeps that.
const key = "dateline:mark:" + location.pathname + location.search;
const mark = (() => {
  const fresh = String(Math.floor(Math.random() * 512));
  try {
    const kept = localStorage.getItem(key) ?? fresh;
    localStorage.setItem(key, kept);
    return kept;
  } catch {
    return fresh;
  }
})();
const code = () => document.querySelector(".panel .code")?.textContent?.replace(/ /g, "") ?? "";
self.datelineHand = () => [code(), location.search, mark].join("\n");

/** @type {Promise<ClassProgram> | undefined} */
let coming;
// Asked for again where it did not come.
const app = () =>
  (coming ??= (async () => {
    /** @type {ClassProgram} */
    const app = await import("./" + glue);
    await app.default({ module_or_path: "./" + program });
    return app;
  })().catch(error => {
    coming = undefined;
    throw error;
  }));
// For a projector: the assignment, then each of its questions by its place in the story and its id.
export const asked = async () => (await app()).asked(location.search).split("\n");

let drawn = "";
const draw = async () => {
  const place = document.getElementById("hand_in");
  const now = code();
  if (!place || !now || (place.firstChild && drawn === now)) return;
  drawn = now;
  const root = Object.assign(document.createElement("div"), { id: "handout", className: "hand" });
  place.replaceChildren(root);
  try {
    const isFirst = !coming;
    const ready = await app();
    if (!isFirst) ready.draw();
    serve(root, ready);
  } catch {
    drawn = "";
    const notice = /** @type {HTMLElement} */ (document.getElementById("missed"));
    notice.hidden = false;
    /** @type {HTMLElement} */ (notice.lastElementChild).onclick = () => {
      notice.hidden = true;
      draw();
    };
    place.replaceChildren(notice);
  }
};
new MutationObserver(draw).observe(document.body, { childList: true, subtree: true });
draw();
