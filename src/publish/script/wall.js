// @ts-check
// The layout for a projector: map and text fill the screen side by side, and the keys of a presenter lead
// through them. It is fetched only where the address asks for it.
const { words } = data;
const root = document.documentElement;
const style = new CSSStyleSheet();
style.replaceSync(data.style);
document.adoptedStyleSheets.push(style);
root.classList.add("filled");
if (document.readyState === "loading") await new Promise(done => addEventListener("DOMContentLoaded", done));

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
/** @type {(text: string, places: { [place: string]: string }) => string} */
const fill = (text, places) => text.replace(/\{(\w+)\}/g, (_, place) => places[place]);
const say = datelineSay.number;

const [head, main, grid, reading] = /** @type {HTMLElement[]} */ (
  [".head", "main", ".grid", "#reading"].map(part => document.querySelector(part))
);
const isAsking = () => root.matches(".asking");

// A text that is too long for its pane goes on in columns beyond the pane's edge, of which one at a time is
// brought into it: no line is cut, and nothing has to be scrolled for.
/** @param {HTMLElement} pane */
const stride = pane => pane.clientWidth + parseFloat(getComputedStyle(pane).columnGap);
/** @param {HTMLElement} pane */
const pages = pane => Math.round((pane.scrollWidth + parseFloat(getComputedStyle(pane).columnGap)) / stride(pane)) || 1;
// A focus that lands between two has the one in which it begins.
/** @param {HTMLElement} pane */
const page = pane => Math.round(Math.abs(pane.scrollLeft) / stride(pane)) || 0;
/** @type {(pane: HTMLElement, to: number) => void} */
const show = (pane, to) => {
  pane.scrollLeft = to * stride(pane) * (root.dir === "rtl" ? -1 : 1);
};

// The questions, as they stand in the document: the reader's own attempt is neither read nor touched here.
/** @type {NodeListOf<HTMLLIElement>} */
const list = document.querySelectorAll("#quiz .questions > li");
let written = [...list];
// Of an assignment those that are asked, in its order; it can take the counts of hands.
let assignment = "";
/** @type {string[]} */
let ids = [];
if (self.datelineClass) {
  try {
    const [query, ...rows] = await (await self.datelineClass).asked();
    const all = rows.map(row => row.split(" "));
    [assignment, ids, written] = [query, all.map(([, id]) => id), all.map(([place]) => list[Number(place)])];
  } catch {
    // All questions are asked then, as without an assignment.
  }
}
/** @type {(from: Element | null) => string[]} */
const lines = from => [...(from?.children ?? [])].map(line => line.textContent ?? "");
// A copy that may stand beside what it was made of.
/** @type {<N extends Node>(node: N) => N} */
const copy = node => {
  const made = /** @type {typeof node} */ (node.cloneNode(true));
  if (made instanceof Element) for (const part of [made, ...made.querySelectorAll("[id]")]) part.removeAttribute("id");
  return made;
};

/** @type {(from: HTMLLIElement, at: number) => Asked} */
const build = (from, at) => {
  const answer = /** @type {Element} */ (from.querySelector("details"));
  const list = /** @type {Element} */ (answer.querySelector(".right"));
  const right = lines(list);
  const options = lines(from.querySelector(".choices"));
  const isOrdered = list.matches("ol");
  const isMarked = right.every(line => options.includes(line));
  const rows = options.map((text, row) => {
    const letter = String.fromCharCode(65 + row);
    const input = element("input", {
      type: "number",
      min: "0",
      max: "999",
      inputMode: "numeric",
      className: "wall-hands"
    });
    input.ariaLabel = fill(words.hands, { letter });
    const [bar, share] = [element("span", { className: "wall-bar" }), element("span", { className: "wall-share" })];
    const place = right.indexOf(text);
    const sign = isOrdered ? say(place + 1) : element("span", { className: "sign" });
    const tag = element("span", { className: "wall-tag" }, sign);
    if (!isOrdered) Object.assign(tag, { role: "img", ariaLabel: words.right });
    const line = element(
      "li",
      { className: place < 0 ? "wall-option" : "wall-option wall-true" },
      element("b", { className: "wall-letter", textContent: letter }),
      element("span", { className: "wall-text", textContent: text }),
      input,
      ...(place < 0 ? [] : [tag]),
      share,
      bar
    );
    return { line, input, bar, share };
  });
  // As shares of all hands.
  const count = () => {
    const hands = rows.map(({ input }) => Math.max(0, Math.floor(Number(input.value)) || 0));
    const all = hands.reduce((sum, n) => sum + n, 0);
    rows.forEach(({ line, bar, share }, row) => {
      const part = all && (100 * hands[row]) / all;
      bar.style.inlineSize = part + "%";
      share.textContent = all ? fill(words.percent, { n: say(Math.round(part)) }) : "";
      line.parentElement?.classList.toggle("wall-counted", all > 0);
    });
    handOn();
    fit();
  };
  for (const { input } of rows) input.oninput = count;
  const number = fill(words.question, { n: say(at + 1), of: say(written.length) });
  const stem = element("h2", { className: "wall-stem", tabIndex: -1, textContent: lines(from)[0] });
  const corrected = [...from.querySelectorAll(":scope > [id^=corrected_]")].map(copy);
  const asked = element("ol", { className: "wall-options" }, ...rows.map(({ line }) => line));
  const proof = element("div");
  // What is marked among the options already is not said again.
  for (const part of answer.children)
    if (!part.matches("summary") && (!isMarked || isOrdered || !part.matches("h3, .right"))) proof.append(copy(part));
  return {
    stem,
    inputs: rows.map(({ input }) => input),
    question: [element("p", { className: "wall-number", textContent: number }), stem, ...corrected, asked],
    proof: [proof]
  };
};

