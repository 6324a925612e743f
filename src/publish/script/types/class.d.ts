// What the script of a page of the classroom is given.

/// <reference path="./classroom.d.ts" />

/** What is put before it (`Page::script` of `publish/class_page.rs`). */
declare const data: {
  /** The digits of the language, as a part of its tag; may be empty. */
  readonly writing: string;
  /** The languages of the page, and their files. */
  readonly pages: readonly (readonly [tag: string, file: string])[];
  /** Whether this is the page of the story's first language. */
  readonly front: boolean;
  /** The programs, each its glue and itself. */
  readonly handout: readonly [script: string, program: string];
  readonly collect: readonly [script: string, program: string];
  readonly results: readonly [script: string, program: string];
  /** The script of the menu of exports, which has the glue, and the program. */
  readonly export: readonly [script: string, program: string];
  /** The script that reads codes in pictures. */
  readonly scan: string;
  /** The story. */
  readonly story: string;
};

/** The script that reads codes in pictures (`scan.js`). */
type Scanner = {
  readonly picture: (blob: Blob) => Promise<string[]>;
  readonly camera: (video: HTMLVideoElement, found: (text: string) => void) => Promise<() => void>;
};

/** How the page's language says numbers, counts and lists; the lines of a list are its parts. */
declare var datelineSay: {
  readonly number: (n: number) => string;
  readonly plural: (n: number) => Intl.LDMLPluralRule;
  readonly list: (lines: string) => string;
  readonly same: (a: string, b: string) => boolean;
};
/** Gives the focus to what a selector finds. */
declare var datelineFocus: (selector: string) => void;
/** Empties a field. */
declare var datelineClear: (selector: string) => void;
/** Keeps the assignment that is being set in the address. */
declare var datelineDraft: (query: string) => void;
/** Opens a part of the page. */
declare var datelineTab: (tab: string) => void;
/** Notes which class is open. */
declare var datelineOpened: (id: number) => void;
/** Keeps a class under its name, or, without a text, no more. */
declare var datelineShelve: (name: string, text: string | undefined) => void;

interface EventTarget {
  /** What elements have. */
  closest?(selectors: ".languages a"): HTMLAnchorElement | null;
}
