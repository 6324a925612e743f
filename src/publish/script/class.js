// @ts-check
// What a page of the classroom needs before its program: the language, and the program itself.
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
  const notice = /** @type {HTMLElement} */ (document.getElementById("missed"));
  notice.hidden = false;
  /** @type {HTMLElement} */ (notice.lastElementChild).onclick = () => location.reload();
};
addEventListener("error", event => event.error instanceof WebAssembly.RuntimeError && giveUp());
self.datelineFocus = selector => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
self.datelineClear = selector => {
  const field = /** @type {HTMLTextAreaElement | null} */ (document.querySelector(selector));
  if (field) field.value = "";
};

// What is larger holds no result of ours.
const MOST_BYTES = 32 << 20;
/** @type {Promise<Scanner> | undefined} */
let scanning;
// Asked for again where it did not come.
const scanner = () =>
  (scanning ??= import("./" + data.scan).catch(error => {
    scanning = undefined;
    throw error;
  }));

/** @type {(app: ClassProgram, file: File) => Promise<void>} */
const read = async (app, file) => {
  app.trouble(file.name, "reading");
  try {
    if (file.type.startsWith("image/")) {
      const { picture } = await scanner();
      app.take("picture", file.name, (await picture(file)).join("\n"));
    } else if (file.size > MOST_BYTES) app.trouble(file.name, "large");
    else app.take("file", file.name, await file.text());
  } catch {
    app.trouble(file.name, "unreadable");
  }
};

/** @type {(app: ClassProgram, part: HTMLElement, isOn: boolean) => Promise<void>} */
const film = async (app, part, isOn) => {
  const [start, stop, hint, none] = /** @type {HTMLElement[]} */ (
    ["start", "stop", "hint", "none"].map(name => part.querySelector(`[data-camera-${name}]`))
  );
  const video = /** @type {HTMLVideoElement & { datelineStop?: () => void }} */ (part.querySelector("video"));
  /** @param {boolean} on */
  const show = on => {
    start.hidden = on;
    for (const shown of [stop, hint, video]) shown.hidden = !on;
  };
  video.datelineStop?.();
  video.datelineStop = undefined;
  none.hidden = true;
  show(isOn);
  if (!isOn) return start.focus();
  stop.focus();
  video.scrollIntoView({ block: "nearest" });
  try {
    const { camera } = await scanner();
    const end = await camera(video, (/** @type {string} */ text) => app.take("camera", "", text));
    // It was stopped, or the part was closed, before it had begun.
    if (stop.hidden || !part.isConnected) end();
    else video.datelineStop = end;
  } catch {
    show(false);
    none.hidden = false;
  }
};

// The classes on this device (IndexedDB), each a text under its story and its number. The kept wrappers in Rust take
// 8 KB of the program.
const NAME = "dateline-classes";
/** @type {<T>(request: IDBRequest<T>) => Promise<T>} */
const done = request =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
/** @type {Promise<IDBDatabase> | undefined} */
let database;
const shelf = async (/** @type {IDBTransactionMode} */ mode) => {
  database ??= (() => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(NAME);
    return done(request);
  })();
  const opened = await database;
  // Another page of this site may have it deleted, and a browser may close it.
  opened.onversionchange = () => opened.close();
  opened.onclose = () => {
    database = undefined;
  };
  return opened.transaction(NAME, mode);
};
// What is kept, also where the browser keeps nothing: then as long as the page.
/** @type {Map<string, string>} */
const kept = new Map();
let isUnkept = false;
/** @type {Promise<unknown>} */
let ready = (async () => {
  const store = (await shelf("readonly")).objectStore(NAME);
  const [keys, texts] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  keys.forEach((key, at) => kept.set(String(key), texts[at]));
})().catch(() => {
  isUnkept = true;
});
// Which class was open last: it is the same in both parts, and after the page was loaded anew.
const OPENED = NAME + data.story;
let opened = 0;
try {
  opened = Number(sessionStorage.getItem(OPENED));
} catch {}
self.datelineOpened = id => {
  opened = id;
  try {
    sessionStorage.setItem(OPENED, String(id));
  } catch {}
};
/** @param {ClassProgram} app */
const unshelve = async app => {
  await ready;
  app.loaded(
    [...kept].map(([name, text]) => name + "\n" + text),
    opened
  );
  if (isUnkept) app.unkept();
};
/** @type {(name: string, text?: string) => Promise<void>} */
const write = async (name, text) => {
  const transaction = await shelf("readwrite");
  const store = transaction.objectStore(NAME);
  text === undefined ? store.delete(name) : store.put(text, name);
  transaction.commit();
  await new Promise((yes, no) => {
    transaction.addEventListener("complete", yes);
    transaction.addEventListener("abort", no);
  });
};

