// @ts-check
// What only the program calls, by the names that stand in `src/web`.

// Has the browser move the map's shapes and pins, in so many ms, through their transforms
// in each of the rows. It asks the page for no frame.
self.datelineFly = (rows, ms) => {
  const frames = rows
    .split("\f")
    .slice(0, -1)
    .map(row => row.split("\n"));
  /** @type {(part: Element, at: number) => Animation} */
  const move = (part, at) => part.animate({ transform: frames.map(row => row[at]) }, ms);
  const moves = [...document.querySelectorAll("#map_base, .pins .pin")].map(move);
  return { cancel: () => moves.forEach(one => one.cancel()) };
};
// A text as codes and settings are read: no compatibility forms, no signs that cannot be seen,
// white space and dashes as spaces, digits of Arabic and letters that look like ours as ours.
const [alike, ours] = ["АВЕЗКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABE3KMHOPCTYXIJSABEZHIKMNOPTYX"];
self.datelinePlain = text =>
  text
    .normalize("NFKC")
    .replace(/(?!-)[\p{White_Space}\p{Dash}]/gu, " ")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[٠-٩۰-۹]/g, digit => `${digit.charCodeAt(0) & 15}`)
    .replace(/[Ͱ-ӿ]/g, letter => {
      const large = letter.toUpperCase();
      const own = ours[alike.indexOf(large)] ?? letter;
      return letter === large ? own : own.toLowerCase();
    });
// The query or the fragment of the address, without its escapes.
self.datelineAddress = part => {
  const text = part === "hash" ? fragment() : location[part];
  try {
    return datelinePlain(decodeURIComponent(text));
  } catch {
    return text;
  }
};
// Whether the fragment is one that the page itself has written.
self.datelineOwn = () => Boolean(due || history.state);
// A page that is come back to has heard nothing meanwhile of what other windows have kept.
addEventListener("pageshow", event => event.persisted && dispatchEvent(new Event("storage")));
// Does something after the next picture, or soon where none is drawn; then nothing counts
// as pressed any more.
self.datelineActs = [];
self.datelineSoon = act => {
  if (datelineActs.push(act) > 1) return;
  const late = new Promise(done => setTimeout(done, 100));
  const shown = new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  Promise.race([late, shown]).then(() => {
    for (const pressed of document.querySelectorAll("[data-pressed]")) pressed.removeAttribute("data-pressed");
    for (const act of datelineActs.splice(0)) act();
  });
};
