// @ts-check
// The settings in the address that change how the page looks, before it is seen.
const sheet = () => [...document.styleSheets[0].cssRules];
const dark = /** @type {CSSMediaRule[]} */ (sheet().filter(rule => rule.media?.mediaText.includes("scheme")));
// Light or dark, or what the reader's system says; what is to be light no browser darkens.
/** @param {string | null} theme */
const look = theme => {
  const [scheme, media] =
    theme === "dark"
      ? [theme, "screen"]
      : theme === "light"
        ? ["only light", "not all"]
        : ["", "screen and (prefers-color-scheme:dark)"];
  for (const rule of dark) rule.media.mediaText = media;
  page.style.colorScheme = scheme;
};
look(query.get("theme"));
const accent = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(query.get("accent") ?? "")?.[1];
if (accent) {
  /** @type {(rules: CSSRule[], ground: string) => void} */
  const tint = (rules, ground) => {
    for (const { style } of rules)
      style?.getPropertyValue("--accent") && style.setProperty("--accent", fitted(accent, ground));
  };
  // The ground on which each is hardest to read.
  tint(sheet(), "eef1f3");
  for (const rule of dark) tint([...rule.cssRules], "20262b");
}
if (query.get("chrome") === "minimal") page.dataset.chrome = "minimal";
// In a frame a still box, by itself a page; any where the address says so.
const layout = query.get("layout") ?? "";
page.dataset.layout = /^(page|card|wall)$/.test(layout) ? layout : framed ? "card" : "page";
// The other one that the map fills says so once its style is there.
page.classList.toggle("filled", page.dataset.layout === "card");
// Whoever passes an address on hangs something onto its fragment, or takes a full stop for a
// part of it. What stands before counts, once the page is there only where it is known; the
// reader's own answers are no tail. Firefox marks what is addressed by the fragment that the page began with.
/** @type {(fragment: string) => string} */
const stem = fragment => fragment.replace(/(\w)[?&/.)](?!quiz=).*/, "$1");
const trim = () => {
  const { hash } = location;
  const short = stem(hash);
  const known = !document.body || document.getElementById(short.slice(1));
  if (known && short !== hash) location.replace(short);
};
trim();
// The fragment that the address is to have. A browser has enough of changes at some time, and then
// throws or does nothing: it is written a little later, and counts as written until then.
let due = "";
let pause = 0;
const fragment = () => due || location.hash;
// Has the address another fragment: a step in the history, or none. It is marked as the page's own.
self.datelineGo = (fragment, step) => {
  due = fragment;
  try {
    history[step ? "pushState" : "replaceState"](1, "", due);
  } catch {}
  if (location.hash === due) due = "";
  clearTimeout(pause);
  pause = setTimeout(() => {
    pause = 0;
    due && datelineGo(due);
  }, 500);
};
// Before the program looks; a reader who goes elsewhere has the last word.
addEventListener("popstate", event => {
  if (event.isTrusted) due = "";
  trim();
});
// Of the address's own, or a word of the host's that opens nothing.
let addressed = /^#([\w-]+$|step=)/.test(location.hash);
const view = query.get("view") ?? "";
if (!addressed && /^(explore|follow|quiz)$/.test(view)) {
  location.replace("#" + view);
  addressed = true;
}
