// @ts-check
// The messages to a host page and its commands, in the words of every resize script that
// newsrooms run. Data in, data out: nothing of the browser is here.

// What a message of the host tells: a part of what is known of the host from now
// on, or null where it is none of ours. Any of them asks for an answer.
/** @type {(data: Unheard) => Heard | null} */
const heard = data => {
  if (typeof data === "string") {
    // iframe-resizer: the first message has its settings, the later ones a word.
    const sizer = /^\[iFrameSizer\]([^:]+)(:[^:]*:(true|false):)?/.exec(data);
    if (sizer) return sizer[2] ? { sizer: sizer[1], kind: "init" } : { size: "" };
    const pym = /^pymxPYMx(.+)xPYMxwidthxPYMx/.exec(data);
    return pym && { pym: pym[1] };
  }
  // What is no text may fail where it is taken for one.
  /** @param {string} key */
  const word = key => (typeof data?.[key] === "string" ? data[key] : "");
  const type = word("type");
  const secret = word("secret");
  if (data?.message === "ready" && /^\w+$/.test(secret)) return { secret };
  // H5P, open-iframe-resizer.
  if (data?.context === "h5p" || /^iframe-/.test(type)) return { size: "" };
  const command = /^dateline:(size|theme|lang|goto)$/.exec(type)?.[1];
  return command ? /** @type {Command} */ ({ [command]: word(command) }) : null;
};

// A height in all words that the host may know: those that need an answer of the
// host first, where it came, and those that do not.
/** @type {(host: Host, height: number) => Said[]} */
const said = ({ url, width, sizer, kind = "resizeObserver", pym, secret }, height) =>
  /** @satisfies {(Said | "" | false | null | undefined)[]} */
  ([
    { type: "dateline:height", height },
    sizer && `[iFrameSizer]${sizer}:${height}:${width}:${kind}`,
    pym && `pymxPYMx${pym}xPYMxheightxPYMx${height}`,
    { type: "iframe-resized", width, height },
    secret && { message: "height", value: height, secret },
    { "datawrapper-height": { [url]: height } },
    { sentinel: "amp", type: "embed-size", height },
    { context: "h5p", action: "resize", scrollHeight: height },
    { subject: "lti.frameResize", height },
    JSON.stringify({ src: url, context: "iframe.resize", height })
  ]).filter(Boolean);
