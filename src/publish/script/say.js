// @ts-check
// How the page's language says numbers, counts and lists, and which letters are one to it. A
// language that the browser does not know it would take for its reader's own: English stands
// in for that one, of which no word is said here, with the language's own digits.
const known = Intl.PluralRules.supportedLocalesOf(page.lang + data.writing)[0];
const locale = known ?? "en" + data.writing;
self.datelineSay = {
  number: n => n.toLocaleString(locale),
  plural: n => new Intl.PluralRules(locale).select(n),
  list: lines => new Intl.ListFormat(locale, { type: known ? "conjunction" : "unit" }).format(lines.split("\n")),
  same: (a, b) => !a.localeCompare(b, locale, { sensitivity: "base" })
};
