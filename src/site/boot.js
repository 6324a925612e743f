// Goes to the page of the reader's language; starts the program over the page
// that was written, and gets out of the way where that does not work: the page
// then stays what it was, a document.
(() => {
  const page = document.documentElement;
  // What the address asks for; on the front page else what the browser speaks.
  const pages = new Map([/* PAGES */]);
  const spoken = IS_FRONT ? navigator.languages.map((tag) => tag.split("-")[0]) : [];
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = pages.has(asked) ? asked : spoken.find((tag) => pages.has(tag));
  if (wanted && wanted !== page.lang) {
    location.replace("./" + pages.get(wanted) + location.search + location.hash);
    return;
  }
  let written;
  const giveUp = () => {
    document.getElementById("app").replaceWith(written);
    page.className = "";
    // A program that has stopped would still take every click for its own.
    for (const kind of ["click", "keydown", "change", "focusin", "popstate"]) {
      addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
    }
  };
  // The program stops itself where it finds a mistake of its own.
  addEventListener("error", (event) => event.error instanceof WebAssembly.RuntimeError && giveUp());
  addEventListener("DOMContentLoaded", () => {
    // In the reader's own region, where that is one of the page's language.
    const region = navigator.languages.find((tag) => tag.split("-")[0] === page.lang) ?? page.lang;
    for (const time of document.querySelectorAll("time")) {
      time.textContent = new Date(time.dateTime).toLocaleDateString(region, { dateStyle: "long", timeZone: "UTC" });
    }
    written = document.getElementById("app").cloneNode(true);
    if (!location.hash || !document.getElementById(location.hash.slice(1))) page.classList.remove("addressed");
    import("./APP_JS").then((app) => app.default({ module_or_path: "./APP_WASM" })).catch(giveUp);
  });
  page.classList.add("js");
  // Not in a host page, which gives the page its height.
  page.classList.toggle("own", self === top);
  // Known before the part that the address names has arrived.
  page.classList.toggle("addressed", location.hash.length > 1);
  page.classList.toggle("away", /^#(quiz|follow|step=)/.test(location.hash));
})();
