// @ts-check
// Opens the quiz for a learning system: finds the system, reads what it has kept, opens the story's page in a frame with
// that, and does what the page says is to be done. It decides nothing of the quiz, and no system can end it: whatever
// one does, the quiz goes on, and its code is shown.
const { story, standard, words } = JSON.parse(/** @type {Element} */ (document.getElementById("launch")).textContent);
const query = new URLSearchParams(location.search);
const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
const codeShown = /** @type {HTMLElement} */ (document.getElementById("code"));
const deed = /** @type {HTMLAnchorElement} */ (document.getElementById("deed"));

let code = "";
// Whether the system has failed, whether it was told of the end, and whether it lets the attempt be looked at only; what
// is said where there is nothing of that to say.
let isBroken = false;
let isOver = false;
let isReview = false;
let rest = "";
/** @param {string} text */
const say = text => {
  if (said.textContent !== text) said.textContent = text;
  bar.hidden = !text && deed.hidden;
};
const fail = () => {
  isBroken = true;
  tellState();
};
const tellState = () => {
  codeShown.textContent = isBroken ? code : "";
  codeShown.hidden = !codeShown.textContent;
  // Until there is a code there is nothing that could be given to anybody.
  if (isBroken) say(code ? words.untold : words.broken);
  else if (isReview) say(words.review);
  else if (isOver) say(words.told);
  else say(rest);
};
/** @type {(text: string, href: string, name?: string) => void} */
const offer = (text, href, name) => {
  deed.textContent = text;
  deed.href = href;
  if (name) deed.download = name;
  deed.hidden = false;
  bar.hidden = false;
};

// Of SCORM only what a quiz has to say is set, whatever a page says: how far it is (lesson_status, completion_status,
// success_status, progress_measure), its score, times, what is kept, and the answers.
const ELEMENT =
  /^cmi\.((core\.)?(lesson_status|exit|session_time|score\.(raw|min|max|scaled))|completion_status|success_status|progress_measure|suspend_data|interactions\.\d+\.(id|type|time|timestamp|correct_responses\.0\.pattern|student_response|learner_response|result|latency|description))$/;

// SCORM: the object with its functions is in a window above or in one that has opened one of these.
/** @typedef {"Initialize" | "GetValue" | "SetValue" | "Commit" | "Finish"} Call */
/** @type {{ [standard: string]: { object: string, names: { [call in Call]: string[] }, mode: string } }} */
const KINDS = {
  2004: {
    object: "API_1484_11",
    names: {
      Initialize: ["Initialize"],
      GetValue: ["GetValue"],
      SetValue: ["SetValue"],
      Commit: ["Commit"],
      Finish: ["Terminate"]
    },
    mode: "cmi.mode"
  },
  1.2: {
    object: "API",
    names: {
      Initialize: ["LMSInitialize"],
      GetValue: ["LMSGetValue"],
      SetValue: ["LMSSetValue"],
      Commit: ["LMSCommit"],
      Finish: ["LMSFinish", "LMSTerminate"]
    },
    mode: "cmi.core.lesson_mode"
  }
};
// Windows of other origins say nothing of themselves but who is above them.
/** @template T @param {() => T} look @returns {T | undefined} */
const safely = look => {
  try {
    return look();
  } catch {
    return;
  }
};
/** @type {() => Generator<Window>} */
const windows = function* () {
  /** @type {Window | null | undefined} */
  let first = self;
  for (let openers = 0; first && openers < 5; openers++) {
    /** @type {Window} */
    let last = first;
    for (let depth = 0; depth < 50; depth++) {
      yield last;
      /** @type {Window | undefined} */
      const above = safely(() => last.parent);
      if (!above || above === last) break;
      last = above;
    }
    /** @type {Window} */
    const from = first;
    first = safely(() => last.opener ?? from.opener);
  }
};
const KINDS_IN_ORDER = standard === "1.2" ? ["1.2", "2004"] : ["2004", "1.2"];
// By its functions, not by its name: one object may stand under both.
const findApi = () => {
  for (const kind of KINDS_IN_ORDER) {
    const { object, names } = KINDS[kind];
    for (const place of windows()) {
      const api = safely(() => /** @type {{ [name: string]: any }} */ (place)[object]);
      if (api && safely(() => typeof api[names.Initialize[0]]) === "function") return { kind, api };
    }
  }
  return;
};
const pause = (/** @type {number} */ ms) => new Promise(done => setTimeout(done, ms));
/** @returns {Promise<System | undefined>} */
const scorm = async () => {
  let found = findApi();
  // Some systems have it a little later than the package.
  for (let tries = 0; !found && tries < 25 && (standard === "1.2" || standard === "2004"); tries++) {
    await pause(100);
    found = findApi();
  }
  if (!found) return;
  const { kind, api } = found;
  const { names, mode } = KINDS[kind];
  // Whatever it does, nothing is thrown, and after that it is left alone. What it answers proves nothing; what is no
  // answer is none.
  let isGone = false;
  /** @type {(call: Call, ...values: string[]) => string} */
  const call = (call, ...values) => {
    if (isGone) return "";
    try {
      const name = names[call].find(name => typeof api[name] === "function");
      return String((name && api[name](...values)) ?? "");
    } catch {
      isGone = true;
      fail();
      return "";
    }
  };
  call("Initialize", "");
  return {
    launch: {
      standard: kind,
      mode: call("GetValue", mode),
      suspend: call("GetValue", "cmi.suspend_data"),
      mastery: "",
      moveOn: "",
      known: call("GetValue", "cmi.interactions._count")
    },
    perform: ([kind, ...values]) => {
      const [element, value] = values.map(String);
      if (kind === "set" && ELEMENT.test(element)) call("SetValue", element, value);
      // One that keeps nothing now may keep all of it the next time.
      if (kind === "commit") {
        isBroken = call("Commit", "") === "false" || isGone;
        tellState();
      }
      if (kind === "finish") {
        call("Finish", "");
        isOver = true;
        tellState();
      }
    }
  };
};

