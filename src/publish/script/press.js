// @ts-check
// Which presses, keys and strokes come to the program.

/** @type {(act: (event: any) => void, ...kinds: string[]) => void} */
const early = (act, ...kinds) => kinds.forEach(kind => addEventListener(kind, act, true));
// A press ends where it began: what has come to stand there, and its reader cannot have seen yet,
// is not pressed by it, nor what the second half of a double click meets there.
/** When that was to be seen, as events count the time. */
let seen = 0;
self.datelineDrawn = () => {
  seen = Infinity;
  datelineSoon(() => {
    seen = new Event("").timeStamp;
  });
};
// The last press, and the one before; and whether Ctrl is held, of which a trackpad's pinch tells, too.
/** @type {(Press | undefined)[]} */
let [press, before] = [];
let ctrl = false;
self.datelineCtrl = () => ctrl;
self.datelineArrow = () => !press?.end && /^Arrow/.test(press?.key ?? "");
early(
  ({ timeStamp: at, clientX: x, clientY: y, key = "", repeat }) => {
    if (!repeat) [press, before] = [{ at, x, y, key }, press];
  },
  "pointerdown",
  "keydown"
);
early(
  event => {
    if (press) press.end ??= event.timeStamp;
  },
  "pointerup",
  "pointercancel",
  "keyup"
);
early(event => {
  const { target, timeStamp, isTrusted } = event;
  // Assistive technology clicks without a press.
  if (!isTrusted || !press || timeStamp > /** @type {number} */ (press.end) + 100) return;
  const part = target.closest("a,button,label,summary");
  const what = part?.dataset.do ?? part?.textContent;
  press.what ??= what;
  const { at, x, y, key } = press;
  // A hand that has stayed where it was; on an arrow key it may stay.
  const same = key.length < 6 && before?.key === key && !(Math.hypot(x - before.x, y - before.y) > 20) && before;
  if (
    // The topics stand where they stood, and open nothing else.
    (at < seen && !target.closest(".topics")) ||
    (what && what !== press.what) ||
    (same && (at < seen + 250 || (!key && same.what && what !== same.what && at < same.at + 500))) ||
    target.closest("#panel [data-pressed]")
  ) {
    event.preventDefault();
    event.stopPropagation();
  }
}, "click");
early(
  ({ buttons, ctrlKey, target, pointerId }) => {
    ctrl = ctrlKey;
    // A button was let go, and the page has not heard of it: the mouse drags nothing any more.
    if (buttons !== 0 || !press || press.key || press.end) return;
    press.end = press.at;
    if (target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
    target.dispatchEvent(new Event("pointercancel", { bubbles: true }));
  },
  "pointermove",
  "keydown",
  "keyup"
);
// Keys that are meant for a field, a dialog, a text that is marked or composed are not for the page; of
// those that are, what closes, turns or hands in does so once a press.
early(event => {
  const { key, target, repeat } = event;
  /** @param {string} selector */
  const isIn = selector => target.closest?.(selector);
  if (
    event.isComposing ||
    event.keyCode === 229 ||
    (event.shiftKey && key.length > 1) ||
    (repeat && (/^E/.test(key) || (/t$/.test(key) && !isIn(".pin")))) ||
    (key !== "Enter" && isIn("select,.field")) ||
    document.querySelector("dialog[open]")
  )
    event.stopPropagation();
}, "keydown");
// Whether fingers have enlarged the page, which one finger then moves.
self.visualViewport?.addEventListener("resize", ({ target }) =>
  page.classList.toggle("pinched", /** @type {VisualViewport} */ (target).scale > 1.01)
);
