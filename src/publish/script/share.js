// @ts-check
// The dialog that gives the link to this page and the lines that embed it. It is
// fetched only when it is asked for.
const { words, settings } = data;
const style = new CSSStyleSheet();
style.replaceSync(data.style);
document.adoptedStyleSheets.push(style);

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

// What is chosen, as a query with its `?`; what is as by default is left out.
/** @param {HTMLFormElement} form */
const chosen = form => {
  const query = new URLSearchParams();
  for (const { name, value, checked, type, pattern } of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
    const usable = type === "checkbox" ? checked : value && (!pattern || new RegExp(`^(${pattern})$`).test(value));
    if (name && usable) query.set(name, value.replace("#", ""));
  }
  return query.size ? "?" + query : "";
};

// The widths at which the height is measured, in CSS px: between them it is taken to
// run straight; the two in the middle are those between which the columns change.
const WIDTHS = [320, 480, 720, data.columns - 1, data.columns, 1280];

// How high the page is at a width, in CSS px.
/** @type {(url: string, width: number) => Promise<number>} */
const measured = (url, width) =>
  new Promise(done => {
    const frame = element("iframe", { src: url, name: "dateline-unkept", tabIndex: -1, ariaHidden: "true" });
    frame.style = `position:fixed;inset-block-start:0;inset-inline-start:-9999px;visibility:hidden;border:0;width:${width}px;height:600px`;
    /** @param {number} height */
    const end = height => {
      clearInterval(looking);
      clearTimeout(waiting);
      frame.remove();
      done(Math.ceil(height));
    };
    const looking = setInterval(() => {
      const whole = frame.contentDocument?.querySelector(".live .page");
      const height = whole?.getBoundingClientRect().height;
      if (height) end(height);
    }, 100);
    const waiting = setTimeout(end, 8000, 0);
    document.body.append(frame);
  });

// A card is so high, with a step where it changes.
const CARD = "calc(720px - clamp(0px,(100cqi - 599px)*80,80px))";

// A height by width in the words of a style sheet: straight from each width to the next.
/** @param {number[]} heights */
const reserve = heights => {
  const ramps = heights.slice(1).map((height, at) => {
    const [from, to] = [WIDTHS[at], WIDTHS[at + 1]];
    const slope = +((height - heights[at]) / (to - from)).toFixed(3);
    return slope && ` ${slope < 0 ? "-" : "+"} clamp(0px,100cqi - ${from}px,${to - from}px)*${Math.abs(slope)}`;
  });
  return `calc(${heights[0]}px${ramps.filter(Boolean).join("")})`;
};

/** @param {string} text */
const attribute = text => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

// The lines for a host page.
/** @type {(url: string, height: string) => string} */
const snippet = (url, height) => {
  const style = `display:block;width:100%;border:0;height:${height}`;
  const loader = new URL(data.loader, location.href).href;
  return `<div style="container-type:inline-size"><iframe src="${attribute(url)}" title="${attribute(document.title)}" loading="lazy" allow="clipboard-write; web-share" style="${style}"></iframe></div>
<script async src="${attribute(loader)}"></script>`;
};

// A field that is only read, with a button that copies it.
/** @type {(name: string, label: string, rows: number) => { field: HTMLTextAreaElement; part: HTMLElement }} */
const output = (name, label, rows) => {
  const field = element("textarea", { id: name, rows, readOnly: true, spellcheck: false, dir: "ltr" });
  const said = element("span", { className: "hint" });
  said.setAttribute("role", "status");
  const button = element("button", { type: "button", className: "plain", textContent: words.copy });
  button.setAttribute("aria-describedby", name + "_label");
  button.onclick = async () => {
    field.select();
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // The text stays selected: a key copies it.
      if (!document.execCommand("copy")) {
        said.textContent = words.notCopied;
        return;
      }
    }
    said.textContent = words.copied;
  };
  const title = element("label", { htmlFor: name, id: name + "_label", textContent: label });
  return {
    field,
    part: element("div", { className: "output" }, title, field, element("div", { className: "row" }, button, said))
  };
};

/** @param {Setting} setting */
const control = ({ key, label, values, pattern }) => {
  const input = values
    ? element(
        "select",
        { name: key },
        ...values.map(([value, text]) => element("option", { value, textContent: text }))
      )
    : element("input", { name: key, pattern, maxLength: 10, autocomplete: "off", spellcheck: false });
  if (values?.length === 1) {
    const box = element("input", { name: key, type: "checkbox", value: values[0][0] });
    return element("label", { className: "set" }, box, element("span", { textContent: label }));
  }
  input.className = "field";
  return element("label", { className: "set" }, element("span", { textContent: label }), input);
};

