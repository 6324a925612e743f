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
      app.take("picture", file.name, lines((await picture(file)).join("\n")));
    } else if (file.size > MOST_BYTES) app.trouble(file.name, "large");
    else app.take("file", file.name, lines(await file.text()));
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
  try {
    const { camera } = await scanner();
    const end = await camera(video, text => app.take("camera", "", datelinePlain(text)));
    // It was stopped, or the part was closed, before it had begun.
    if (stop.hidden || !part.isConnected) end();
    else video.datelineStop = end;
  } catch {
    show(false);
    none.hidden = false;
  }
};

addEventListener("DOMContentLoaded", () => {
  const root = /** @type {HTMLElement} */ (document.getElementById("class"));
  import("./" + data.app)
    .then(
      /** @param {ClassProgram} app */ async app => {
        await app.default({ module_or_path: "./" + data.program });
        if (page.dataset.page !== "class") return;
        serve(root, app);
        app.take("link", "", location.hash);
        addEventListener("hashchange", () => app.take("link", "", location.hash));
        root.addEventListener("change", ({ target }) => {
          const input = /** @type {HTMLInputElement} */ (target);
          if (input.dataset.files === undefined) return;
          for (const file of input.files ?? []) read(app, file);
          input.value = "";
        });
        root.addEventListener("click", ({ target }) => {
          const part = /** @type {Element} */ (target).closest("[data-camera]");
          const press = /** @type {Element} */ (target).closest("[data-camera-start], [data-camera-stop]");
          if (part && press) film(app, /** @type {HTMLElement} */ (part), press.matches("[data-camera-start]"));
        });
        addEventListener("dragover", event => event.preventDefault());
        addEventListener("drop", event => {
          event.preventDefault();
          const files = event.dataTransfer?.files ?? [];
          for (const file of files) read(app, file);
          const text = files.length ? "" : (event.dataTransfer?.getData("text/plain") ?? "");
          if (text) app.take("field", "", lines(text));
        });
        // A camera goes where its part of the page goes.
        new MutationObserver(changes => {
          for (const { removedNodes } of changes)
            for (const node of removedNodes)
              if (node instanceof Element)
                for (const video of node.querySelectorAll("video"))
                  /** @type {{ datelineStop?: () => void }} */ (video).datelineStop?.();
        }).observe(root, { childList: true, subtree: true });
      }
    )
    .catch(giveUp);
});
