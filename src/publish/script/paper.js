// @ts-check
// While the page is printed the map has the box that it has on paper, and is laid out for it.
self.onbeforeprint = self.onafterprint = ({ type }) => {
  const prints = page.classList.toggle("paper", type === "beforeprint");
  const again = () => dispatchEvent(new Event("resize"));
  // What Firefox has printed it still has on paper.
  prints ? again() : setTimeout(again);
};
