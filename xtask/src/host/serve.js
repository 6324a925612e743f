// @ts-check
// On every page that `cargo xtask serve` serves: loads it again once the site was built
// anew, and shows what is wrong where it was not.
(async () => {
  // Of a frame the page around it is loaded again.
  if (parent !== self) return;
  /** @type {(number: number) => Promise<[number: number, trouble: string]>} */
  const ask = async number => {
    const answer = await (await fetch("/serve.txt?" + number, { cache: "no-store" })).text();
    const [first, ...rest] = answer.split("\n");
    return [+first, rest.join("\n")];
  };
  /** @param {string} trouble */
  const show = trouble => {
    document.getElementById("serve")?.remove();
    if (!trouble) return;
    const told = document.createElement("pre");
    told.id = "serve";
    told.setAttribute("role", "alert");
    told.style =
      "position:fixed;inset:auto 0 0;z-index:99;max-height:60vh;overflow:auto;margin:0;padding:1rem;white-space:pre-wrap;font:13px/1.5 monospace;background:#3a191c;color:#fff";
    told.textContent = trouble;
    document.body.append(told);
  };
  let at;
  for (;;) {
    try {
      const [number, trouble] = await ask(at ?? 0);
      if (at !== undefined && number !== at && !trouble) return location.reload();
      if (number !== at) show(trouble);
      at = number;
    } catch {
      // The host is gone, or starts anew.
      await new Promise(done => setTimeout(done, 1000));
    }
  }
})();