const make = () => {
  const dialog = element("dialog", { className: "share", id: "share" });
  dialog.setAttribute("aria-labelledby", "share_title");
  const close = element("button", { type: "button", className: "plain", textContent: words.close });
  close.onclick = () => dialog.close();
  const title = element("h2", { id: "share_title", textContent: words.title });
  /** @type {(name: Setting["group"], open: boolean) => HTMLElement} */
  const group = (name, open) => {
    const parts = settings.filter(setting => setting.group === name).map(control);
    return element("details", { className: "fold", open }, element("summary", { textContent: words[name] }), ...parts);
  };
  const form = element("form", {}, group("looks", true), group("quiz", false));
  form.lastElementChild?.append(element("p", { className: "hint", textContent: words.honest }));
  // The page that sets an assignment, and takes results in.
  const room = element("a", { className: "plain", textContent: words.class });
  room.href = "./class.html?lang=" + document.documentElement.lang;
  form.append(room);
  form.onsubmit = event => event.preventDefault();
  const link = output("share_link", words.link, 2);
  const lines = output("share_lines", words.lines, 6);
  const note = element("p", { className: "hint", textContent: words.reserved });
  const measuring = element("p", { className: "hint" });
  measuring.setAttribute("role", "status");
  const again = element("button", { type: "button", className: "plain", textContent: words.again, hidden: true });
  let turn = 0;
  const fill = async () => {
    const mine = ++turn;
    again.hidden = true;
    const url = new URL(".", location.href).href + chosen(form);
    link.field.value = url;
    lines.field.value = "";
    if (!/layout=page/.test(url)) {
      lines.field.value = snippet(url, CARD);
      measuring.textContent = "";
      return;
    }
    measuring.textContent = words.measuring;
    const heights = [];
    for (const width of WIDTHS) {
      if (mine !== turn) return;
      heights.push(await measured(url, width));
      if (!heights.every(Boolean)) break;
    }
    // Where the page could not be measured, what most screens are high.
    const isMeasured = heights.every(Boolean);
    if (mine !== turn) return;
    lines.field.value = snippet(url, isMeasured ? reserve(heights) : "900px");
    measuring.textContent = isMeasured ? "" : words.missed;
    again.hidden = isMeasured;
    note.hidden = !isMeasured;
  };
  form.onchange = again.onclick = fill;
  dialog.append(
    element("div", { className: "share-head" }, title, close),
    element("p", { className: "hint", textContent: words.about }),
    form,
    link.part,
    lines.part,
    measuring,
    again,
    note
  );
  document.body.append(dialog);
  fill();
  return dialog;
};

/** @type {HTMLDialogElement | undefined} */
let made;
export const open = () => {
  made ??= make();
  made.showModal();
};

// The result as a picture, in the page's colours and letters: what the story is called, the score in figures,
// in a sentence and question by question, and where the quiz is.
const [WIDE, HIGH, EDGE] = [1200, 630, 72];
const drawn = () => {
  const canvas = element("canvas", { width: WIDE, height: HIGH });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const page = document.documentElement;
  const look = getComputedStyle(page);
  const of = (/** @type {string} */ name) => look.getPropertyValue(name);
  const said = (/** @type {string} */ css) => document.querySelector(css)?.textContent?.trim() ?? "";
  const back = page.dir === "rtl";
  pen.direction = back ? "rtl" : "ltr";
  pen.fillStyle = of("--paper");
  pen.fillRect(0, 0, WIDE, HIGH);
  let y = EDGE;
  // A text in so many lines at most, the last one cut where it does not fit.
  /** @type {(text: string, px: number, face: string, ink: string, most: number) => void} */
  const write = (text, px, face, ink, most) => {
    pen.font = `${face === "--serif" ? 700 : 400} ${px}px ${of(face)}`;
    pen.fillStyle = of(ink);
    const fits = (/** @type {string} */ line) => pen.measureText(line).width <= WIDE - 2 * EDGE;
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const line = `${lines.at(-1)} ${word}`.trim();
      if (fits(line) || !lines.at(-1)) lines[lines.length - 1] = line;
      else lines.push(word);
    }
    const shown = lines.slice(0, most);
    if (lines.length > most) {
      let last = shown[most - 1];
      while (last && !fits(last + "…")) last = last.slice(0, -1);
      shown[most - 1] = last + "…";
    }
    for (const line of shown) {
      y += px;
      pen.fillText(line, back ? WIDE - EDGE : EDGE, y);
      y += px * 0.3;
    }
  };
  write(said("h1"), 46, "--serif", "--ink", 2);
  y += 20;
  write(said(".score"), 84, "--serif", "--ink", 1);
  write(said(".score ~ .lead"), 34, "--sans", "--ink-soft", 2);
  y += 26;
  // Full where it was right, half where in part, a frame where not.
  const ticks = [...document.querySelectorAll(".tally li")];
  const side = Math.min(56, (WIDE - 2 * EDGE + 8) / Math.max(1, ticks.length) - 8);
  pen.lineWidth = 4;
  ticks.forEach(({ className }, at) => {
    const [, kind = "wrong"] = /is-(\w+)/.exec(className) ?? [];
    const step = at * (side + 8);
    const x = back ? WIDE - EDGE - side - step : EDGE + step;
    pen.fillStyle = pen.strokeStyle = of(`--${kind}`);
    if (kind === "right") return pen.fillRect(x, y, side, side);
    if (kind === "partly") pen.fillRect(x, y + side / 2, side, side / 2);
    pen.strokeRect(x + 2, y + 2, side - 4, side - 4);
  });
  y = HIGH - EDGE - 28;
  const { host, pathname } = location;
  pen.direction = "ltr";
  pen.textAlign = back ? "right" : "left";
  write(host + pathname, 26, "--sans", "--ink-soft", 1);
  return { canvas, alt: [".score", ".score ~ .lead"].map(said).join(". ") };
};
export const picture = () => {
  const { canvas, alt } = drawn();
  const src = canvas.toDataURL();
  const dialog = element("dialog", { className: "share" });
  const close = element("button", { type: "button", className: "plain", textContent: words.close });
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  const save = element("a", { className: "plain", href: src, download: "quiz.png", textContent: words.picture });
  const row = element("div", { className: "share-head" }, save);
  dialog.append(element("div", { className: "share-head" }, element("span"), close), element("img", { src, alt }), row);
  canvas.toBlob(blob => {
    const files = blob ? [new File([blob], save.download, { type: blob.type })] : [];
    if (!files.length || !navigator.canShare?.({ files })) return;
    const share = element("button", { type: "button", className: "plain", textContent: words.share });
    share.onclick = () => navigator.share({ files }).catch(() => {});
    row.append(share);
  });
  document.body.append(dialog);
  dialog.showModal();
};