// cmi5: the launch stands in the address.
const CMI5 = ["endpoint", "fetch", "actor", "registration", "activityId"];
const random = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};
// The token is given out once: it is kept for who loads the page anew.
const token = async (/** @type {string} */ url) => {
  const key = "dateline:token:" + url;
  const kept = safely(() => sessionStorage.getItem(key));
  if (kept) return kept;
  const answer = await (await fetch(url, { method: "POST", credentials: "omit" })).json();
  const token = answer["auth-token"];
  if (typeof token !== "string") throw new Error("no token");
  safely(() => sessionStorage.setItem(key, token));
  return token;
};
/** @type {(value: unknown) => unknown[]} */
const listed = value => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
// What a launch says of every statement, and what one says itself.
/** @type {(template: StatementContext, own: StatementContext) => StatementContext} */
const merged = (template, own) => {
  /** @type {{ [kind: string]: unknown[] }} */
  const activities = {};
  for (const { contextActivities } of [template, own])
    for (const [kind, value] of Object.entries(contextActivities ?? {}))
      activities[kind] = [...(activities[kind] ?? []), ...listed(value)];
  const extensions = { ...template.extensions, ...own.extensions };
  return {
    ...template,
    ...own,
    ...(Object.keys(activities).length > 0 && { contextActivities: activities }),
    ...(Object.keys(extensions).length > 0 && { extensions })
  };
};
/** @type {(actor: unknown, activity: string, context: StatementContext) => (statement: Statement) => Statement} */
const complete = (actor, activity, context) => statement => ({
  id: random(),
  actor,
  object: { objectType: "Activity", id: activity },
  timestamp: new Date().toISOString(),
  ...statement,
  context: merged(context, statement.context ?? {})
});
/** @returns {Promise<System | undefined>} */
const cmi5 = async () => {
  const [endpoint, tokens, actorText, registration, activityId] = CMI5.map(key => query.get(key) ?? "");
  if (!endpoint || !tokens || !actorText) return;
  const base = endpoint.endsWith("/") ? endpoint : endpoint + "/";
  const actor = JSON.parse(actorText);
  const headers = { authorization: "Basic " + (await token(tokens)), "x-experience-api-version": "1.0.3" };
  // The version that the other side lists; where it lists none, or says nothing of itself, the one that all know.
  const about = await fetch(base + "about", { headers, credentials: "omit" })
    .then(answer => answer.json())
    .catch(() => {});
  const known = listed(about?.version).map(String).sort();
  const spoken = known.filter(one => /^1\.0\.\d+$/.test(one)).pop() ?? known.find(one => one === "2.0.0");
  if (spoken) headers["x-experience-api-version"] = spoken;
  const place = (/** @type {string} */ id) =>
    base +
    "activities/state?" +
    new URLSearchParams({ stateId: id, activityId, registration, agent: JSON.stringify(actor) });
  /** @type {(id: string) => Promise<any>} */
  const state = async id => {
    const answer = await fetch(place(id), { headers, credentials: "omit", cache: "no-store" });
    return answer.ok ? answer.json() : undefined;
  };
  const given = await state("LMS.LaunchData");
  if (!given) throw new Error("no launch data");
  // Asked for as cmi5 orders it: the page has the reader's own choice of language.
  await fetch(
    base +
      "agents/profile?" +
      new URLSearchParams({ profileId: "cmi5LearnerPreferences", agent: JSON.stringify(actor) }),
    { headers, credentials: "omit" }
  ).catch(() => {});
  const kept = await state("dateline").catch(() => undefined);
  const context = { ...given.contextTemplate, registration };
  const whole = complete(actor, activityId, context);
  // What is kept is posted, which writes over what was: to put it takes a tag of that. One after the other, so that all of
  // it arrives in order; what does not arrive is sent again.
  /** @type {{ method: string, url: string, body: string }[]} */
  const waiting = [];
  /** @type {(what: { method: string, url: string, body: string }) => Promise<Response>} */
  const send = ({ method, url, body }) =>
    fetch(url, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      credentials: "omit",
      body,
      keepalive: true,
      // What gets no answer is sent again, too.
      signal: AbortSignal.timeout(30_000)
    });
  let isSending = false;
  // Whether a statement was refused for good.
  let isRefused = false;
  let again = 0;
  const drain = async () => {
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0) {
      const { method } = waiting[0];
      const status = await send(waiting[0]).then(
        ({ status }) => status,
        () => 0
      );
      // Another with its id is the same, which has arrived before.
      const isTaken = (status >= 200 && status < 300) || (method === "PUT" && status === 409);
      // What it will never take holds up nothing else: a statement that it finds wrong, or what it is to keep.
      const isForGood = method === "PUT" ? [400, 413] : [400, 403, 404, 405, 409, 412, 413, 501];
      if (!isTaken && !isForGood.includes(status)) {
        fail();
        clearTimeout(again);
        again = setTimeout(drain, 5000);
        break;
      }
      isRefused ||= !isTaken && method === "PUT";
      waiting.shift();
      isBroken = isRefused;
    }
    isSending = false;
    if (!waiting.length) tellState();
  };
  // What is still there when the page is left: the statements all at once, since requests overtake each other, and without
  // what they say of the questions where that is more than a browser sends then.
  const leave = () => {
    const last = waiting.splice(0).slice(isSending ? 1 : 0);
    const all = last.filter(({ method }) => method !== "PUT").slice(-1);
    const statements = last.filter(({ method }) => method === "PUT").map(({ body }) => JSON.parse(body));
    let body = JSON.stringify(statements);
    if (new Blob([body]).size > 50_000)
      body = JSON.stringify(statements, (key, value) => (key === "definition" ? undefined : value));
    if (statements.length > 0) all.push({ method: "POST", url: base + "statements", body });
    for (const one of all) send(one).catch(() => {});
  };
  // Nothing is said after the end of a session: whoever loads the page anew has ended it.
  const id = context.extensions?.["https://w3id.org/xapi/cmi5/context/extensions/sessionid"] ?? tokens;
  const [begun, over] = ["dateline:begun:" + id, "dateline:over:" + id];
  const isMarked = (/** @type {string} */ key) => typeof safely(() => sessionStorage.getItem(key)) === "string";
  const mark = (/** @type {string} */ key) => safely(() => sessionStorage.setItem(key, ""));
  const isEnded = isMarked(over);
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  if (typeof given.returnURL === "string" && /^https?:/.test(given.returnURL)) offer(words.back, given.returnURL);
  const launch = {
    standard: "cmi5",
    mode: String(given.launchMode ?? ""),
    suspend: typeof kept?.suspend === "string" ? kept.suspend : "",
    mastery: String(given.masteryScore ?? ""),
    moveOn: String(given.moveOn ?? ""),
    known: ""
  };
  return {
    launch,
    leave,
    perform: ([kind, value]) => {
      if (isEnded) {
        rest = launch.suspend.endsWith("!") ? words.told : words.over;
        return tellState();
      }
      if (kind === "keep")
        waiting.push({ method: "POST", url: place("dateline"), body: JSON.stringify({ suspend: value }) });
      if (kind === "send") {
        const statement = whole(/** @type {Statement} */ (value));
        const does = (/** @type {string} */ verb) => statement.verb.id.endsWith("/" + verb);
        // It begins once, however often the page is loaded.
        if (does("initialized") && isMarked(begun)) return;
        if (does("initialized")) mark(begun);
        waiting.push({
          method: "PUT",
          url: base + "statements?statementId=" + statement.id,
          body: JSON.stringify(statement)
        });
        if (does("terminated")) {
          isOver = true;
          mark(over);
        }
      }
      drain();
    }
  };
};

