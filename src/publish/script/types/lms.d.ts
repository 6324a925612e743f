// What the script of what a learning system is told is given.

/// <reference path="./standard.d.ts" />

/** What is put before it (`lms::script`). */
declare const data: {
  /** What the program reads. */
  readonly carried: string;
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
