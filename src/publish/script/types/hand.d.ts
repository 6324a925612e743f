// What the script of what a pupil hands in is given.

/// <reference path="./classroom.d.ts" />

/** What is put before it (`hand::script`). */
declare const data: {
  /** What the program reads. */
  readonly carried: string;
  /** Its style sheet. */
  readonly style: string;
  /** The program's glue, and itself. */
  readonly program: readonly [script: string, program: string];
};

/** Tells the program of a part of the page (`room.js`, which stands before it). */
declare const serve: (root: HTMLElement, app: ClassProgram) => void;
/** What is handed in, by lines: the resume code, the assignment, the mark of the attempt. */
declare var datelineHand: () => string;
