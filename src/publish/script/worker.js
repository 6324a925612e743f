// @ts-check
// Keeps the page for a reader without a network: the program, and each page that
// was visited. One build is never mixed with another: what is kept is named by
// the build, and a page is kept only if the program that it names is this one.
const MINE = `dateline ${registration.scope} `;
const KEPT = MINE + data.version;
const PROGRAM = data.names.map(name => new URL(name, location.href).href);
// Whatever is asked of a page, it is one page; so is the front page by its file's name.
/** @param {string} url */
const plain = url => url.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");
// Whether an answer was a page of this build, and so is kept.
/** @type {(url: string, response: Response) => Promise<boolean>} */
const keep = async (url, response) => {
  if (!response.ok || response.redirected || !response.headers.get("content-type")?.includes("html")) return false;
  const text = await response.clone().text();
  if (!data.names.every(name => text.includes(name))) return false;
  await (await caches.open(KEPT)).put(plain(url), response);
  return true;
};
/** @type {(url: string, cache: RequestCache) => Promise<boolean>} */
const load = async (url, cache) => keep(url, await fetch(url, { cache, mode: "same-origin" }));
addEventListener("install", event => {
  // Whichever page is open has its program. What it loads later, dialogs and the map's finer lines, is not kept.
  skipWaiting();
  const whole = async () => {
    // All this has just been loaded: it comes out of the browser's own cache, if it can.
    await (await caches.open(KEPT)).addAll(PROGRAM);
    const fronts = new Set();
    for (const { url } of await clients.matchAll({ includeUncontrolled: true })) {
      if (!url.startsWith(registration.scope)) continue;
      (await load(url, "force-cache")) || (await load(url, "no-cache"));
      fronts.add(new URL(".", url).href);
    }
    // The story's front page may have sent the reader on; where not, it is not loaded for that.
    for (const url of fronts) await load(url, "only-if-cached").catch(() => {});
  };
  // What could not be kept whole is not kept in part.
  /** @param {unknown} error */
  const none = error => caches.delete(KEPT).then(() => Promise.reject(error));
  event.waitUntil(whole().catch(none));
});
addEventListener("activate", event => {
  /** @param {string} name */
  const isOld = name => name.startsWith(MINE) && name !== KEPT;
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(isOld).map(name => caches.delete(name)))));
});
addEventListener("fetch", event => {
  const { request } = event;
  const { url, method, mode } = request;
  const kept = async () => (await caches.open(KEPT)).match(plain(url));
  if (method !== "GET") return;
  if (mode === "navigate") {
    const visit = async () => {
      try {
        const response = await fetch(request);
        event.waitUntil(keep(url, response.clone()));
        return response;
      } catch (error) {
        return (await kept()) ?? Promise.reject(error);
      }
    };
    event.respondWith(visit());
  } else if (PROGRAM.includes(url)) {
    event.respondWith(kept().then(response => response ?? fetch(request)));
  }
});
