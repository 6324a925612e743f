// @ts-check
// What a page of the classroom needs before its program, and what only that calls: the language, files, the
// clipboard, pictures.
const page = document.documentElement;
const query = new URLSearchParams(location.search);
// The page in the reader's language, with all that the address holds.
const pages = new Map(data.pages);
/** @param {string} tag */
const spoken = tag => (pages.has(tag) ? tag : [...pages.keys()].find(page => page.split("-")[0] === tag.split("-")[0]));
const asked = query.get("lang") ?? "";
const wanted = pages.has(asked) ? asked : data.front && navigator.languages.map(spoken).find(Boolean);
/** @param {string} tag */
const translated = tag => {
  query.set("lang", tag);
  return "./" + pages.get(tag) + "?" + query + location.hash;
};
if (wanted && wanted !== page.lang) location.replace(translated(wanted));
addEventListener(
  "click",
  event => {
    const link = event.target?.closest?.(".languages a");
    if (link) link.href = translated(link.lang);
  },
  true
);
const giveUp = () => {
  const notice = document.getElementById("missed");
  notice.hidden = false;
  /** @type {HTMLElement} */ (notice.lastElementChild).onclick = () => location.reload();
};
addEventListener("error", event => event.error instanceof WebAssembly.RuntimeError && giveUp());
addEventListener("DOMContentLoaded", () => {
  import("./" + data.app)
    .then(/** @param {Glue} app */ app => app.default({ module_or_path: "./" + data.program }))
    .catch(giveUp);
});
