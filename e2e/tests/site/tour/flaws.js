// @ts-check
// What keeps a reader out of what the page shows, and axe does not see: texts that
// are cut off or lie on each other, controls that are small or have one name for two things.
const findFlaws = () => {
  /** @type {string[]} */
  const flaws = [];
  /** @param {string} css */
  const all = css => /** @type {Control[]} */ ([...document.querySelectorAll(css)]);
  /** @param {Element} element */
  const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** @param {string} text */
  const short = text => text.trim().replace(/\s+/g, " ").slice(0, 40);
  const { scrollWidth, clientWidth } = /** @type {Element} */ (document.scrollingElement);
  /** @type {(element: Element | null) => boolean} */
  const scrolls = element =>
    element !== null &&
    !element.matches("body, html") &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  if (scrollWidth > clientWidth) {
    const wide = all("body *").filter(
      element =>
        shown(element) &&
        !element.closest("svg, .map-box") &&
        !scrolls(element.parentElement) &&
        (element.getBoundingClientRect().right > clientWidth + 1 || element.getBoundingClientRect().left < -1)
    );
    flaws.push(
      `${scrollWidth} px in ${clientWidth}: ${wide.slice(0, 4).map(({ tagName, className, id }) => `${tagName}.${className}#${id}`)}`
    );
  }

  // The boxes of every text outside of the map, without what its font has above and below.
  const texts = [];
  const whole = /** @type {HTMLElement} */ (document.querySelector(".page"));
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const parent = /** @type {HTMLElement} */ (text.parentElement);
    if (!text.data.trim() || parent.closest(".unseen, .skip, svg, .map-box, select") || !shown(parent)) continue;
    if (document.querySelector(".large") && !parent.closest(".large")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const slack = (bottom - top) * 0.22;
      texts.push({ text, parent, left, right, top: top + slack, bottom: bottom - slack });
    }
  }
  for (const { text, parent, left, right, top, bottom } of texts) {
    const beyond = left < -1 || right > clientWidth + 1;
    if (beyond && !scrolls(parent)) flaws.push(`‘${short(text.data)}’ goes off the screen`);
    for (let box = parent; box.matches(".page *"); box = /** @type {HTMLElement} */ (box.parentElement)) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (style.display === "inline" || style.display === "contents") continue;
      const frame =
        /hidden|clip/.test(style.overflowX + style.overflowY) ||
        parseFloat(style.borderTopWidth) > 0 ||
        box.matches("button, .mode");
      const out = left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1;
      if (frame && out && !scrolls(box)) {
        flaws.push(`‘${short(text.data)}’ goes beyond its ${box.tagName}.${box.className}`);
        break;
      }
    }
  }
  // Of a row that scrolls, what is seen of it.
  /** @param {{ parent: Element, left: number, right: number }} text */
  const seen = ({ parent, left, right }) => {
    const row = parent.closest(".insets")?.getBoundingClientRect();
    return row ? { left: Math.max(left, row.left), right: Math.min(right, row.right) } : { left, right };
  };
  texts.sort((a, b) => a.top - b.top);
  for (const [at, one] of texts.entries()) {
    for (let next = at + 1; next < texts.length && texts[next].top < one.bottom; next++) {
      const other = texts[next];
      if (one.text === other.text) continue;
      // What is read goes beneath the map, which stays in sight and hides it, and beneath the foot of a question.
      const [over, under] = [one, other].map(({ parent }) => parent.closest(".map, .quiz-foot"));
      if (over !== under) continue;
      const [a, b] = [one, other].map(seen);
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (wide > 2) flaws.push(`‘${short(one.text.data)}’ and ‘${short(other.text.data)}’ lie on each other`);
    }
  }

  // The map's buttons and boxes leave each other room; an inset that has grown lies over its neighbour
  // until that has the focus.
  const boxes = all(".controls button, .pan, .inset")
    .filter(element => shown(element) && !element.matches(".insets:has(.grown) *"))
    .map(element => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      // Of a row that scrolls, what is seen of it.
      const row = element.matches(".inset") && scrolls(element) && element.parentElement?.getBoundingClientRect();
      const seen = row ? { left: Math.max(left, row.left), right: Math.min(right, row.right) } : { left, right };
      return /** @type {const} */ ([element, { ...seen, top, bottom }]);
    });
  for (const [at, [one, a]] of boxes.entries()) {
    for (const [other, b] of boxes.slice(at + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      /** @param {HTMLElement} element */
      const name = element => element.dataset.do ?? element.textContent;
      if (wide > 1 && high > 1) flaws.push(`‘${short(name(one))}’ and ‘${short(name(other))}’ lie on each other`);
    }
  }

  // What can be pressed: its size, and its name, which means one thing.
  axe.setup(document.documentElement);
  const meanings = new Map();
  for (const control of all("a[href], button, input, select, summary")) {
    if (!shown(control) || control.disabled) continue;
    if (document.querySelector(".large") && !control.closest(".large")) continue;
    const name = axe.commons.text.accessibleText(control);
    const { width, height } = (
      (control.matches("input") && control.closest("label")) ||
      control
    ).getBoundingClientRect();
    // What a pin can be hit by is more than what is drawn of it.
    const least = control.matches(".controls button, .pan, .mover") ? 44 : 24;
    const inText = control.matches("p a, .skip");
    if (!inText && Math.min(width, height) < least - 0.5)
      flaws.push(`‘${short(name)}’ is ${Math.round(width)} × ${Math.round(height)}, not ${least}`);
    if (!name) flaws.push(`${control.outerHTML.slice(0, 80)} has no name`);
    const meaning = control.dataset.do ?? control.dataset.edit ?? control.hash ?? control.href ?? control.id;
    // Of several groups of radio buttons each has a name of its own.
    const heard = control.matches("[type=radio]") ? `${control.getAttribute("name")}: ${name}` : name;
    const known = meanings.get(heard) ?? meaning;
    // A pin and a link to what it stands for do the same.
    if (known !== meaning && name) flaws.push(`‘${short(name)}’ is both ${known} and ${meaning}`);
    meanings.set(heard, meaning);
  }
  axe.teardown();
  return [...new Set(flaws)];
};
