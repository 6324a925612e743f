// What the script of the dialog is given.

/// <reference path="./standard.d.ts" />

/** A setting that the dialog has a control for. */
type Setting = {
  readonly group: "looks" | "quiz";
  /** Its key in the address. */
  readonly key: string;
  readonly label: string;
  /** What can be chosen, and how that is called; a single one is a box to tick, none a field to type in. */
  readonly values?: readonly (readonly [value: string, text: string])[];
  /** What can be typed in, as a regular expression. */
  readonly pattern?: string;
};

/** What is put before it (`embed::dialog`). */
declare const data: {
  readonly words: {
    readonly [word in
      | "title"
      | "about"
      | "looks"
      | "quiz"
      | "honest"
      | "class"
      | "link"
      | "lines"
      | "reserved"
      | "measuring"
      | "copy"
      | "copied"
      | "notCopied"
      | "close"
      | "picture"
      | "share"
      | "missed"
      | "again"]: string;
  };
  readonly settings: readonly Setting[];
  /** The dialog's style sheet. */
  readonly style: string;
  /** The file of the script for host pages (`embed.js`). */
  readonly loader: string;
  /** The width from which map and text stand side by side, in CSS px. */
  readonly columns: number;
};
