// @ts-check
// The menu of exports: fetched where its part of the teacher's page is opened. To the page it is the program, whose glue it
// loads.
const sheet = new CSSStyleSheet();
sheet.replaceSync(data.style);
document.adoptedStyleSheets.push(sheet);

/** @type {Promise<ExportProgram>} */
const glue = import("./" + data.glue);
glue.catch(() => {});
/** @type {ExportProgram} */
let app;

// What an answer holds that came whole.
const fetched = async (/** @type {string} */ way) => {
  const answer = await fetch("./" + way);
  if (!answer.ok) throw new Error(way);
  return answer;
};

const questions = new Map(data.questions);
self.datelineQuestions = async language => {
  const name = questions.get(language)?.name ?? language;
  try {
    app.came(name, await (await fetched(name)).text());
  } catch {
    app.missed(name);
  }
};

// As it is where the browser does not deflate: then it is stored so.
const deflated = async (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => {
  if (!self.CompressionStream) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    // It knows other forms only.
    return bytes;
  }
};
/** @type {(file: readonly [name: string, way: string]) => Promise<() => void>} */
const packed = async ([name, way]) => {
  try {
    const bytes = new Uint8Array(await (await fetched(way)).arrayBuffer());
    const small = await deflated(bytes);
    return () => app.pack_file(name, bytes, small);
  } catch {
    throw name;
  }
};
let isPacking = false;
self.datelinePack = async language => {
  if (isPacking) return;
  isPacking = true;
  try {
    // The program is given all or nothing.
    for (const give of await Promise.all((questions.get(language)?.site ?? []).map(packed))) give();
    app.packed();
  } catch (name) {
    app.missed(String(name));
  }
  isPacking = false;
};

export default async (/** @type {{ module_or_path: Promise<Response> }} */ given) => {
  app = await glue;
  await app.default(given);
  app.menu(data.words);
  const tell = () => app.addressed(location.hash);
  addEventListener("hashchange", tell);
  tell();
};
export const deed = (/** @type {string} */ text) => app.deed(text);
