// Keeps the page for a reader without a network: the program, and each page that
// was visited. One build is never mixed with another: what is kept is named by
// the build, and a page is kept only if it is a page of this one.
const MINE = `dateline ${registration.scope} `;
const KEPT = MINE + "VERSION";
const PROGRAM = ["./APP_JS", "./APP_WASM"];
const keep = async (url, response) => {
  const text = await response.clone().text();
  if (response.ok && text.includes("APP_JS")) await (await caches.open(KEPT)).put(url, response);
};
addEventListener("install", (event) => {
  const program = caches.open(KEPT).then((kept) => kept.addAll(PROGRAM));
  const pages = clients.matchAll({ includeUncontrolled: true }).then((open) => {
    const urls = new Set(open.map(({ url }) => url.split(/[?#]/)[0]).filter((url) => url.startsWith(registration.scope)));
    return Promise.all([...urls].map((url) => fetch(url).then((response) => keep(url, response))));
  });
  event.waitUntil(Promise.all([program, pages]));
});
addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(MINE) && name !== KEPT;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/)[0];
  const kept = async () => (await caches.open(KEPT)).match(url);
  if (request.mode === "navigate") {
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
  } else if (PROGRAM.some((file) => url.endsWith(file.slice(1)))) {
    event.respondWith(kept().then((response) => response ?? fetch(request)));
  }
});
