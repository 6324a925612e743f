// @ts-check
// All that the page can show, one state after another, each reached from the one
// before it: `tour` is a list of names and ways. Run once on a living page, with
// the story's questions.
/** @type {(questions: Question[]) => string[]} */
const makeTour = questions => {
  /** @type {(css: string) => HTMLElement | null} */
  const find = css => document.querySelector(css);
  // What must be there.
  /** @param {string} css */
  const the = css => {
    const element = find(css);
    if (!element) throw new Error(`there is no ${css}`);
    return element;
  };
  /** @param {string} css */
  const all = css => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(css)]);
  const turn = async () => {
    do await new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
    while (datelineActs.length);
  };
  /** @param {string} css */
  const click = async css => {
    the(css).click();
    await turn();
  };
  /** @param {string} fragment */
  const go = async fragment => {
    location.hash = fragment;
    await turn();
  };
  const unfold = async () => {
    for (const details of /** @type {HTMLDetailsElement[]} */ (all("#panel details"))) details.open = true;
    await turn();
  };
  /** @param {string} css */
  const point = async css => {
    the(css).dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    await turn();
  };

  // Answers the question that is asked, so that it comes out as wished.
  /** @type {(question: Question, outcome: Outcome) => Promise<void>} */
  const answer = async ({ kind, right, statements, items }, outcome) => {
    const edits = all("#panel .options input").map(input => input.dataset.edit ?? "");
    /** @param {string} edit */
    const isRight = edit => right.includes(edit.split(" ")[2]);
    const wish =
      outcome === "right"
        ? edits.filter(isRight)
        : outcome === "partly"
          ? edits.filter(isRight).slice(0, 1)
          : edits.filter(edit => !isRight(edit)).slice(0, 1);
    for (const edit of edits) {
      const input = /** @type {HTMLInputElement} */ (the(`#panel input[data-edit="${edit}"]`));
      const on = wish.includes(edit);
      if (input.checked === on || (!on && input.type === "radio")) continue;
      input.click();
      await turn();
    }
    for (const [at, { id, by }] of statements.entries()) {
      const speakers = all(`#panel input[data-edit^="choose match ${id} "]`).map(
        ({ dataset }) => dataset.edit?.split(" ")[3]
      );
      const other = speakers.find(speaker => speaker !== by);
      await click(
        `#panel input[data-edit="choose match ${id} ${outcome === "right" || (outcome === "partly" && at === 0) ? by : other}"]`
      );
    }
    if (kind !== "order") return;
    const order = [...items];
    if (outcome === "partly") order.push(...order.splice(-2).reverse());
    if (outcome === "wrong") order.push(...order.splice(0, 1));
    // What stands as wished from the beginning has to be touched all the same.
    /** @type {(item: string, to: number) => Promise<void>} */
    const move = (item, to) => click(`#panel [data-do="move ${item} ${to}"]`);
    const [, last] = (the("#panel .item:last-child [data-do^=move]").dataset.do ?? "").split(" ");
    await move(last, all("#panel .item").length - 2);
    for (const [to, item] of order.entries()) {
      const at = () => all("#panel .item").findIndex(other => other.querySelector(`[data-do^="move ${item} "]`));
      while (at() > to) await move(item, at() - 1);
    }
  };
  // One press may have been enough.
  const check = async () => {
    if (find("#panel [data-do=check]")) await click("#panel [data-do=check]");
  };
  const next = () => click("#panel [data-do=next]");

  // What the story has of each kind: something of it, or nothing.
  /** @param {string} css */
  const pin = css => find(`.pin${css}:not([hidden])`)?.dataset.subject;
  const person = pin(".person:not(.absent)") ?? "";
  const absent = pin(".person.absent");
  const region = pin(".marker");
  const place = all(".pin.place:not(.marker, [hidden])").find(other => !other.closest(".inset"))?.dataset.subject;
  const inset = find(".inset .pin:not([hidden])")?.dataset.subject;
  const views = all("[data-do^='extent ']").map(button => `[data-do='${button.dataset.do}']`);
  const topic = find("[data-do^='topic ']:not([data-do='topic'])")?.dataset.do;
  // One that others lead to or that leads to others, before one that stands alone.
  const fact = (find(".fact[id]:has(.fact-link)") ?? find(".fact[id]"))?.id ?? "";
  const background = all(".card:has(> .facts)").find(part => !document.getElementById(`pin_${part.id}`))?.id;
  const steps = all("article[id^='step=']");
  const undated = steps.find(step => !step.querySelector("time"))?.id;
  // A state that the story may not have.
  /** @type {<T>(has: T, name: string, way: (has: NonNullable<T>) => Promise<void>) => State[]} */
  const where = (has, name, way) => (has ? [[name, () => way(has)]] : []);

  /** @type {State[]} */
  const tour = [
    ["the list", () => go("explore")],
    ...where(topic, "the list of a topic", topic => click(`[data-do='${topic}']`)),
    [
      "a pin that is pointed at",
      async () => {
        if (topic) await click("[data-do='topic']");
        await point(".pin.person:not([hidden])");
      }
    ],
    ...where(views.length > 1, "another view of the map", async () => {
      await point("h1");
      await click(views[views.length - 1]);
    }),
    ["the map enlarged", () => click("[data-do=enlarge]")],
    [
      "a person's card",
      async () => {
        await click("[data-do=enlarge]");
        if (views.length) await click(views[0]);
        await go(person);
      }
    ],
    ...where(absent, "the card of somebody absent", go),
    ...where(region, "a region's card", go),
    ...where(place, "a place's card", go),
    ...where(inset, "the card of an inset", go),
    ["a fact that is named", () => go(fact)],
    ...where(background, "a fact of the background", go),
    ["the first step", () => go("follow")],
    ["a step in the middle", () => go(steps[steps.length >> 1].id)],
    ...where(undated, "a step without a day", go),
    [
      "the start of the quiz",
      async () => {
        await go("quiz");
        await unfold();
      }
    ],
    [
      "a code that is none",
      async () => {
        /** @type {HTMLInputElement} */ (the("#code_in")).value = "7XXXX";
        await click("#panel [data-do=code]");
      }
    ]
  ];
  const kinds = new Set();
  let before = () => click("#panel [data-do=start]");
  for (const question of questions) {
    const way = before;
    if (kinds.has(question.kind)) {
      before = async () => {
        await way();
        await answer(question, "right");
        await check();
        await next();
      };
      continue;
    }
    kinds.add(question.kind);
    tour.push([`${question.kind}, asked`, way]);
    /** @type {Outcome[]} */
    const outcomes = ["one", "stated"].includes(question.kind) ? ["right", "wrong"] : ["right", "partly", "wrong"];
    for (const outcome of outcomes) {
      tour.push([
        `${question.kind}, ${outcome}`,
        async () => {
          if (find("#panel [data-do=reopen]")) await click("#panel [data-do=reopen]");
          await answer(question, outcome);
          await check();
        }
      ]);
    }
    before = next;
  }
  tour.push(
    [
      "the result",
      async () => {
        await before();
        await unfold();
      }
    ],
    ["the result, shared", () => click("#panel [data-do=share]")],
    [
      "a quiz that is marked at its end",
      async () => {
        await click("#panel [data-do=restart]");
        await click("#panel [data-edit='set feedback at-end']");
        await click("#panel [data-edit='set time shown']");
        await click("#panel [data-do='begin quick']");
      }
    ],
    [
      "its result",
      async () => {
        while (find("#panel .question")) {
          const asked = the("#panel .title").textContent;
          const question = questions.find(({ stem }) => stem === asked);
          if (!question) throw new Error(`there is no question ${asked}`);
          await answer(question, "wrong");
          await check();
        }
        await unfold();
      }
    ]
  );
  window.tour = tour;
  return tour.map(([name]) => name);
};
