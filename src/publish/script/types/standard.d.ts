// What TypeScript's own declarations leave out.

interface Array<T> {
  /** What is left is not empty. */
  filter(is: BooleanConstructor): Exclude<T, "" | 0 | false | null | undefined>[];
}
