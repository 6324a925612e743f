// Keeps what this page and its frames say, until it is told. Runs before anything else.
{
    const said = [], top = window.top === window;
    if (top) window.e2eSaid = said;
    const keep = (level, source, text) =>
        top ? said.push({ level, source, text }) : window.top.postMessage({ e2eSaid: { level, source, text } }, "*");
    if (top) addEventListener("message", ({ data }) => {
        if (data?.e2eSaid) said.push(data.e2eSaid);
    });
    for (const level of ["debug", "log", "info", "warn", "error", "assert", "trace"]) {
        const say = console[level].bind(console);
        console[level] = (...words) => {
            if (level !== "assert" || !words[0]) keep(level === "assert" ? "error" : level, "console-api", words.map(String).join(" "));
            say(...words);
        };
    }
    // Where a file cannot be loaded, its element says so, and not the window.
    addEventListener("error", ({ target, message, filename, lineno }) => {
        const lost = target !== window && (target.src ?? target.href);
        keep("error", lost ? "network" : "javascript", lost ? `${lost} cannot be loaded` : `${filename}:${lineno} ${message}`);
    }, true);
    addEventListener("unhandledrejection", ({ reason }) => keep("error", "javascript", `unhandled: ${reason}`));
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
        keep("error", "security", `${sourceFile}: ${violatedDirective} forbids ${blockedURI}`));
}
