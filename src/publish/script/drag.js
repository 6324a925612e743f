// @ts-check
// Drag and drop in the quiz, by pointer events of a mouse, a pen or a finger: an item to its place in the
// order, to which it can be moved by buttons and keys, too.

// What a pointer has hold of: the handle of an item; the item, which goes with the pointer; from where.
/** @type {{ handle: HTMLElement, whole: HTMLElement, x: number, y: number, moves?: boolean } | undefined} */
let held;
/** @type {(kind: string, act: (event: any) => void, early?: boolean) => void} */
const hear = (kind, act, early) => document.addEventListener(kind, act, early);
const unmark = () => all("[data-dragged]").forEach(part => delete part.dataset.dragged);
hear("pointerdown", ({ target, isPrimary, button, clientX: x, clientY: y }) => {
  unmark();
  const handle = isPrimary && !button ? target.closest?.("[data-drag]") : null;
  const whole = handle?.closest(".item");
  held = whole ? { handle, whole, x, y } : undefined;
});
hear("pointermove", ({ clientX, clientY, pointerId }) => {
  if (!held) return;
  const [x, y] = [clientX - held.x, clientY - held.y];
  // A click may slip.
  if (!held.moves && Math.hypot(x, y) < 6) return;
  if (!held.moves) {
    held.moves = true;
    held.whole.dataset.dragged = "";
    // What is let go over the place that it came from is not clicked.
    held.handle.setPointerCapture(pointerId);
  }
  held.whole.style.translate = `${x}px ${y}px`;
});
hear("pointerup", () => {
  if (held?.moves) {
    const { handle, whole } = held;
    // It comes before the first whose middle is further down than its own.
    const before = all(".panel .item").filter(item => item !== whole && middle(item)[1] < middle(whole)[1]);
    // The program reads it as it reads what is chosen in a list.
    const act = document.createElement("i");
    act.dataset.edit = `move ${handle.dataset.drag} ${before.length}`;
    whole.append(act);
    act.dispatchEvent(new Event("change", { bubbles: true }));
    act.remove();
  }
  drop();
});
// It keeps the mark of what was dragged until it was clicked, or something else is taken.
const drop = () => {
  if (held) held.whole.style.translate = "";
  held = undefined;
};
hear("pointercancel", drop);
// What was dragged is not clicked as well.
hear(
  "click",
  event => {
    if (!event.target.closest?.("[data-dragged]")) return;
    unmark();
    event.stopPropagation();
  },
  true
);
