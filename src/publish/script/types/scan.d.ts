// What the script that reads codes is given, and what browsers have for it beyond TypeScript's declarations.

/** What is put before it (`scan::script`): the files of the program and its glue, beside this one. */
declare const data: { readonly script: string; readonly program: string };

/** The program's glue (`src/web/scan.rs`). */
type Glue = {
  /** Starts the program, once. */
  default(options: { module_or_path: URL }): Promise<unknown>;
  /** The texts of the codes in a grey picture: a byte a point, row by row. */
  scan(grey: Uint8Array, width: number, height: number): string[];
};

/** The browser's own reader (Barcode Detection API), which few browsers have. */
declare class BarcodeDetector {
  static getSupportedFormats(): Promise<string[]>;
  constructor(options: { formats: string[] });
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
