// What the scripts of a page are given, and say to each other and to others.

/// <reference path="./program.d.ts" />
/// <reference path="./standard.d.ts" />

type DatelineEvent = import("../../../../docs/dateline.d.ts").DatelineEvent;
type DatelineCommand = import("../../../../docs/dateline.d.ts").DatelineCommand;

/** What is put before them (`Page::script`). */
declare const data: {
  /** The digits of the language, as a part of its tag; may be empty. */
  readonly writing: string;
  /** The languages of the story, and the files of their pages. */
  readonly pages: readonly (readonly [tag: string, file: string])[];
  /** Whether this is the front page. */
  readonly front: boolean;
  /** The program's glue, the program, the dialog to embed, the projector's layout, what a pupil hands in, what a learning system is told, and the worker: their files. */
  readonly app: string;
  readonly program: string;
  readonly dialog: string;
  readonly wall: string;
  readonly hand: string;
  readonly lms: string;
  readonly worker: string;
};

/** What is known of the host page, mostly out of its own messages. */
type Host = {
  /** The page's address, without its fragment. */
  readonly url: string;
  /** How wide the frame is, in CSS px. */
  width?: number;
  /** The id by which iframe-resizer knows the frame, and what is answered to. */
  sizer?: string;
  kind?: string;
  /** The id by which pym.js knows the frame. */
  pym?: string | null;
  /** The secret by which WordPress knows the frame. */
  secret?: string;
  /** What came with a command for the height; of no use. */
  size?: string;
};

/** What a host page may say, before it is known whether it did. */
type Unheard = string | { readonly [key: string]: unknown } | null | undefined;

/** The commands of a host page, each with its value, which may be any text. */
type Command = { size: string } | Wish;

/** Those that wish for something else than an answer. */
type Wish = { theme: string } | { lang: string } | { goto: string };

/** What was heard of a host page: a wish, or what is known of it from now on. */
type Heard = Wish | Partial<Host>;

/** All that was heard since the last picture. */
type AllHeard = { theme?: string; lang?: string; goto?: string } & Partial<Host>;

/** A height in the words of others' resize scripts, as far as they are no text. */
type Height =
  | { type: "iframe-resized"; width: number | undefined; height: number }
  | { message: "height"; value: number; secret: string }
  | { "datawrapper-height": { [url: string]: number } }
  | { sentinel: "amp"; type: "embed-size"; height: number }
  | { context: "h5p"; action: "resize"; scrollHeight: number }
  | { subject: "lti.frameResize"; height: number };

/** What is said to a host page. */
type Said = string | DatelineEvent | Height | { sentinel: "amp"; type: "embed-ready" };

/** A press of a pointer, at a place of the window, or of a key. */
type Press = {
  /** When it began, as events count the time. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** Empty for a pointer. */
  readonly key: string;
  /** When it ended. */
  end?: number;
  /** What it pressed, by what that does or says. */
  what?: string;
};

/** The glue of the program, as wasm-bindgen writes it. */
type Glue = { readonly default: (given: { module_or_path: string }) => Promise<unknown> };

/** What a pupil hands in, where the address is an assignment's (`hand.js`). */
declare var datelineClass: Promise<unknown>;

/** The script of the dialog (`share.js`). */
type Dialog = { readonly open: () => void; readonly picture: () => void };

/** Asks the host page's browser for the frame's height to be that of the page; not in every browser. */
declare function requestResize(): void;

interface Window {
  /** Not in every browser; what it makes stands for a text. */
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string };
  };
}

interface CSSRule {
  /** What some kinds of rules have. */
  readonly media?: MediaList;
  readonly style?: Pick<CSSStyleDeclaration, "getPropertyValue" | "setProperty">;
}

interface EventTarget {
  /** What elements have. */
  closest?(selectors: ".languages a" | ".skip" | "#picture"): HTMLAnchorElement | null;
  closest?(selectors: "#missed"): Element | null;
}

interface ParentNode {
  /** What stands in every page. */
  querySelector(selectors: ".page"): HTMLElement;
  /** Only with the program. */
  querySelector(selectors: ".live .open .title"): HTMLElement | null;
}

interface Document {
  /** What stands in every page. */
  getElementById(id: "app" | "share_open" | "missed" | "reading"): HTMLElement;
}
