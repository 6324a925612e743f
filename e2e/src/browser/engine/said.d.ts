// What is kept of what pages say and ask for.

/** A message of a page's console, or of the browser about a page. */
type Said = { level: string; source: string; text: string };

interface Window {
  /** In the browser's own window, in Firefox: the messages, and each request's address, method and kind. */
  e2e: { said: Said[]; sent: [address: string, method: string, kind: string][] };
  /** In the page, in WebKit. */
  e2eSaid: Said[];
}
