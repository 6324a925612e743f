// What the pages of a learning system that plays SCORM have in common.

/** The elements of the data model that have a value, by their names. */
type ScormData = Record<string, string | number>;

/** The functions that a package may call. */
type ScormApi = Record<string, (...words: unknown[]) => unknown>;

/** What a test sets: see `ScormHost` in `e2e/src/lms/scorm.rs`. */
type ScormSettings = {
  is2004: boolean;
  api: "again" | "strict" | "empty" | "mixed" | "none";
  place: "parent" | "grandparent" | "opener";
  start: string;
  before: ScormData;
  throws: string[];
  refuses: number;
  blocks: number;
  late: number;
};

/** A call, and what came of it. */
type ScormCall = { name: string; arguments: unknown[]; result: unknown; threw: string | null };

/** What a test reads. */
type ScormRecord = { calls: ScormCall[]; commits: ScormData[]; faults: string[] };

type ScormAgain = new (settings: object) => ScormApi & { loadFromFlattenedJSON(data: ScormData): void };

interface Window {
  scorm: ScormRecord;
  strictScorm(is2004: boolean, before: ScormData, faults: string[]): ScormApi;
  Scorm12API: ScormAgain;
  Scorm2004API: ScormAgain;
  API?: ScormApi;
  API_1484_11?: ScormApi;
}
