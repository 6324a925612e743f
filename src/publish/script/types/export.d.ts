// What the script of the menu of exports is given.

/// <reference path="./standard.d.ts" />

/** What is put before it (`export_menu::script`). */
declare const data: {
  /** The words that the page lacks, as the program reads them. */
  readonly words: string;
  /** Its style sheet. */
  readonly style: string;
  /** The program's glue. */
  readonly glue: string;
  /** In each language of the story the file of the questions, and the files of a package that holds the site: the name in it, and the way there. */
  readonly questions: readonly (readonly [
    language: string,
    files: { readonly name: string; readonly site: readonly (readonly [name: string, way: string])[] }
  ])[];
};

/** The glue of the menu's program (`src/web/class/exporter.rs`). */
type ExportProgram = {
  readonly default: (given: { module_or_path: Promise<Response> }) => Promise<unknown>;
  /** Draws it, with these words. */
  readonly menu: (words: string) => void;
  /** Something was done, as it stands in the page. */
  readonly deed: (text: string) => void;
  /** The page has a fragment. */
  readonly addressed: (fragment: string) => void;
  /** The questions are there, from a file of some name. */
  readonly came: (name: string, carried: string) => void;
  /** A file did not come. */
  readonly missed: (name: string) => void;
  /** A file of the site, and what deflating has made of it. */
  readonly pack_file: (name: string, bytes: Uint8Array<ArrayBuffer>, deflated: Uint8Array<ArrayBuffer>) => void;
  /** All of them are there. */
  readonly packed: () => void;
};

/** Fetches the questions in a language. */
declare var datelineQuestions: (language: string) => Promise<void>;
/** Fetches and deflates the files of the site in a language. */
declare var datelinePack: (language: string) => Promise<void>;
