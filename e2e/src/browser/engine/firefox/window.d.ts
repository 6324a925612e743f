// What Firefox has in its own window, as far as it is used here.

/** An interface of the browser's: its constants, and what objects of it are. */
type Interface<T> = { readonly [Symbol.hasInstance]: (value: unknown) => value is T };

/** A message as a page's own process has it. */
type Logged = { wrappedJSObject: { level: string; filename: string; lineNumber: number; arguments: unknown[] } };
type Listener = (event: Logged) => void;
type ScriptError = { sourceName: string; lineNumber: number; errorMessage: string; category: string; flags: number };
type Channel = {
  URI: { spec: string };
  requestMethod: string;
  loadInfo: { browsingContextID: number; externalContentPolicyType: number };
};

declare const Ci: {
  nsIConsoleAPIStorage: Interface<{ addLogEventListener(listener: Listener, principal: object): void }>;
  nsIPrincipal: Interface<object>;
  nsIScriptError: Interface<ScriptError> & { warningFlag: number; infoFlag: number };
  nsIContentPolicy: { [name: string]: number };
  nsIHttpChannel: Interface<Channel>;
};

declare const Cc: {
  [contract: string]: { getService<T>(of: Interface<T>): T; createInstance<T>(of: Interface<T>): T };
};

declare const Services: {
  cpmm: { sendAsyncMessage(name: string, data: object): void };
  ppmm: {
    addMessageListener(
      name: string,
      listener: (message: { data: { level: string; filename: string; text: string } }) => void
    ): void;
    loadProcessScript(url: string, forLaterOnes: boolean): void;
  };
  console: { registerListener(listener: { observe(message: unknown): void }): void };
  obs: {
    addObserver(
      observer: { observe(subject: { QueryInterface<T>(of: Interface<T>): T }): void },
      topic: "http-on-modify-request"
    ): void;
  };
};

declare const BrowsingContext: { get(id: number): { isContent: boolean } | null };
