// What the script of the projector's layout is given.

/// <reference path="./standard.d.ts" />

/** What is put before it (`wall::script`). */
declare const data: {
  readonly words: {
    readonly [word in
      | "keys"
      | "quizKeys"
      | "hands"
      | "question"
      | "percent"
      | "right"
      | "answer"
      | "back"
      | "on"
      | "counts"]: string;
  };
  /** Its style sheet. */
  readonly style: string;
};

/** How the page's language says numbers (`say.js`). */
declare var datelineSay: { readonly number: (n: number) => string };

/** Lights shapes on the map by the ids of their subjects (`program.js`). */
declare var datelineLight: ((lit: string, hatched: string) => void) | undefined;
/** What a pupil hands in, which knows an assignment's questions, where the address is one's (`hand.js`). */
declare var datelineClass: Promise<{ readonly asked: () => Promise<string[]> }> | undefined;

/** A question as it is shown: what is asked, and what proves the answer. */
type Asked = {
  readonly stem: HTMLElement;
  /** The fields for the hands, an option each. */
  readonly inputs: readonly HTMLInputElement[];
  readonly question: readonly Node[];
  readonly proof: readonly Node[];
};
