// @ts-check
// What only the program calls, by the names that stand in `src/web`.

/** @type {(selector: string) => HTMLElement[]} */
const all = selector => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];
// Firefox complains where it is asked for an empty id.
/** @param {string | undefined} id */
const byId = id => (id ? document.getElementById(id) : null);
// The map's shapes, and the pins on it.
const moved = () => all("#map_base, .pins .pin");
// Has the browser move them, in so many ms, through their transforms in each of the rows. It asks
// the page for no frame.
self.datelineFly = (rows, ms) => {
  const frames = rows
    .split("\f")
    .slice(0, -1)
    .map(row => row.split("\n"));
  // What is not shown is not moved.
  const moves = moved().flatMap((part, at) =>
    part.hidden ? [] : part.animate({ transform: frames.map(row => row[at] ?? null) }, ms)
  );
  return { cancel: () => moves.forEach(one => one.cancel()) };
};
// Moves them, a transform each, and the names; what has none stands where its own style has it.
self.datelinePose = (poses, names) => {
  const each = poses.split("\n");
  moved().forEach((part, at) => {
    part.style.transform = each[at] ?? "";
  });
  all("#map_names")[0].style.transform = names;
};
// Where the text of each pin stands, and each name, where it is shown; without rows as its own style has it.
self.datelinePlace = (pins, names) => {
  const [texts, moves] = [pins, names].map(rows => rows.split("\n"));
  all(".pins .pin").forEach(({ style }, at) => {
    const row = (texts[at] ?? "").split(" ");
    ["--dx", "--dy", "--sx", "--sy", "--far", "--show", "--ring", "--wrap", "--wide"].forEach((key, n) =>
      style.setProperty(key, row[n] ?? "")
    );
  });
  all("#map_names .name").forEach(({ style }, at) => {
    style.transform = moves[at] ?? "";
    style.display = names && (moves[at] ? "inline" : "none");
  });
};
// Draws the shapes with the lines for a view from near, once these have come, or as the page has them: their paths
// are looked up by the ids of the elements. Where they do not come the page's own are as true, and coarser.
/** @type {Promise<Near> | undefined} */
let coming;
/** @type {Map<Element, string>} */
const far = new Map();
let isNear = false;
self.datelinePlate = is => {
  if (is === isNear) return;
  isNear = is;
  const name = all("[data-near]")[0]?.dataset.near;
  if (!name) return;
  coming ??= import("./" + name).then(module => module.default);
  coming.then(
    ({ unit, paths }) => {
      if (is !== isNear) return;
      for (const path of all(".shapes path")) {
        // In units of the map.
        const fine = paths[path.id]?.replace(/-?\d+/g, number => String(Number(number) * unit));
        if (!fine) continue;
        if (!far.has(path)) far.set(path, path.getAttribute("d") ?? "");
        path.setAttribute("d", is ? fine : (far.get(path) ?? ""));
      }
    },
    () => {
      // Asked for again at the next rest.
      coming = undefined;
      if (is === isNear) isNear = !is;
    }
  );
};
// Says of the whole page how things stand: a style that had to look for that would be asked at every change.
self.datelineMark = (name, on) => page.classList.toggle(name, on);
self.datelineCover = () => datelineMark("covered", all("#map")[0].matches(".large"));
const bounds = (/** @type {Element} */ part) => part.getBoundingClientRect();
// The middle of what an element takes, from the left and from the top.
/** @param {Element} part */
const middle = part => {
  const { left, top, width, height } = bounds(part);
  return [left + width / 2, top + height / 2];
};
const card = () => page.dataset.layout === "card";
self.datelineIs = what =>
  ({
    framed,
    card: card(),
    capped: letters() > most(),
    still: matchMedia("(prefers-reduced-motion: reduce)").matches,
    idle: [null, document.body].includes(/** @type {HTMLElement | null} */ (document.activeElement))
  })[what];
