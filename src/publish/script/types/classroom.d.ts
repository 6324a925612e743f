// What the scripts of the classroom say to its programs, and these to them (`src/web/class`).

/// <reference path="./standard.d.ts" />

/** The glue of one of the classroom's programs, as wasm-bindgen writes it. */
type ClassProgram = {
  readonly default: (given: { module_or_path: string | Promise<Response> }) => Promise<unknown>;
  /** Something was done, as it stands in the page. */
  readonly deed: (text: string) => void;
  /** Draws what a pupil hands in anew; of the program of what is handed out, and in. */
  readonly draw: () => void;
  /** The questions of an assignment, for a projector; of that, too. */
  readonly asked: (query: string) => string;
  /** A text came in, from what, of which name; of the program that takes results in. */
  readonly take: (kind: string, name: string, text: string) => void;
  /** A file is being read, or cannot be; of that, too. */
  readonly trouble: (name: string, what: string) => void;
  /** What the device has kept, and which class was open; of that and of the results. */
  readonly loaded: (all: string[], open: number) => void;
  /** The device keeps nothing; likewise. */
  readonly unkept: () => void;
};

/** A text as codes are read in it. */
declare var datelinePlain: (text: string) => string;
/** The address of the folder that the page is in. */
declare var datelineBase: () => string;
/** Saves a file: its name, what it is, its bytes. */
declare var datelineSave: (name: string, type: string, bytes: Uint8Array<ArrayBuffer>) => void;
/** Copies a text, and says later whether that could be done. */
declare var datelineCopyText: (text: string) => Promise<void>;
