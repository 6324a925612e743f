// All that the page can show, one state after another, each reached from the one
// before it: `tour` is a list of names and ways. Run once on a living page, with
// the story's questions.
const find = css => document.querySelector(css), all = css => [...document.querySelectorAll(css)];
const turn = async () => {
    do await new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
    while (datelineActs.length);
};
const click = async css => {
    const element = find(css);
    if (!element) throw new Error(`there is no ${css}`);
    element.click();
    await turn();
};
const go = async fragment => {
    location.hash = fragment;
    await turn();
};
const unfold = async () => {
    for (const details of all("#panel details")) details.open = true;
    await turn();
};
const point = async css => {
    find(css).dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    await turn();
};
const choose = async (select, value) => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await turn();
};

// Answers the question that is asked, so that it comes out as wished.
const answer = async ({ kind, right, statements, items }, outcome) => {
    const edits = all("#panel .options input").map(input => input.dataset.edit);
    const isRight = edit => right.includes(edit.split(" ")[1]);
    const wish = outcome === "right" ? edits.filter(isRight)
        : outcome === "partly" ? edits.filter(isRight).slice(0, 1)
        : edits.filter(edit => !isRight(edit)).slice(0, 1);
    for (const edit of edits) {
        const input = find(`#panel input[data-edit="${edit}"]`), on = wish.includes(edit);
        if (input.checked === on || (!on && input.type === "radio")) continue;
        input.click();
        await turn();
    }
    for (const [at, { id, by }] of statements.entries()) {
        const select = find(`#panel select[data-edit="match ${id}"]`);
        const other = [...select.options].map(option => option.value).find(value => value && value !== by);
        await choose(select, outcome === "right" || (outcome === "partly" && at === 0) ? by : other);
    }
    if (kind !== "order") return;
    const order = [...items];
    if (outcome === "partly") order.splice(-2, 2, order.at(-1), order.at(-2));
    if (outcome === "wrong") order.push(order.shift());
    // What stands as wished from the beginning has to be touched all the same.
    const move = (item, to) => click(`#panel [data-do="move ${item} ${to}"]`);
    await move(find("#panel .item:last-child [data-do^=move]").dataset.do.split(" ")[1], all("#panel .item").length - 2);
    for (const [to, item] of order.entries()) {
        const at = () => all("#panel .item").findIndex(other => other.querySelector(`[data-do^="move ${item} "]`));
        while (at() > to) await move(item, at() - 1);
    }
};
const check = () => click("#panel [data-do=check]");
const next = () => click("#panel [data-do=next]");

// What the story has of each kind: something of it, or nothing.
const pin = css => find(`.pin${css}:not([hidden])`)?.dataset.subject;
const person = pin(".person:not(.absent)"), absent = pin(".person.absent"), region = pin(".marker");
const place = all(".pin.place:not(.marker, [hidden])").find(other => !other.closest(".inset"))?.dataset.subject;
const inset = find(".inset .pin:not([hidden])")?.dataset.subject;
const views = all("[data-do^='view ']").map(button => `[data-do='${button.dataset.do}']`);
const topic = find("[data-do^='topic ']:not([data-do='topic '])")?.dataset.do;
// One that others lead to or that leads to others, before one that stands alone.
const fact = (find(".fact[id]:has(.fact-link)") ?? find(".fact[id]"))?.id;
const background = all("article.part:has(> .facts)").find(part => !part.querySelector(":scope > .eyebrow"))?.id;
const steps = all("article[id^='step=']"), undated = steps.find(step => !step.querySelector("time"))?.id;
// A state that the story may not have.
const where = (has, ...state) => (has ? [state] : []);

const tour = [
    ["the list", () => go("explore")],
    ...where(topic, "the list of a topic", () => click(`[data-do='${topic}']`)),
    ["a pin that is pointed at", async () => {
        if (topic) await click("[data-do='topic ']");
        await point(".pin.person:not([hidden])");
    }],
    ...where(views.length > 1, "another view of the map", async () => {
        await point("h1");
        await click(views.at(-1));
    }),
    ["the map enlarged", () => click("[data-do=enlarge]")],
    ["a person's card", async () => {
        await click("[data-do=enlarge]");
        if (views.length) await click(views[0]);
        await go(person);
    }],
    ...where(absent, "the card of somebody absent", () => go(absent)),
    ...where(region, "a region's card", () => go(region)),
    ...where(place, "a place's card", () => go(place)),
    ...where(inset, "the card of an inset", () => go(inset)),
    ["a fact that is named", () => go(fact)],
    ...where(background, "a fact of the background", () => go(background)),
    ["the first step", () => go("follow")],
    ["a step in the middle", () => go(steps[steps.length >> 1].id)],
    ...where(undated, "a step without a day", () => go(undated)),
    ["the start of the quiz", async () => {
        await go("quiz");
        await unfold();
    }],
    ["a code that is none", async () => {
        find("#code_in").value = "7XXXX";
        await click("#panel [data-do=code]");
    }],
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
    const outcomes = ["one", "stated"].includes(question.kind) ? ["right", "wrong"] : ["right", "partly", "wrong"];
    for (const outcome of outcomes) {
        tour.push([`${question.kind}, ${outcome}`, async () => {
            if (find("#panel [data-do=reopen]")) await click("#panel [data-do=reopen]");
            await answer(question, outcome);
            await check();
        }]);
    }
    before = next;
}
tour.push(
    ["the result", async () => {
        await before();
        await unfold();
    }],
    ["the result, shared", () => click("#panel [data-do=share]")],
    ["a quiz that is marked at its end", async () => {
        await click("#panel [data-do=restart]");
        await click("#panel [data-edit='set feedback at-end']");
        await click("#panel [data-edit='set time shown']");
        await choose(find("#panel [data-edit='set questions']"), "5");
        await choose(find("#panel [data-edit='set pass']"), "50");
        await click("#panel [data-do=start]");
    }],
    ["its result", async () => {
        while (find("#panel .question")) {
            const asked = find("#panel .title").textContent;
            await answer(questions.find(({ stem }) => stem === asked), "wrong");
            await check();
        }
        await unfold();
    }],
);
window.tour = tour;
return tour.map(([name]) => name);