// Nobody has launched the page: what would be told can be saved.
/** @returns {System} */
const alone = () => {
  const home = new URL("./", location.href).href;
  const whole = complete(
    { objectType: "Agent", account: { homePage: home, name: random() } },
    new URL(story.split("?")[0], home).href,
    { registration: random() }
  );
  /** @type {Statement[]} */
  const all = [];
  rest = words.alone;
  return {
    launch: { standard: "cmi5", mode: "", suspend: "", mastery: "", moveOn: "", known: "" },
    perform: ([kind, value]) => {
      if (kind !== "send") return;
      all.push(whole(/** @type {Statement} */ (value)));
      if (!all.at(-1)?.verb.id.endsWith("/terminated")) return;
      const file = new Blob([JSON.stringify(all, null, 2)], { type: "application/json" });
      offer(words.save, URL.createObjectURL(file), "statements.json");
    }
  };
};

/** @type {System} */
let system;
/** @type {Deed[]} */
const due = [];
let isDue = false;
// One at a time, so that the page can be used meanwhile, however slow a system is.
const work = () => {
  const next = due.shift();
  try {
    if (next) system.perform(next);
  } catch {
    fail();
  }
  isDue = due.length > 0;
  if (isDue) setTimeout(work);
};
/** @param {Deed[]} deeds */
const take = deeds => {
  due.push(...deeds);
  if (!isDue) setTimeout(work);
  isDue = true;
};
const begin = async () => {
  // Nobody looks at an empty page for longer than that.
  const within = (/** @type {Promise<System | undefined>} */ found) =>
    Promise.race([found, pause(20_000).then(() => Promise.reject())]).catch(() => void fail());
  system = (await scorm()) ?? (await within(cmi5())) ?? alone();
  const url = new URL(story, location.href);
  for (const [key, value] of query) if (!CMI5.includes(key)) url.searchParams.set(key, value);
  if (!url.searchParams.has("class")) url.searchParams.set("class", "");
  url.searchParams.set("lms", "1");
  // It has all of the frame.
  if (!url.searchParams.has("layout")) url.searchParams.set("layout", "page");
  const { standard, mode, suspend, mastery, moveOn, known } = system.launch;
  const address = new URL(url.pathname.replace(/\/index\.html$/, "/"), url).href;
  const lines = [standard, mode, suspend, address, mastery, moveOn, known]
    .map(line => line.replace(/\s/g, " "))
    .join("\n");
  // What other products have kept is none of ours.
  const [, kept] = /^([0-9A-Za-z]{5,})\.[\d-]*!?$/.exec(suspend) ?? [];
  // Where this page has no origin, its frame has none.
  const origins = [url.origin, "null"];
  let isOpen = false;
  let isMissing = false;
  addEventListener("message", ({ source, origin, data }) => {
    // The frame may have gone elsewhere.
    if (source !== frame.contentWindow || !origins.includes(origin)) return;
    if (data?.type !== "dateline:lms" || !Array.isArray(data.deeds)) return;
    code = String(data.code ?? "") || code;
    if (data.isNew) {
      // A page that was loaded anew knows nothing of what was done in it.
      if (isOpen && !isOver) return location.reload();
      if (isOpen) return;
      isOpen = true;
      if (isMissing) {
        // It has come at last.
        deed.hidden = true;
        rest = "";
        tellState();
      }
      /** @type {Window} */ (source).postMessage(
        { type: "dateline:launch", launch: lines },
        url.origin === "null" ? "*" : url.origin
      );
    } else {
      take(data.deeds);
      tellState();
    }
  });
  addEventListener("pagehide", () => {
    for (const next of due.splice(0)) system.perform(next);
    // A page of another origin cannot be asked; what it has said is kept already.
    const leave = safely(() => /** @type {any} */ (frame.contentWindow).datelineLeave);
    const last = (leave && safely(() => JSON.parse(leave()))) ?? [["commit"]];
    if (!isOver) for (const next of last) system.perform(next);
    system.leave?.();
  });
  isReview = /^(review|browse)$/i.test(mode);
  // The result of an earlier session is what counts.
  if (suspend.endsWith("!") && kept) rest = words.told;
  tellState();
  // The answers are a view of their own.
  if (kept) url.searchParams.delete("view");
  frame.src = url.href + (kept ? "#quiz=" + kept : "");
  // A page that is not to be had says nothing.
  setTimeout(() => {
    if (isOpen) return;
    rest = words.missing;
    tellState();
    offer(words.again, location.href);
    isMissing = true;
  }, 15_000);
};
begin();
