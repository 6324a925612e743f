/** What a Dateline page tells its host page by postMessage. `messages.schema.json` says the same. */
export type DatelineEvent =
  /** How high the page is, in whole CSS px. */
  | { type: "dateline:height"; height: number }
  /** The program has taken over the page; how many corrections the story has. */
  | { type: "dateline:ready"; story: string; lang: string; corrections: number }
  /** Another view is open, or another step of the story. */
  | { type: "dateline:view"; view: "explore" | "follow" | "quiz"; step?: string }
  /** The card of a person or a place is open. */
  | { type: "dateline:select"; id: string }
  /** An answer was handed in, or changed; points are 0, 0.5 or 1. */
  | { type: "dateline:answer"; question: string; outcome: "right" | "partly" | "wrong"; points: number }
  /** The result is shown: points, in halves, of so many questions. */
  | { type: "dateline:complete"; points: number; of: number };

/** What a host page can say to a Dateline page by postMessage. */
export type DatelineCommand =
  /** Tell the height again. */
  | { type: "dateline:size" }
  /** Light, dark, or as the reader's device says. */
  | { type: "dateline:theme"; theme: "auto" | "light" | "dark" }
  /** Another language of the story, as its BCP 47 tag. */
  | { type: "dateline:lang"; lang: string }
  /** Open what has this id: a person, a place, a fact, `explore`, `follow`, `step=ID`, `quiz` or `corrections`. */
  | { type: "dateline:goto"; goto: string };

/** With `embed.js`, a frame dispatches each event but the height; it bubbles. */
type DatelineCustomEvents = {
  [E in Exclude<DatelineEvent, { type: "dateline:height" }> as E["type"]]: CustomEvent<E>;
};

declare global {
  interface HTMLElementEventMap extends DatelineCustomEvents {}
  interface DocumentEventMap extends DatelineCustomEvents {}
  interface WindowEventMap extends DatelineCustomEvents {}
}
