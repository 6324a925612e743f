// @ts-check
// For host pages: gives the frames of Dateline on a page their height, and hands
// on what the pages in them tell as events of the frame. `<dateline-embed story
// lang view …>` stands for a frame; see docs/embed.md.
/** @type {(site: string, script?: HTMLScriptElement) => void} */
(site, { src } = /** @type {HTMLScriptElement} */ (document.currentScript)) => {
  // The folder of all stories: one such script serves them all, and the first of a page those
  // of all folders.
  const base = new URL(site, src).href;
  const mark = Symbol.for("dateline");
  const bases = self[mark] ?? [];
  self[mark] = bases;
  if (bases.push(base) > 1) return;
  // The host of an address, however it is spelled; none of an origin that is not told.
  /** @param {string} url */
  const host = url => /^https?:\/\/(?:www\.)?([^/]*?)\.?(:\d+)?(?:\/|$)/.exec(url)?.slice(1).join("");
  // All frames of the page, also those that stand in the shadow of an element.
  /** @type {(root: ParentNode) => HTMLIFrameElement[]} */
  const within = root =>
    [...root.querySelectorAll("*")].flatMap(part =>
      part instanceof HTMLIFrameElement ? part : part.shadowRoot ? within(part.shadowRoot) : []
    );
  /** @type {WeakMap<object, HTMLIFrameElement>} */
  const known = new WeakMap();
  /** @type {Set<HTMLIFrameElement>} */
  const own = new Set();
  const frames = () => [...own, ...within(document)];
  addEventListener("message", ({ source, origin, data }) => {
    /** @type {DatelineEvent["type"]} */
    const type = data?.type;
    // A stranger's word may be no text, and fail where it is taken for one.
    if (!source || !/^dateline:/.test(type)) return;
    let frame = known.get(source);
    if (frame?.contentWindow !== source) frame = frames().find(frame => frame.contentWindow === source);
    if (!frame) return;
    known.set(source, frame);
    // By its address, or by that of the page in it, which may have been led elsewhere; or since the
    // host page says so, where a sandbox hides what came of a redirect.
    const hosts = [frame.src, origin].map(host);
    if (!own.has(frame) && !("dateline" in frame.dataset) && !bases.some(base => hosts.includes(host(base)))) return;
    if (type !== "dateline:height")
      frame.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: data }));
    else if (data.height > 0 && data.height < 1e5) frame.style.height = data.height + "px";
  });
  customElements.get("dateline-embed") ??
    customElements.define(
      "dateline-embed",
      class extends HTMLElement {
        connectedCallback() {
          if (this.querySelector("iframe")) return;
          const frame = document.createElement("iframe");
          const story = this.getAttribute("story");
          const url = new URL(story ? base + encodeURIComponent(story) + "/" : ".", src);
          for (const { name, value } of this.attributes) {
            if (!/^(story|title|class|id|style)$/.test(name)) url.searchParams.set(name, value);
          }
          own.add(frame);
          frame.src = url.href;
          frame.title = this.title || "Dateline";
          frame.loading = "lazy";
          frame.allow = "clipboard-write; web-share";
          frame.style = "display:block;width:100%;border:0;height:" + (this.style.height || "640px");
          this.style.cssText += ";display:block;height:auto";
          this.replaceChildren(frame);
        }
      }
    );
  // Those that told their height before anyone listened.
  for (const frame of frames())
    frame.contentWindow?.postMessage(/** @satisfies {DatelineCommand} */ ({ type: "dateline:size" }), "*");
};
