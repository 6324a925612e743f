// What the script for host pages leaves in them.

type DatelineEvent = import("../../../../docs/dateline.d.ts").DatelineEvent;
type DatelineCommand = import("../../../../docs/dateline.d.ts").DatelineCommand;

interface Window {
  /** Whose frames are kept right: the folders of all stories. */
  [running: symbol]: string[] | undefined;
}