const question = element("section", { className: "wall wall-question" });
const proof = element("section", { className: "wall wall-proof", tabIndex: -1, ariaLabel: words.answer });
grid.append(question, proof);
/** @type {Asked[]} */
const built = [];
let [at, isShown] = [0, false];
const asked = () => (built[at] ??= build(written[at], at));

// At the foot the keys, and the same for a hand on the mouse.
/** @type {(label: string, by: number) => HTMLButtonElement} */
const button = (label, by) => {
  const made = element("button", { type: "button", className: "turn", ariaLabel: label });
  made.onclick = () => go(by);
  return made;
};
const keys = element("p", { className: "wall-keys" });
// What was counted goes into the class page, in the address's fragment, which no browser sends.
const counts = element("a", { className: "wall-counts plain", hidden: true, textContent: words.counts });
const handOn = () => {
  const rows = built.flatMap((question, place) => {
    const hands = question?.inputs.map(input => Math.max(0, Math.floor(Number(input.value)) || 0)) ?? [];
    return hands.some(Boolean) ? [[ids[place], ...hands].join(".")] : [];
  });
  counts.hidden = !assignment || !rows.length;
  counts.href = `./class.html?lang=${root.lang}#hands=${rows.join("~")}&${assignment}`;
};
const folio = element("p", { className: "wall-folio" });
const turns = element("div", { className: "wall-turns" }, button(words.back, -1), button(words.on, 1));
const foot = element("div", { className: "wall wall-foot" }, turns, keys, counts, folio);
main.append(foot);

// The pane that is read on.
const pane = () => (isAsking() ? (isShown ? proof : question) : reading);
const note = () => {
  keys.textContent = isAsking() ? words.quizKeys : words.keys;
  const all = root.matches(".bare") ? 1 : pages(pane());
  folio.textContent = all > 1 ? `${say(page(pane()) + 1)} / ${say(all)}` : "";
};

// The largest letters in which a text is seen whole, else the smallest; whether it is seen whole.
/** @param {HTMLElement} text */
const suit = text =>
  ["0", "1", "2"].some(size => {
    text.dataset.size = size;
    return pages(text) < 2;
  });
let size = "";
const fit = () => {
  const open = pane();
  const before = page(open);
  // The map has what the question leaves it: all options are seen.
  root.dataset.wide = "";
  const isWhole = suit(isAsking() ? question : reading);
  for (const wide of isAsking() && !isWhole ? ["1", "2"] : []) if (pages(question) > 1) root.dataset.wide = wide;
  if (isAsking() && isShown) suit(proof);
  // What the story is about stands there where there is room for it.
  root.classList.remove("wall-terse");
  root.classList.toggle("wall-terse", head.getBoundingClientRect().bottom > foot.getBoundingClientRect().top);
  // The program lays the map out where it is told of a size.
  const { width, height } = /** @type {Element} */ (document.getElementById("map")).getBoundingClientRect();
  const now = [width, height, getComputedStyle(root).fontSize].join();
  if (size !== now) {
    size = now;
    dispatchEvent(new Event("resize"));
  }
  show(open, Math.min(before, pages(open) - 1));
  note();
};

const draw = () => {
  const { question: parts, proof: proven } = asked();
  question.replaceChildren(...parts);
  proof.replaceChildren(...proven);
  root.classList.toggle("wall-told", isShown);
  // Whose words prove it, on the map.
  const told = isShown ? proof.querySelector("a[data-do]")?.getAttribute("href")?.slice(1) : "";
  for (const pin of document.querySelectorAll("#map .pin")) pin.classList.toggle("wall-lit", pin.id === "pin_" + told);
  self.datelineLight?.(told ?? "", "");
  for (const each of [question, proof]) show(each, 0);
  fit();
};

