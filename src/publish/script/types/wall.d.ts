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
      | "on"]: string;
  };
  /** Its style sheet. */
  readonly style: string;
};

/** How the page's language says numbers (`say.js`). */
declare var datelineSay: { readonly number: (n: number) => string };

/** A question as it is shown: what is asked, and what proves the answer. */
type Asked = {
  readonly stem: HTMLElement;
  /** The fields for the hands, an option each. */
  readonly inputs: readonly HTMLInputElement[];
  readonly question: readonly Node[];
  readonly proof: readonly Node[];
};
