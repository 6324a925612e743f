// @ts-check
// Receives the host page's commands and does them (what they are called stands in host.js), and
// keeps the host told how high the page is.
// It needs no program: a page that stays a document has the right height, too.
const page = document.documentElement;
const query = new URLSearchParams(location.search);
const framed = parent !== self;
/** @type {Host} */
const host = {
  url: location.href.split("#")[0],
  pym: query.get("childId"),
  secret: /[?&]secret=(\w+)/.exec(location.hash)?.[1]
};
/** @param {Said} message */
const post = message => framed && parent.postMessage(message, "*");
const resizing = query.get("height");
/** @type {HTMLElement | undefined} */
let box;
let last = 0;
// As it is without a scroll bar, which makes it higher, and which then stays for want of a pixel.
/** @param {HTMLElement} whole */
const measured = whole => {
  page.style.scrollbarWidth = "none";
  const { height } = whole.getBoundingClientRect();
  if (height > innerHeight + 1) page.style.scrollbarWidth = "";
  return Math.ceil(height);
};
// The browser's own way, where it has one and the host allows it. It does not hear
// what is asked while it still answers, and may answer for another width.
/** @param {number} tries */
const fit = tries => {
  page.style.minHeight = "";
  if (!tries || Math.abs(innerHeight - last) <= 1) return;
  try {
    // Else a box that is as low as its frame would stay so.
    page.style.minHeight = last + "px";
    requestResize();
    setTimeout(fit, 100, tries - 1);
  } catch {
    page.style.minHeight = "";
  }
};
// Of a still box it depends on the width alone, and is told once.
/** @param {unknown} [again] */
const tell = again => {
  let height = box && resizing !== "fixed" ? measured(box) : 0;
  if (height && page.dataset.layout === "card") height = innerWidth < 600 ? 720 : 640;
  if (resizing === "grow" && height < last) height = last;
  // What is not shown has no height, and no frame is to have none.
  if (!height || (height === last && again !== true)) return;
  last = height;
  host.width = innerWidth;
  said(host, height).forEach(post);
  delete host.kind;
  fit(5);
};
// The newest of each kind that the host has said since the last picture, however much it was.
/** @type {AllHeard} */
/** @type {AllHeard | undefined} */
let news;
const heed = () => {
  const { theme, goto, lang, ...known } = /** @type {AllHeard} */ (news);
  news = undefined;
  // The page that the frame may go to looks like this one.
  if (theme) {
    look(theme);
    query.set("theme", theme);
  }
  if (goto) show(goto);
  if (lang) speak(lang);
  // Its first answer is taken at once and the others with the next frame, so that a
  // second first one would overtake an older height.
  if (known.sizer === host.sizer) delete known.kind;
  Object.assign(host, known);
  tell(Object.keys(known).length > 0);
};
if (framed) {
  addEventListener("message", ({ source, data }) => {
    const event = source === parent && heard(data);
    if (!event) return;
    // In one order with what the reader does.
    if (!news) datelineSoon(heed);
    news = { ...news, ...event };
  });
  addEventListener("DOMContentLoaded", () => {
    box = document.querySelector(".page");
    // A page that is left for that in another language may have none yet.
    if (!box) return;
    tell();
    // It looks once a frame. A frame out of sight is not drawn, hence the other two.
    new ResizeObserver(tell).observe(box);
  });
  addEventListener("load", () => tell(true));
  addEventListener("resize", tell);
  post("[iFrameResizerChild]Ready");
  post({ sentinel: "amp", type: "embed-ready" });
}
// What the program tells the host: an object, as text.
self.dateline = text => post(JSON.parse(text));
