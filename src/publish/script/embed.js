// @ts-check
// For host pages: gives the frames of Dateline on a page their height, and hands
// on what the pages in them tell as events of the frame. `<dateline-embed story
// lang view …>` stands for a frame; see docs/embed.md.
/** @type {(site: string, script?: HTMLScriptElement) => void} */
(site, { src } = /** @type {HTMLScriptElement} */ (document.currentScript)) => {
  // The folder of all stories: one such script serves them all.
  const base = new URL(site, src).href;
  const mark = Symbol.for(base);
  if (self[mark]) return;
  self[mark] = 1;
  const frames = () => [...document.querySelectorAll("iframe")].filter(frame => frame.src.startsWith(base));
  addEventListener("message", ({ source, data }) => {
    /** @type {DatelineEvent["type"]} */
    const type = data?.type;
    const frame = frames().find(frame => frame.contentWindow === source);
    // A stranger's word may be no text, and fail where it is taken for one.
    if (!frame || !/^dateline:/.test(type)) return;
    if (type !== "dateline:height") frame.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: data }));
    else if (data.height > 0 && data.height < 1e5) frame.style.height = data.height + "px";
  });
  customElements.get("dateline-embed") ??
    customElements.define(
      "dateline-embed",
      class extends HTMLElement {
        connectedCallback() {
          if (this.firstChild) return;
          const frame = document.createElement("iframe");
          const story = this.getAttribute("story");
          const url = new URL(story ? base + encodeURIComponent(story) + "/" : ".", src);
          for (const { name, value } of this.attributes) {
            if (!/^(story|title|class|id|style)$/.test(name)) url.searchParams.set(name, value);
          }
          frame.src = url.href;
          frame.title = this.title || "Dateline";
          frame.loading = "lazy";
          frame.allow = "clipboard-write; web-share";
          frame.style = "display:block;width:100%;border:0;height:" + (this.style.height || "600px");
          this.style.cssText += ";display:block;height:auto";
          this.append(frame);
        }
      }
    );
  // Those that told their height before anyone listened.
  for (const frame of frames())
    frame.contentWindow?.postMessage(/** @satisfies {DatelineCommand} */ ({ type: "dateline:size" }), "*");
};
