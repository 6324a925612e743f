// What the script of a page gives the program, which asks for it by these names (`src/web`).

/** Tells the host page of an event, which is a `DatelineEvent` as JSON. */
declare var dateline: (event: string) => void;

/** How the page's language says numbers, counts and lists; the lines of a list are its parts. */
declare var datelineSay: {
  readonly number: (n: number) => string;
  readonly plural: (n: number) => Intl.LDMLPluralRule;
  readonly list: (lines: string) => string;
  readonly same: (a: string, b: string) => boolean;
};

/** Has the map moved in so many ms. Rows end with form feeds, and their lines are transforms. */
declare var datelineFly: (rows: string, ms: number) => { readonly cancel: () => void };

/** Moves the map's shapes and pins, a line each, and the names, by transforms. */
declare var datelinePose: (poses: string, names: string) => void;

/** The paths of the shapes for a view from near, by their elements' ids, and how large a unit of theirs is. */
type Near = { unit: number; paths: { [id: string]: string } };
/** Draws the shapes with the lines for a view from near, or as the page has them. */
declare var datelinePlate: (is: boolean) => void;
/** Places the texts of pins, a line each with the values of their properties, and the names, a line each. */
declare var datelinePlace: (pins: string, names: string) => void;

/** Says of the whole page how things stand, or do not, by a class. */
declare var datelineMark: (name: string, on: boolean) => void;

/** How things stand. */
declare var datelineIs: (what: "framed" | "card" | "still" | "idle") => boolean;

/** Shows a part of the page, by its id, a fact in it, and the shapes of a subject; each may be empty. */
declare var datelineShow: (part: string, fact: string, subject: string) => void;

/** Lights and hatches shapes, by ids with spaces between them. */
declare var datelineLight: (lit: string, hatched: string) => void;

/** Gives the focus to what a selector finds, and may leave it where it is. */
declare var datelineFocus: (selector: string, still: boolean) => void;

/** Brings into sight what a selector finds. */
declare var datelineReveal: (selector: string) => void;

/** Puts what is drawn in place of the page; gives a selector of what has had the focus, or nothing. */
declare var datelineSwap: (fresh: Element) => string;

/** The page works. */
declare var datelineLive: () => void;

/** A copy of what has an id, without any or with them. */
declare var datelineCopy: (id: string, named: boolean) => Element | null;

/** What is meant where something is hit, at a place of the window. */
declare var datelineMeant: (hit: Element, x: number, y: number) => Element;

/** Copies a text, and says whether that went well. */
declare var datelineWrite: (text: string, done: (is: boolean) => void) => void;

/** Shares a text with the page's address; says so where it went wrong, but nothing where the reader thinks better of it. */
declare var datelineShare: (text: string, done: (is: boolean) => void) => void;

/** The page's address without its fragment. */
declare var datelineHere: () => string;

/** What a button does, as it is written in the page. */
declare var datelineDeed: (element: HTMLElement) => string | undefined;

/** What is set by a field, a list or a box. */
declare var datelineEdit: (element: Element) => string | undefined;

/** Whether a key has pressed a button for what has the focus. */
declare var datelineDeputy: (element: Element, key: string) => boolean;

/** Says of the whole page whether the map covers it. */
declare var datelineCover: () => void;

/** Draws the lines on the map in, of which the longest has so many px. */
declare var datelineDraw: (px: number) => void;
/** How large the reader's letters are, in shares of 16 px. */
declare var datelineLetters: () => number;

/** A text as codes and settings are read. */
declare var datelinePlain: (text: string) => string;

/** The query with its `?`, or the fragment with its `#`, without escapes. */
declare var datelineAddress: (part: "search" | "hash") => string;

/** Has the address another fragment, with its `#`: a step in the history, or none. */
declare var datelineGo: (fragment: string, step?: boolean) => void;

/** Whether the fragment is one that the page itself has written. */
declare var datelineOwn: () => boolean;

/** Does something after the next picture. */
declare var datelineSoon: (act: () => void) => void;

/** What stands on the page is new, and not seen yet. */
declare var datelineDrawn: () => void;

/** What the story is called. */
declare var datelineTitle: () => string;
/** Shows on the map's shapes what became of places, by rows of a place and that. */
declare var datelineChoices: (rows: string) => void;
/** Whether Ctrl is held down. */
declare var datelineCtrl: () => boolean;
/** Whether an arrow key is being pressed. */
declare var datelineArrow: () => boolean;

/** What waits for the next picture; tests wait for it, too. */
declare var datelineActs: (() => void)[];

/** What the browser keeps under a name. */
declare var datelineKept: (key: string) => string | undefined;

/** Keeps a text under a name, or nothing; whether that could be done. */
declare var datelineKeep: (key: string, text?: string) => boolean;

/** Seconds since the page was opened. */
declare var datelineClock: () => number;

/** A number by chance, from 1 on. */
declare var datelineChance: () => number;
