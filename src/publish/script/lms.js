// @ts-check
// What a learning system is told of the quiz: fetched only where its launcher (`launch.js`) has opened the page in a
// frame. The program says what is to be done; the launcher, which has the system before it, is told that, and does it.
const [glue, program] = data.program;
const now = () => performance.now();
const opened = now();
// The reader's clock, without a zone.
const clock = () => {
  const date = new Date();
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
};
// The attempt as the page would keep it: the launcher's system keeps it instead.
let kept = "";
// How long the question that is shown had been there when something was last done.
let shownAt = opened;
let latency = 0;
/** @type {LmsProgram | undefined} */
let app;
/** @param {string} deeds */
const post = deeds =>
  parent.postMessage({ type: "dateline:lms", deeds: JSON.parse(deeds), code: app?.full(location.search) ?? "" }, "*");
const hear = () => {
  const deeds = kept && app?.step(kept, latency, now() - opened, clock());
  if (deeds && deeds !== "[]") post(deeds);
};
self.datelineKeep = (key, text) => {
  if (text && key.startsWith("dateline:quiz:")) {
    kept = text;
    hear();
  }
  return true;
};
/** @type {Element | null} */
let question = null;
new MutationObserver(() => {
  const shown = document.querySelector(".question");
  if (shown !== question) shownAt = now();
  question = shown;
}).observe(document.documentElement, { childList: true, subtree: true });
for (const kind of ["click", "change", "keydown"])
  addEventListener(
    kind,
    () => {
      latency = now() - shownAt;
    },
    true
  );
// The questions are in the language in which they were set; a package has no other.
addEventListener("DOMContentLoaded", () => document.querySelector(".languages")?.remove());
document.querySelector(".languages")?.remove();

const launched = new Promise(done =>
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.type === "dateline:launch") done(String(data.launch));
  })
);
parent.postMessage({ type: "dateline:lms", deeds: [], code: "", isNew: true }, "*");
const [launch, ready] = await Promise.all([
  launched,
  (async () => {
    /** @type {LmsProgram} */
    const app = await import("./" + glue);
    await app.default({ module_or_path: "./" + program });
    return app;
  })()
]);
app = ready;
// The questions are lines of what the page carries.
const story = /** @type {HTMLElement} */ (document.getElementById("story")).textContent.split("\n");
const carried = [data.language, ...story.slice(...data.lines), ""].join("\n");
post(app.begin(carried, launch, now() - opened, clock()));
// A frame is where the written page had the questions, which is beyond those of the program.
const settle = () => {
  if (!document.documentElement.matches(".live")) setTimeout(settle, 100);
  else if (!latency) document.getElementById("panel")?.scrollIntoView();
};
settle();
// What was answered before all of this was there.
hear();
// A launcher that may look here asks for the last word itself.
self.datelineLeave = () => ready.leave(now() - opened, clock());
