// @ts-check
// Goes to the page of the reader's language; starts the program over the page
// that was written, and gets out of the way where that does not work: the page
// then stays what it was, a document.

// What the address asks for; on the front page else what the browser speaks.
const pages = new Map(data.pages);
// The language of a page in that very form, or else in any.
/** @param {string} tag */
const spoken = tag => (pages.has(tag) ? tag : [...pages.keys()].find(page => page.split("-")[0] === tag.split("-")[0]));
const asked = query.get("lang") ?? "";
const wanted = pages.has(asked) ? asked : data.front && navigator.languages.map(spoken).find(Boolean);
// The page in another language: with all that the address holds, and WordPress's secret, which it may have lost.
/** @param {string} tag */
const translated = tag => {
  query.set("lang", tag);
  const hash = fragment();
  const lost = host.secret && !hash.includes("?") ? (hash ? "?" : "#?") + "secret=" + host.secret : "";
  return "./" + pages.get(tag) + "?" + query + hash + lost;
};
// The reader's answers, where they stand in the address alone: as they stand behind what is open.
const answers = () => /[#&]quiz=.*/.exec(fragment())?.[0].replace("#", "&") ?? "";
// At the host's word.
/** @param {string} tag */
const speak = tag => pages.has(tag) && tag !== page.lang && location.replace(translated(tag));
// The links do the same, as the address is when they are used, and make no step in a host's history,
// nor where the address alone has the answers: on the way back would be older ones.
// The one past the map leads to what is open, and opens nothing.
for (const kind of /** @type {const} */ (["pointerdown", "click"])) {
  addEventListener(
    kind,
    event => {
      if (kind === "click" && page.matches(".js") && event.target?.closest?.(".skip")) {
        event.preventDefault();
        event.stopImmediatePropagation();
        (document.querySelector(".live .open .title") ?? document.getElementById("reading")).focus();
      }
      const link = event.target?.closest?.(".languages a");
      if (!link) return;
      link.href = translated(link.lang);
      if (
        (framed || answers()) &&
        kind === "click" &&
        !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      ) {
        event.preventDefault();
        location.replace(link.href);
      }
    },
    true
  );
}
// Opens a part at the host's word: no step in its history, and no scrolling of it. So does one in
// which the browser has found something; where the program is still to come, it opens that.
/** @type {(id: string, found?: Element) => void} */
const show = (id, found) => {
  id = stem(id);
  if (!document.getElementById(id)) return;
  const kept = answers();
  if (!found && !kept && !page.classList.contains("live")) return location.replace("#" + id);
  due = "#" + id + kept;
  // A host may have many wishes; what the reader does is written at once.
  pause || datelineGo(due);
  dispatchEvent(new PopStateEvent("popstate"));
  if (!found || page.classList.contains("live")) return;
  found.classList.add("open");
  page.classList.add("addressed");
};
// What is closed is found by the browser all the same, and read out by none; the questions with their
// answers are not.
/** @param {(part: Element) => boolean} closed */
const fold = closed => {
  for (const part of document.querySelectorAll(".part:not(#quiz)")) {
    const folded = closed(part);
    folded ? part.setAttribute("hidden", "until-found") : part.removeAttribute("hidden");
    part.ariaHidden = folded ? "true" : null;
  }
};
// What the address names opens by itself.
addEventListener("beforematch", ({ target }) => {
  const part = /** @type {Element} */ (target);
  part.contains(document.getElementById(location.hash.slice(1))) || show(part.id, part);
});
if (wanted && wanted !== page.lang) location.replace(translated(wanted));
else {
  // The dialog measures pages in frames of its own, which are to keep nothing; nor are those of learning systems, which
  // do, at devices that many use.
  if (framed && self.name === "dateline-unkept") {
    Storage.prototype.setItem = () => {};
    Storage.prototype.getItem = () => null;
  }
  // There before the program is.
  /** @type {Node} */
  let written;
  // Says that a part of the page did not come, and offers to try again.
  /** @param {() => void} again */
  const miss = again => {
    const notice = document.getElementById("missed");
    notice.hidden = false;
    /** @type {HTMLElement} */ (notice.lastElementChild).onclick = again;
    return notice;
  };
  const giveUp = () => {
    if (!page.className) return;
    document.getElementById("app").replaceWith(written);
    page.className = page.dataset.layout = "";
    fold(() => false);
    // A program that has stopped would still take every click for its own.
    for (const kind of ["click", "keydown", "change", "focusin", "popstate"]) {
      addEventListener(kind, event => event.target?.closest?.("#missed") || event.stopImmediatePropagation(), true);
    }
    // Without the answers that stand there.
    const id = location.hash.slice(1).replace(/&.*|^(quiz)=.*/, "$1");
    const opened = id && document.getElementById(id);
    // Without a network it stays: it can be read, and the browser's own page says nothing. What is
    // asked for first has not been kept. WebKit would remember that the program was missing.
    const again = () =>
      fetch("./?" + data.app)
        .then(() => fetch("./" + data.app, { cache: "reload" }))
        .then(
          () => location.reload(),
          () => {}
        );
    (opened || document.getElementById("reading")).prepend(miss(again));
    // All of the text stands there by now. This scrolls no host.
    if (opened) scrollTo(0, scrollY + opened.getBoundingClientRect().top);
  };
  // The program stops itself where it finds a mistake of its own.
  addEventListener("error", event => event.error instanceof WebAssembly.RuntimeError && giveUp());
  addEventListener("DOMContentLoaded", () => {
    written = document.getElementById("app").cloneNode(true);
    // Firefox complains where it is asked for an empty id.
    if (!location.hash || !document.getElementById(location.hash.slice(1))) opens(false);
    const find = () => {
      // The program may have given up meanwhile.
      if (!page.className) return;
      page.classList.add("finds");
      fold(part => !part.checkVisibility());
      new MutationObserver(() => fold(part => !part.classList.contains("open"))).observe(
        document.getElementById("reading"),
        { attributeFilter: ["class"], subtree: true }
      );
    };
    // A browser looks for the words of a link at once, and aims at what a setting of the address opens a
    // little later.
    if ("onbeforematch" in page) location.hash && !document.querySelector(":target") ? setTimeout(find) : find();
    // What a browser could not load it may never load again under that name.
    let { dialog } = data;
    /** @param {keyof Dialog} what */
    const share = what =>
      import("./" + dialog).then(
        /** @param {Dialog} dialog */ dialog => {
          document.getElementById("missed").hidden = true;
          dialog[what]();
        },
        () => {
          dialog += "?";
          miss(() => share(what)).scrollIntoView({ block: "nearest" });
        }
      );
    document.getElementById("share_open").onclick = () => share("open");
    addEventListener("click", ({ target }) => target?.closest?.("#picture") && share("picture"));
    import("./" + data.app)
      .then(/** @param {Glue} app */ app => app.default({ module_or_path: "./" + data.program }))
      .catch(giveUp);
  });
  // For a projector; no other reader loads it.
  if (layout === "wall") import("./" + data.wall);
  // For a pupil; likewise. Whom a learning system has sent hands in there.
  if (query.has("class")) self.datelineClass = import("./" + (query.has("lms") ? data.lms : data.hand));
  page.classList.add("js");
  // Not in a host page, which gives the page its height.
  page.classList.toggle("own", !framed);
  // Known before the part that the address names has arrived. The list is none that opens a sheet.
  /** @param {boolean} what */
  const opens = what => {
    page.classList.toggle("addressed", what);
    page.classList.toggle("bare", !what || location.hash === "#explore");
  };
  opens(addressed);
  page.classList.toggle("away", /^#(quiz|follow|step=)/.test(location.hash));
  // Keeps the page for a reader without a network, where it stands by itself; once
  // all is there and the browser has nothing else to do, so that no reader waits for it.
  if (!framed) {
    const register = () => {
      try {
        // Where a page may keep nothing it throws here already, and no console is told.
        localStorage.length;
        const file = "./" + data.worker;
        const policy = self.trustedTypes?.createPolicy("worker", { createScriptURL: () => file });
        navigator.serviceWorker.register(policy?.createScriptURL("") ?? file).catch(() => {});
      } catch {}
    };
    addEventListener("load", () => (self.requestIdleCallback ?? setTimeout)(register));
  }
}
