// What the launcher's script hears of the story's page, and what it reads and sends.

/// <reference path="./standard.d.ts" />

/** Something to be done (`src/lms/deed.rs`): an element and its value, a text that is kept, a statement. */
type Deed = readonly [kind: "set" | "commit" | "finish" | "keep" | "send", ...values: unknown[]];

/** What stands in a statement of xAPI beside who, when and what. */
type StatementContext = {
  readonly contextActivities?: { readonly [kind: string]: unknown };
  readonly extensions?: { readonly [id: string]: unknown };
  readonly registration?: string;
};

/** A statement of xAPI. */
type Statement = {
  readonly id?: string;
  readonly verb: { readonly id: string };
  readonly context?: StatementContext;
};

/** A learning system, or what stands for one. */
type System = {
  /** What the page is told of the launch. */
  readonly launch: {
    readonly standard: string;
    readonly mode: string;
    readonly suspend: string;
    readonly mastery: string;
    readonly moveOn: string;
    /** How many interactions the system has. */
    readonly known: string;
  };
  /** Does something. */
  readonly perform: (deed: Deed) => void;
  /** Sends what is still to be sent, as the page is left. */
  readonly leave?: () => void;
};
