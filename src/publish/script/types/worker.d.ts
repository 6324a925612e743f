// What the script that keeps the page is given, and what a service worker has beyond other workers.

/** What is put before it (`offline::worker`). */
declare const data: {
  /** What tells this build from all others. */
  readonly version: string;
  /** The files of the program. */
  readonly names: readonly string[];
};

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;

// TypeScript's declarations know by name what a dedicated worker listens to.
interface DedicatedWorkerGlobalScopeEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
}