/** @param {boolean} isTold */
const focus = isTold => (isTold ? proof : asked().stem).focus({ preventScroll: true });

/** @param {number} by */
const ask = by => {
  const next = isShown === by > 0 ? at + by : at;
  if (!written[next]) return;
  [at, isShown] = [next, !isShown];
  draw();
  focus(isShown);
};

// The one before or behind in the order of the list; beyond its ends the map.
/** @type {(by: number) => HTMLElement | null | undefined} */
const beside = by => {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("#explore .all .subject");
  const open = "#" + document.querySelector(".part.open")?.id;
  const here = root.matches(".bare") ? -1 : [...links].findIndex(link => link.getAttribute("href") === open);
  return links[here + by] ?? (root.matches(".bare") ? null : document.querySelector(".mode"));
};

/** @param {number} by */
const go = by => {
  const [from, to] = [pane(), page(pane()) + by];
  if (!root.matches(".bare") && to >= 0 && to < pages(from)) {
    show(from, to);
    note();
  } else if (isAsking()) ask(by);
  else {
    const step = document.querySelector(".steps > .part.open");
    /** @type {HTMLElement | null | undefined} */
    const onward = by > 0 ? step?.querySelector(".foot .next") : null;
    /** @type {HTMLElement | null} */
    const turn = document.querySelector(`.bar .turn:${by > 0 ? "last" : "first"}-child`);
    const next = step ? (onward ?? turn) : beside(by);
    next?.click();
  }
};

// How a key leads on: 1, or back: -1.
/** @param {KeyboardEvent} event */
const way = ({ key, shiftKey }) => {
  const along = root.dir === "rtl" ? -1 : 1;
  const ways = new Map([
    ["PageDown", 1],
    ["ArrowDown", 1],
    ["ArrowRight", along],
    ["PageUp", -1],
    ["ArrowUp", -1],
    ["ArrowLeft", -along]
  ]);
  if (key === " ") return shiftKey ? -1 : 1;
  if (key === "Enter" && isAsking()) return 1;
  return shiftKey ? undefined : ways.get(key);
};

// Whoever goes from link to link by Tab presses them by key; a presenter's hand has been on the mouse.
let isTabbing = false;
addEventListener("pointerdown", () => (isTabbing = false), true);
addEventListener(
  "keydown",
  event => {
    const { key, code, repeat, target } = event;
    if (key === "Tab") isTabbing = true;
    const isIn = (/** @type {string} */ selector) => target instanceof Element && target.closest(selector);
    const isHand = isIn(".wall-hands");
    if (
      !root.matches(".live[data-layout=wall]:not(.covered)") ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      document.querySelector("dialog[open]") ||
      (isHand ? /^Arrow(Up|Down)$/.test(key) : isIn("input, select, textarea")) ||
      (key === "Enter" && isIn("a, button, summary")) ||
      (isTabbing && (isIn(".pin") ? !/^Page/.test(key) : key === " " && isIn("a, button, summary")))
    )
      return;
    // Where the keyboard has no such letters, those that stand where they would.
    const letter = /^[a-z]$/i.test(key) ? key : /^\P{ASCII}$/u.test(key) ? code.replace(/^Key/, "") : "";
    // A letter is a shortcut only while the keyboard is in the question: who dictates is not to trip over it.
    const isHere = isAsking() && !isShown && question.contains(document.activeElement);
    const input = isHere && letter && asked().inputs[letter.toUpperCase().charCodeAt(0) - 65];
    const by = way(event);
    if (!input && !by) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (input) {
      input.focus({ preventScroll: true });
      input.select();
    } else if (by && !repeat) {
      if (isHand) focus(false);
      go(by);
    }
  },
  true
);

// What is open, and how large, is known by what the program says of the page.
let was = "";
let wasLive = false;
const look = () => {
  const [isLive, isBare] = [root.matches(".live"), root.matches(".bare")];
  const now = [isLive, isBare, isAsking(), document.querySelector(".part.open")?.id].join();
  if (now === was) return;
  was = now;
  if (!isAsking()) {
    root.classList.remove("wall-told");
    show(reading, 0);
    fit();
  } else if (written.length) {
    draw();
    // At first a host page keeps its focus.
    if (wasLive || parent === self) focus(isShown);
  }
  wasLive = isLive;
};
const watch = new MutationObserver(look);
watch.observe(root, { attributeFilter: ["class"] });
watch.observe(reading, { attributeFilter: ["class"], subtree: true });
addEventListener("resize", event => event.isTrusted && fit());
for (const each of [reading, question, proof]) {
  each.addEventListener("scroll", () => {
    show(each, page(each));
    note();
  });
  // A fold was opened or closed.
  each.addEventListener("toggle", fit, true);
}
look();
