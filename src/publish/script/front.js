// @ts-check
// On the front page of several stories: its links take along what the address holds, such as the
// looks and how a quiz is set.
for (const link of location.search + location.hash ? document.querySelectorAll("a") : []) {
  const query = new URLSearchParams(location.search);
  if (link.hreflang) query.set("lang", link.hreflang);
  link.search = String(query);
  link.hash = location.hash;
}