// Shows a part of the page and no other, a fact in it, and what it is about on the map.
self.datelineShow = (part, fact, subject) => {
  for (const { classList } of all(".open, .base .selected")) classList.remove("open", "selected");
  for (const { classList } of all(`.base [data-subject="${subject}"]`)) classList.add("selected");
  const [open, marked] = [part, fact].map(byId);
  marked?.closest("details")?.setAttribute("open", "");
  for (const shown of [open, marked]) shown?.classList.add("open");
  // Where it stands in the bar of steps.
  for (const tick of all(".ticks a"))
    tick.setAttribute("aria-current", tick.getAttribute("href") === "#" + part ? "step" : "false");
};
// Lights shapes on the map, or hatches them, by the ids of what they stand for.
self.datelineLight = (lit, hatched) => {
  for (const { dataset } of all(".base [data-subject]")) {
    const is = (/** @type {string} */ ids) => ids.split(" ").includes(dataset.subject ?? "");
    dataset.light = is(hatched) ? "hatched" : is(lit) ? "lit" : "";
  }
};
// Shows on the shapes of places what became of them, by rows of a place and that; of all others nothing.
self.datelineChoices = rows => {
  datelineMark("small-map", rows === "aside");
  const became = new Map(rows.split("\n").map(row => /** @type {[string, string]} */ (row.split(" "))));
  for (const { dataset } of all(".base [data-subject]")) {
    const state = became.get(dataset.subject ?? "");
    if (state) dataset.choice = state;
    else delete dataset.choice;
  }
};
// Gives something the focus, wherever it is, or where it comes into view; what is folded away is opened.
self.datelineFocus = (selector, preventScroll) => {
  const [part] = selector ? all(selector) : [];
  for (let fold = part?.parentElement; fold; fold = fold.parentElement)
    if (fold.matches("details")) fold.setAttribute("open", "");
  part?.focus({ preventScroll });
};
// Brings something into sight where it is not. A host page is never scrolled.
self.datelineReveal = selector => {
  const [part] = all(selector);
  if (!part) return;
  const { top, left, bottom } = bounds(part);
  // The foot of a question mostly is in sight, at the foot of what is seen.
  if (part.closest(".quiz-foot") && bottom <= innerHeight) return;
  if (card()) {
    // The sheet is scrolled, and nothing else: what comes into sight stands beneath the title that stays.
    const sheet = part.closest(".panel, #reading");
    if (sheet) sheet.scrollTop = sheet === part ? 0 : sheet.scrollTop + top - bounds(sheet).top - 60;
    return;
  }
  // The map lies over what is read, where it does not stand beside that. A reader looks at the upper part of the window.
  const map = bounds(all("#map")[0]);
  const over = map.left < left && map.right > left ? map.height : 0;
  if (!framed && (top < over || top > innerHeight * 0.6)) part.scrollIntoView();
};
// The drawn page takes the place of the written one; gives what finds the twin of what had the focus.
self.datelineSwap = fresh => {
  const [written] = all("#app");
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  written.replaceWith(fresh);
  if (!written.contains(focused)) return "";
  return focused.id ? "#" + focused.id : `[href='${focused.getAttribute("href")}']`;
};
// From here on the page works; its absence would be noticed by none.
self.datelineLive = () => {
  page.classList.add("live");
  // Whoever came for a part of the page goes on from there by key and by ear. A host page keeps its focus.
  if (page.matches(".addressed") && !framed && datelineIs("idle")) datelineFocus(".open .title", true);
  performance.mark("dateline:hydrated");
  // The rest of the document is gone, and with it may be the place that was scrolled to.
  datelineReveal(".addressed :is(.part, .panel).open");
  datelineReveal(".fact.open");
};
// A copy of a part of the page, without the ids, which stand once in it, or with them.
self.datelineCopy = (id, named) => {
  const copy = byId(id)?.cloneNode(true);
  if (!(copy instanceof Element)) return null;
  for (const part of named ? [] : [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  return copy;
};
// The pin that is meant where the area around one is hit: the nearest of the map's, since those areas lie over
// each other where pins stand close. What else is hit is meant itself.
self.datelineMeant = (hit, x, y) => {
  const far = (/** @type {Element} */ pin) => {
    const [left, top] = middle(pin);
    return Math.hypot(left - x, top - y);
  };
  if (!hit.matches(".pins .disc")) return hit;
  return all(".pins .pin:not([hidden])").reduce((best, pin) => (far(pin) < far(best) ? pin : best));
};
// Writes a text where others can paste it, or gives it, with the page's address, to whom the reader chooses; a
// reader who thinks better of that wants nothing else either.
/** @type {(go: () => Promise<void>, done: (is: boolean) => void) => void} */
const settle = (go, done) => {
  const broken = (/** @type {unknown} */ error) => /** @type {any} */ (error)?.name !== "AbortError" && done(false);
  try {
    go().then(() => done(true), broken);
  } catch (error) {
    broken(error);
  }
};
self.datelineWrite = (text, done) => settle(() => navigator.clipboard.writeText(text), done);
self.datelineTitle = () => document.title;
self.datelineHere = () => location.href.split("#")[0];
self.datelineShare = (text, done) => settle(() => navigator.share({ text, url: datelineHere() }), done);
// What a button does, with what stands in its field; and what is set, of a list or a field with what to.
self.datelineDeed = ({ dataset }) => {
  const field = /** @type {HTMLInputElement | null} */ (byId(dataset.from));
  return dataset.do && (field ? dataset.do + " " + datelinePlain(field.value) : dataset.do);
};
self.datelineEdit = element => {
  const { dataset, value, type } = /** @type {HTMLInputElement | HTMLSelectElement} */ (element);
  // Who walks along options by the arrow keys has chosen none yet.
  const edit = datelineArrow() ? dataset.edit?.replace("choose ", "") : dataset.edit;
  return edit && (/^(select|text)/.test(type) ? edit + " " + value : edit);
};
// What leads to another place of the page.
addEventListener("click", ({ target }) => {
  const to = /** @type {Element | null} */ (target)?.closest?.("[data-to]")?.getAttribute("data-to");
  if (!to) return;
  datelineFocus("#" + CSS.escape(to), true);
  datelineReveal(":focus");
});
// A key that presses a button for what has the focus: arrows move the item of an order, Enter in a field does
// what the button beside it does.
self.datelineDeputy = (element, key) => {
  const [from, button] =
    {
      ArrowUp: [".item", "[data-do^=move]"],
      ArrowDown: [".item", "[data-do^=move]:last-child"],
      Enter: [".row:has(input.field:focus)", "[data-from]"]
    }[key] ?? [];
  const deputy = /** @type {HTMLElement | null | undefined} */ (from && element.closest(from)?.querySelector(button));
  deputy?.click();
  return Boolean(deputy);
};
// Draws the lines on the map in, of which the longest has so many px.
self.datelineDraw = px => {
  const draw = { strokeDasharray: [`0 ${px}`, `${px} ${px}`] };
  byId("map_lines")?.animate(draw, { duration: 600, easing: "ease-out" });
};
// How large the letters of the map are, in shares of 16 px: as large as the reader's, as far as a small window has
// room for the names. On paper they do not grow.
const letters = () => parseFloat(getComputedStyle(page).fontSize) / 16;
const most = () => Math.max(innerWidth / 360, 1);
self.datelineLetters = () => (page.classList.contains("paper") ? 1 : Math.min(letters(), most()));
// The query or the fragment of the address, without its escapes.
self.datelineAddress = part => {
  const text = part === "hash" ? fragment() : location[part];
  try {
    return datelinePlain(decodeURIComponent(text));
  } catch {
    return text;
  }
};
// Whether the fragment is one that the page itself has written.
self.datelineOwn = () => Boolean(due || history.state);
// A page that is come back to has heard nothing meanwhile of what other windows have kept.
addEventListener("pageshow", event => event.persisted && dispatchEvent(new Event("storage")));
// Does something after the next picture, or soon where none is drawn; then nothing counts
// as pressed any more.
self.datelineActs = [];
self.datelineSoon = act => {
  if (datelineActs.push(act) > 1) return;
  const late = new Promise(done => setTimeout(done, 100));
  const shown = new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  Promise.race([late, shown]).then(() => {
    for (const { dataset } of all("[data-pressed]")) delete dataset.pressed;
    for (const act of datelineActs.splice(0)) act();
  });
};
// What the browser keeps under a name, or keeps from now on; merely asking throws in a sandbox without an origin.
self.datelineKept = key => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return;
  }
};
self.datelineKeep = (key, text) => {
  try {
    text === undefined ? localStorage.removeItem(key) : localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
};
// Seconds since the page was opened; and a number by chance, not 0, short enough to be read out.
self.datelineClock = () => performance.now() / 1000;
self.datelineChance = () => Math.random() * 99998 + 1;