// The programs, each loaded when its part of the page is opened; asked for again where it did not come.
/** @typedef {"handout" | "collect" | "results" | "export"} Part */
/** @type {{ [part: string]: Promise<ClassProgram> | undefined }} */
const programs = {};
// What a program consists of travels side by side.
/** @type {{ [part: string]: { glue: Promise<ClassProgram>, wasm: Promise<Response> } | undefined }} */
const loads = {};
const load = (/** @type {Part} */ name) => {
  const [script, wasm] = data[name];
  const own = loads[name] ?? { glue: import("./" + script), wasm: fetch("./" + wasm) };
  loads[name] = own;
  return own;
};
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {(name: Part) => Promise<ClassProgram>} */
const program = name =>
  (programs[name] ??= (async () => {
    const { glue, wasm } = load(name);
    const app = await glue;
    await app.default({ module_or_path: wasm });
    serve(part(name), app);
    if (name === "collect") receive(app);
    return app;
  })().catch(error => {
    programs[name] = loads[name] = undefined;
    throw error;
  }));
// One after the other, so that nothing is written over by what is older.
self.datelineShelve = (name, text) => {
  text === undefined ? kept.delete(name) : kept.set(name, text);
  ready = ready
    .then(() => write(name, text))
    .catch(() => {
      isUnkept = true;
      for (const app of Object.values(programs)) app?.then(app => app.unkept?.());
    });
};

/** @param {ClassProgram} app */
const receive = app => {
  const root = part("collect");
  root.addEventListener("change", ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    if (input.dataset.files === undefined) return;
    for (const file of input.files ?? []) read(app, file);
    input.value = "";
  });
  root.addEventListener("click", ({ target }) => {
    const camera = /** @type {Element} */ (target).closest("[data-camera]");
    const press = /** @type {Element} */ (target).closest("[data-camera-start], [data-camera-stop]");
    if (camera && press) film(app, /** @type {HTMLElement} */ (camera), press.matches("[data-camera-start]"));
  });
};
const stopCamera = () => {
  /** @type {NodeListOf<HTMLElement>} */
  const stops = document.querySelectorAll("[data-camera-stop]:not([hidden])");
  for (const stop of stops) stop.click();
};
for (const kind of ["dragover", "drop"]) addEventListener(kind, event => event.preventDefault());
addEventListener("drop", event => {
  const files = [...(event.dataTransfer?.files ?? [])];
  const text = files.length ? "" : (event.dataTransfer?.getData("text/plain") ?? "");
  if (!files.length && !text) return;
  program("collect").then(async app => {
    if (part("collect").hidden) {
      location.hash = "#collect";
      await unshelve(app);
    }
    for (const file of files) read(app, file);
    if (text) app.take("field", "", text);
  }, giveUp);
});

/** @param {string} tab */
const mark = tab => {
  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll("[data-tab]");
  for (const link of links) {
    if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
};
// What was set is there again after the page was left, and can be kept as a link.
self.datelineDraft = query => {
  history.replaceState(null, "", "#new=" + query);
  hand("#new=" + query);
};
// What is set is what is exported.
/** @param {string} hash */
const hand = hash => {
  const query = /^#(?:new|assign|export)=(.+)/.exec(hash)?.[1];
  if (query) /** @type {HTMLAnchorElement} */ (document.querySelector("[data-tab=export]")).href = "#export=" + query;
};
self.datelineTab = tab => {
  location.hash = "#" + tab;
};
/** @type {(hash: string) => { tab: string, shown: Part | "about_this" }} */
const addressed = hash => {
  const tab =
    /^#(results$|about$|export(?=$|=))/.exec(hash)?.[1] ?? (/^(#(new|assign)?(=.*)?)?$/.test(hash) ? "new" : "collect");
  return { tab, shown: tab === "new" ? "handout" : tab === "about" ? "about_this" : /** @type {Part} */ (tab) };
};
let isFirst = true;
const openPart = async () => {
  // What an address holds is taken in once, and is not taken in again by who reloads the page.
  const { hash } = location;
  const { tab, shown } = addressed(hash);
  mark(tab);
  hand(hash);
  const wasHidden = part(shown).hidden;
  if (shown !== "collect") stopCamera();
  for (const id of ["handout", "collect", "results", "export", "about_this"]) part(id).hidden = id !== shown;
  try {
    if (shown !== "about_this") {
      const app = await program(shown);
      // The other part may have changed what is kept.
      if ("loaded" in app && wasHidden) await unshelve(app);
      if (shown === "collect") {
        if (!/^#(collect|open)$/.test(hash)) history.replaceState(null, "", "#collect");
        app.take("link", "", hash);
      }
    }
    // Whoever has opened another part goes on in it.
    if (!isFirst && wasHidden) part(shown).querySelector("h2")?.focus();
  } catch {
    giveUp();
  }
  isFirst = false;
};
// Asked for before the page is there; what does not come is asked for again.
const { shown: first } =
  page.dataset.page === "class" ? addressed(location.hash) : { shown: /** @type {Part} */ ("handout") };
if (first !== "about_this") for (const one of Object.values(load(first))) one.catch(() => {});
if (page.dataset.page === "class") {
  addEventListener("hashchange", openPart);
  addEventListener("DOMContentLoaded", openPart);
} else {
  // The worksheet, or its key.
  const show = () => program("handout").then(app => app.deed(location.hash === "#key" ? "key" : "sheet"), giveUp);
  addEventListener("hashchange", show);
  addEventListener("DOMContentLoaded", show);
}
