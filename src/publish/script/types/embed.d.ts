// What the script for host pages leaves in them.

type DatelineEvent = import("../../../../docs/dateline.d.ts").DatelineEvent;
type DatelineCommand = import("../../../../docs/dateline.d.ts").DatelineCommand;

interface Window {
  /** That it runs already, by the folder of all stories. */
  [running: symbol]: 1 | undefined;
}
