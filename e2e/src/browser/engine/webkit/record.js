// @ts-check
// Keeps what this page and its frames say, until it is told. Runs before anything else.
{
  /** @type {Said[]} */
  const said = [];
  const top = window.top;
  const isTop = top === window;
  if (isTop) window.e2eSaid = said;
  /** @type {(level: string, source: string, text: string) => void} */
  const keep = (level, source, text) =>
    isTop ? said.push({ level, source, text }) : top?.postMessage({ e2eSaid: { level, source, text } }, "*");
  if (isTop)
    addEventListener("message", ({ data }) => {
      if (data?.e2eSaid) said.push(data.e2eSaid);
    });
  for (const level of /** @type {const} */ (["debug", "log", "info", "warn", "error", "assert", "trace"])) {
    const say = /** @type {(...words: unknown[]) => void} */ (console[level].bind(console));
    /** @param {unknown[]} words */
    console[level] = (...words) => {
      if (level !== "assert" || !words[0])
        keep(level === "assert" ? "error" : level, "console-api", words.map(String).join(" "));
      say(...words);
    };
  }
  // Where a file cannot be loaded, its element says so, and not the window.
  addEventListener(
    "error",
    ({ target, message, filename, lineno }) => {
      const { src, href } = /** @type {{ src?: string, href?: string }} */ (target);
      const lost = target !== window && (src ?? href);
      keep(
        "error",
        lost ? "network" : "javascript",
        lost ? `${lost} cannot be loaded` : `${filename}:${lineno} ${message}`
      );
    },
    true
  );
  addEventListener("unhandledrejection", ({ reason }) => keep("error", "javascript", `unhandled: ${reason}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
    keep("error", "security", `${sourceFile}: ${violatedDirective} forbids ${blockedURI}`)
  );
}
