// @ts-check
// A learning system that takes nothing that any real one was seen to refuse, or to misread, and names each
// fault. Where real ones differ, it is as strict as the strictest.
{
  /** Says what is wrong with a value; "" where nothing is. @typedef {(value: string) => string} Check */

  /** @type {(form: RegExp, what: string) => Check} */
  const like = (form, what) => value => (form.test(value) ? "" : `is no ${what}`);
  /** @type {(...words: string[]) => Check} */
  const oneOf =
    (...words) =>
    value =>
      words.includes(value) ? "" : `is none of ${words.join(", ")}`;
  /** @type {(most: number) => Check} */
  const within = most => value => (value.length > most ? `is ${value.length} long, over ${most}` : "");
  /** @type {(...checks: Check[]) => Check} */
  const all =
    (...checks) =>
    value =>
      checks.reduce((wrong, check) => wrong || check(value), "");
  /** @type {Check} */
  const oneLine = value => (/[\r\n]/.test(value) ? "has a line break" : "");
  const number = like(/^-?(0|[1-9]\d*)(\.\d{1,7})?$/, "plain decimal");
  const word = like(/^[A-Za-z0-9_]+$/, "word of letters, digits and _");
  /** Words, or pairs of them, between separators. @type {(comma: string, dot?: string, most?: number) => Check} */
  const words =
    (comma, dot = "", most = Infinity) =>
    value => {
      const list = value.split(comma);
      if (list.length > most) return `has ${list.length} words, over ${most}`;
      if (most < Infinity && new Set(list).size < list.length) return "has a word twice";
      const isRight = (/** @type {string} */ part) => {
        const pair = dot ? part.split(dot) : [part];
        return pair.length === (dot ? 2 : 1) && pair.every(name => !word(name));
      };
      return list.every(isRight) ? "" : "has a part that is no word of letters, digits and _";
    };
  /** Grades are in per cent: of other scales systems keep the number, or divide it. @type {Check} */
  const percent = value => number(value) || (Number(value) < 0 || Number(value) > 100 ? "is not within 0 and 100" : "");
  /** @type {Check} */
  const share = value => number(value) || (Number(value) < 0 || Number(value) > 1 ? "is not within 0 and 1" : "");
  /** @type {Check} */
  const anything = () => "";
  const clock12 = like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/, "time of a day");
  const span12 = like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/, "span HHHH:MM:SS.SS");
  const clock2004 = like(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d:\d\d)?)?$/,
    "time without a zone, or with decimals before it"
  );
  const span2004 = like(
    /^P(?!$)(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/,
    "duration with at most two decimals"
  );

  /** What a system of 1.2 takes as a response or a pattern, by the type of the interaction. */
  const responses12 = /** @type {Record<string, Check>} */ ({
    "true-false": oneOf("t", "f", "1", "0"),
    choice: words(","),
    "fill-in": oneLine,
    matching: words(",", "."),
    performance: oneLine,
    sequencing: words(","),
    likert: word,
    numeric: number
  });
  const choices = words("[,]", "", 36);
  /** The same of 2004; */
  const responses2004 = /** @type {Record<string, Check>} */ ({
    "true-false": oneOf("true", "false"),
    choice: choices,
    "fill-in": all(oneLine, within(250)),
    "long-fill-in": all(oneLine, within(4000)),
    matching: words("[,]", "[.]"),
    performance: oneLine,
    sequencing: choices,
    likert: word,
    numeric: number,
    other: all(oneLine, within(4000))
  });
  /** @type {Check} */
  const noComma = value => (/,/.test(value.replaceAll("[,]", "")) ? "has a plain comma" : "");
  /** and what patterns must be beside that. */
  const patterns2004 = /** @type {Record<string, Check>} */ ({
    "fill-in": noComma,
    "long-fill-in": all(noComma, value => (value.includes("{case_matters=") ? "has {case_matters=}" : "")),
    numeric: value => (value.split("[:]").some(end => end && number(end)) ? "is no range" : ""),
    other: noComma
  });

  const statuses12 = ["passed", "completed", "failed", "incomplete", "browsed"];
  /** What may be written, and how. @type {Record<string, Check>} */
  const written12 = {
    "cmi.core.lesson_status": oneOf(...statuses12),
    "cmi.core.lesson_location": within(255),
    "cmi.core.exit": oneOf("time-out", "suspend", "logout", ""),
    "cmi.core.session_time": span12,
    "cmi.core.score.raw": percent,
    "cmi.core.score.min": oneOf("0"),
    "cmi.core.score.max": oneOf("100"),
    "cmi.suspend_data": within(4096),
    "cmi.comments": within(4096)
  };
  /** @type {Record<string, Check>} */
  const written2004 = {
    "cmi.completion_status": oneOf("completed", "incomplete", "unknown"),
    "cmi.success_status": oneOf("passed", "failed", "unknown"),
    "cmi.location": within(1000),
    "cmi.exit": oneOf("time-out", "suspend", "logout", "normal", ""),
    "cmi.session_time": span2004,
    "cmi.score.raw": percent,
    "cmi.score.min": oneOf("0"),
    "cmi.score.max": oneOf("100"),
    "cmi.score.scaled": share,
    "cmi.progress_measure": share,
    // The second edition's; later ones have room for 64,000.
    "cmi.suspend_data": within(4000)
  };
  const results = (/** @type {string} */ wrong) => (/** @type {string} */ value) =>
    ["correct", wrong, "unanticipated", "neutral"].includes(value) ? "" : number(value) && "is no result";
  const types = (/** @type {object} */ responses) => oneOf(...Object.keys(responses));
  /** The fields of an interaction, in the order in which they are written. @type {[string, Check][]} */
  const fields12 = [
    ["id", all(word, within(255))],
    ["type", types(responses12)],
    ["time", clock12],
    ["pattern", within(255)],
    ["student_response", within(255)],
    ["result", results("wrong")],
    ["latency", span12]
  ];
  /** @type {[string, Check][]} */
  const fields2004 = [
    ["id", all(word, within(255))],
    ["type", types(responses2004)],
    ["timestamp", clock2004],
    ["pattern", anything],
    ["learner_response", value => (value ? "" : "is empty")],
    ["result", results("incorrect")],
    ["latency", span2004]
  ];
  /** Those that may be written at any time after the id. @type {Record<string, Check>} */
  const loose = { weighting: number, description: all(oneLine, within(250)) };

  /** What a new attempt begins with, beside what a test says. @type {ScormData} */
  const new2004 = {
    "cmi._version": "1.0",
    "cmi.completion_status": "unknown",
    "cmi.success_status": "unknown",
    "cmi.credit": "credit",
    "cmi.mode": "normal",
    "cmi.entry": "ab-initio",
    "cmi.learner_id": "7",
    "cmi.learner_name": "Pupil, A",
    "cmi.total_time": "PT0S",
    // What the manifest's primary objective occupies.
    "cmi.objectives._count": "1",
    "cmi.objectives.0.id": "PRIMARYOBJ"
  };
  /** @type {ScormData} */
  const new12 = {
    "cmi.core.lesson_status": "not attempted",
    "cmi.core.lesson_mode": "normal",
    "cmi.core.credit": "credit",
    "cmi.core.entry": "ab-initio",
    "cmi.core.student_id": "7",
    "cmi.core.student_name": "Pupil, A",
    "cmi.core.total_time": "0000:00:00",
    "cmi.launch_data": "",
    "cmi.objectives._count": "0"
  };
  /** What has no value until it is written. @type {(is2004: boolean) => string[]} */
  const unset = is2004 => Object.keys(is2004 ? written2004 : written12);
  const neverRead = ["cmi.core.exit", "cmi.core.session_time", "cmi.exit", "cmi.session_time"];

  window.strictScorm = (is2004, before, faults) => {
    const data = { ...(is2004 ? new2004 : new12), ...before };
    const written = is2004 ? written2004 : written12;
    const fields = is2004 ? fields2004 : fields12;
    const responses = is2004 ? responses2004 : responses12;
    const core = is2004 ? "cmi." : "cmi.core.";
    const mode = data[is2004 ? "cmi.mode" : "cmi.core.lesson_mode"];
    /** The interactions so far: of each the last field that was written, and its type. */
    const interactions = /** @type {{ id: string, rank: number, type: string }[]} */ ([]);
    for (const [name, id] of Object.entries(before)) {
      const at = /^cmi\.interactions\.(\d+)\.id$/.exec(name)?.[1];
      if (at)
        interactions[Number(at)] = {
          id: String(id),
          rank: 0,
          type: String(before[`cmi.interactions.${at}.type`] ?? "")
        };
    }
    /** Which of the scores were written, in order, and whether the status that ends it was. */
    const scores = /** @type {string[]} */ ([]);
    let isGraded = false;
    let state = "new";
    let error = "0";

    /** What a call that is wrong gives. @param {string} call @param {string} why @param {number} code */
    const refuse = (call, why, code) => {
      faults.push(`${call}: ${why}`);
      error = String(code);
      return "false";
    };
    const done = () => {
      error = "0";
      return "true";
    };

    /** What is wrong with writing an interaction's field, and the error's number; nothing where nothing is.
     * @param {string} path @param {string} value @returns {[string, number] | null} */
    const interaction = (path, value) => {
      const parts = /^(\d+)\.([a-z_]+)(?:\.(\d+)\.([a-z]+))?$/.exec(path);
      if (!parts) return ["there is no such element", 401];
      const [at, name] = [Number(parts[1]), parts[4] ?? parts[2] ?? ""];
      const isPattern = name === "pattern" && parts[2] === "correct_responses";
      const rank = fields.findIndex(([field]) => field === name && (field === "pattern") === isPattern);
      const field = fields[rank];
      if (at > interactions.length) return ["leaves a gap in the numbers", is2004 ? 351 : 201];
      const old = interactions[at] ?? { id: "", rank: -1, type: "" };
      if (name !== "id" && old.rank < 0) return ["comes before the id", 408];
      const check = field ? field[1] : loose[name];
      if (!check) return ["there is no such element", 401];
      const wrong = check(value);
      if (wrong) return [wrong, is2004 ? 406 : 405];
      if (!field) return null;
      if (name === "id") {
        if (old.id && old.id !== value) return ["is another id than it was", 351];
        interactions[at] = { id: value, rank: 0, type: "" };
        return null;
      }
      if (rank < old.rank) return [`comes after ${fields[old.rank]?.[0]}`, 408];
      if (isPattern || name.endsWith("response")) {
        if (!old.type) return ["comes before the type", 408];
        const range = is2004 && isPattern && old.type === "numeric";
        const wrong =
          (range ? "" : responses[old.type]?.(value)) || (isPattern && is2004 && patterns2004[old.type]?.(value));
        if (wrong) return [wrong, is2004 ? 406 : 405];
      }
      interactions[at] = { ...old, rank, type: name === "type" ? value : old.type };
      return null;
    };

    /** What is wrong with the order in which a grade comes; "" where nothing is. @param {string} name @param {string} value */
    const grade = (name, value) => {
      if (name.startsWith("score.")) {
        if (isGraded) return "comes after the status that sends the grade";
        if (name === "score.raw" && scores.includes("score.scaled"))
          return "comes after scaled, and the last is the grade";
        if (name === "score.scaled" && !scores.includes("score.raw")) return "comes without raw: systems give no grade";
        scores.push(name);
      }
      if (name.endsWith("_status") && ["passed", "completed", "failed"].includes(value)) {
        if (!scores.includes("score.raw")) return "comes before the score, and sends a grade of 0";
        isGraded = true;
      }
      return "";
    };

    /** @param {unknown[]} said */
    const setValue = said => {
      const [element, value] = said;
      const call = `SetValue(${said.map(word => JSON.stringify(word)).join(", ")})`;
      if (state !== "running") return refuse(call, `while ${state}`, is2004 ? (state === "new" ? 132 : 133) : 301);
      if (typeof element !== "string" || typeof value !== "string" || said.length !== 2)
        return refuse(call, "is not given two texts", 201);
      if (mode !== "normal") return refuse(call, `writes in the mode ${mode}`, 403);
      if (element.startsWith("cmi.interactions.")) {
        const wrong = interaction(element.slice("cmi.interactions.".length), value);
        if (wrong) return refuse(call, ...wrong);
      } else {
        const check = written[element];
        if (element.startsWith("cmi.objectives.0.")) return refuse(call, "is the manifest's own", 351);
        if (!check) return refuse(call, element in data ? "is only to be read" : "there is no such element", 401);
        const wrong = check(value);
        if (wrong) return refuse(call, wrong, is2004 ? 406 : 405);
        const late = element.startsWith(core) && grade(element.slice(core.length), value);
        if (late) return refuse(call, late, 408);
      }
      data[element] = value;
      return done();
    };

    /** @param {unknown[]} said */
    const getValue = said => {
      const [element] = said;
      const call = `GetValue(${said.map(word => JSON.stringify(word)).join(", ")})`;
      const refused = (/** @type {string} */ why, /** @type {number} */ code) => {
        refuse(call, why, code);
        return "";
      };
      if (state !== "running") return refused(`while ${state}`, is2004 ? (state === "new" ? 122 : 123) : 301);
      if (typeof element !== "string" || said.length !== 1) return refused("is not given one text", 201);
      done();
      // A text at first, a number later.
      if (element === "cmi.interactions._count") return interactions.length || "0";
      const isInteraction = element.startsWith("cmi.interactions.");
      if (neverRead.includes(element) || (!is2004 && isInteraction && !element.endsWith("._children")))
        return refused("is only to be written", is2004 ? 405 : 404);
      if (element in data) return data[element];
      if (/\._children$|\._count$/.test(element)) return "";
      if (!unset(is2004).includes(element) && !(is2004 && isInteraction))
        return refused("there is no such element", 401);
      // That nothing was set yet is no fault, whatever the number says.
      error = is2004 ? "403" : "0";
      return "";
    };

    /** A call that is given an empty text. @param {string} name @param {unknown[]} said @param {string} needed @param {string} next */
    const step = (name, said, needed, next) => {
      if (said.length !== 1 || said[0] !== "") return refuse(name, 'is not given ""', 201);
      if (state !== needed) {
        refuse(name, `while ${state}`, is2004 ? 103 : 101);
        // As a real one does, in its own script.
        if (name.endsWith("Initialize") && state === "finished") throw new TypeError("the attempt is over");
        return "false";
      }
      state = next;
      return done();
    };

    /** @type {ScormApi} */
    const api = {
      Initialize: (...said) => step("Initialize", said, "new", "running"),
      Terminate: (...said) => step("Terminate", said, "running", "finished"),
      Commit: (...said) => step("Commit", said, "running", "running"),
      SetValue: (...said) => setValue(said),
      GetValue: (...said) => getValue(said),
      // These alone may be asked at any time; what they say is the number, or nothing.
      GetLastError: () => error,
      GetErrorString: () => "",
      GetDiagnostic: code => String(code ?? "")
    };
    if (is2004) return api;
    const older = Object.entries(api).map(([name, run]) => [name === "Terminate" ? "LMSFinish" : `LMS${name}`, run]);
    return Object.fromEntries(older);
  };
}
