// What the scripts of the tour are given, and what they leave in the page.

/** A question with its right answer (`tour.rs`). */
type Question = {
  kind: "one" | "stated" | "several" | "map" | "who" | "order";
  stem: string;
  /** The options that are right. */
  right: string[];
  /** Who said what. */
  statements: { id: string; by: string }[];
  /** The right order. */
  items: string[];
};

/** How an answer is to come out. */
type Outcome = "right" | "partly" | "wrong";

/** A state of the page, and what leads to it. */
type State = [name: string, way: () => Promise<void>];

/** An element, with what some kinds of elements have. */
type Control = HTMLElement & { readonly disabled?: boolean; readonly hash?: string; readonly href?: string };

interface Window {
  tour: State[];
}

/** axe-core, as far as it is used here. */
declare const axe: {
  setup(root: Element): void;
  teardown(): void;
  commons: { text: { accessibleText(element: Element): string } };
};
