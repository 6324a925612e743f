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

/** Whether Ctrl is held down. */
declare var datelineCtrl: () => boolean;

/** What waits for the next picture; tests wait for it, too. */
declare var datelineActs: (() => void)[];
