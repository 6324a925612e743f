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
