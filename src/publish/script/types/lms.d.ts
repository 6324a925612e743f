// What the script of what a learning system is told is given.

/// <reference path="./standard.d.ts" />

/** What is put before it (`lms::script`). */
declare const data: {
  /** The page's language. */
  readonly language: string;
  /** Which lines of the page's data the questions are: the first, and the one behind the last. */
  readonly lines: readonly [first: number, end: number];
  /** The program's glue, and itself. */
  readonly program: readonly [script: string, program: string];
};

/** The program, as wasm-bindgen writes it (`src/web/lms.rs`): what is to be done is JSON. */
type LmsProgram = {
  readonly default: (given: { module_or_path: string }) => Promise<unknown>;
  readonly begin: (carried: string, launch: string, open: number, clock: string) => string;
  readonly step: (kept: string, latency: number, open: number, clock: string) => string;
  readonly leave: (open: number, clock: string) => string;
  /** The code that a teacher's page takes. */
  readonly full: (query: string) => string;
};

/** Keeps a text under a name, or nothing; whether that could be done (`program.js`). */
declare var datelineKeep: (key: string, text?: string) => boolean;
/** What is to be done as the page is left, for a launcher that may ask. */
declare var datelineLeave: () => string;
