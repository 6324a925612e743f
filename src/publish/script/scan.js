// @ts-check
// Codes in pictures and before a camera: by the browser's own reader where it has one, else by a program, which
// is fetched when it is needed.
const { script, program } = data;

// The most points in a row or a column that are looked at, of a photograph and of what a camera shows.
const [PHOTOGRAPH, FRAME] = [1600, 1280];
// How often a camera is looked at, and after what time a code that stays is told again, in ms.
const [EVERY, AGAIN] = [125, 3000];

/** @type {Promise<BarcodeDetector | undefined>} */
let detector = (async () => {
  try {
    const formats = await BarcodeDetector.getSupportedFormats();
    if (formats.includes("qr_code")) return new BarcodeDetector({ formats: ["qr_code"] });
  } catch {
    // There is none.
  }
})();

/** @type {Promise<Glue> | undefined} */
let loaded;
let failures = 0;
const load = () => {
  // Some browsers never ask again for the address of a module that has failed.
  loaded ??= (async () => {
    const glue = /** @type {Glue} */ (await import("./" + script + (failures ? "?" + failures : "")));
    await glue.default({ module_or_path: new URL(program, import.meta.url) });
    return glue;
  })().catch(error => {
    failures++;
    loaded = undefined;
    throw error;
  });
  return loaded;
};

const canvas = document.createElement("canvas");
const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));

// How light each point is; what can be seen through lies on white.
/** @type {(source: CanvasImageSource, width: number, height: number, most: number) => Uint8Array} */
const grey = (source, width, height, most) => {
  const scale = Math.min(1, most / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  const colours = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  const points = new Uint8Array(colours.length / 4);
  for (let at = 0; at < points.length; at++) {
    points[at] = (77 * colours[4 * at] + 150 * colours[4 * at + 1] + 29 * colours[4 * at + 2]) >> 8;
  }
  return points;
};

// What the browser's own reader reads; nothing where there is none.
/** @type {(source: CanvasImageSource) => Promise<string[] | undefined>} */
const byBrowser = async source => {
  try {
    const codes = await (await detector)?.detect(source);
    return codes && [...new Set(codes.map(code => code.rawValue))].filter(Boolean);
  } catch {
    // On some systems it is there, and lacks what it stands on.
    detector = Promise.resolve(undefined);
  }
};

/** @type {(source: CanvasImageSource, width: number, height: number, most: number) => Promise<string[]>} */
const byProgram = async (source, width, height, most) => {
  const glue = await load();
  const points = grey(source, width, height, most);
  return glue.scan(points, canvas.width, canvas.height);
};

// The texts of the codes in a picture; fails where it is none that the browser knows.
/** @type {(blob: Blob) => Promise<string[]>} */
export const picture = async blob => {
  // A browser that does not know the option turns photographs without it.
  const turned = createImageBitmap(blob, { imageOrientation: "from-image" });
  const image = await turned.catch(() => createImageBitmap(blob));
  try {
    const texts = await byBrowser(image);
    return texts?.length ? texts : await byProgram(image, image.width, image.height, PHOTOGRAPH);
  } finally {
    image.close();
  }
};

// Shows what the camera sees, and tells the text of each code in it, until it is stopped by what this gives;
// fails where there is no camera, or none that may be used.
/** @type {(video: HTMLVideoElement, found: (text: string) => void) => Promise<() => void>} */
export const camera = async (video, found) => {
  if (!navigator.mediaDevices?.getUserMedia) throw new Error("no camera");
  // While the reader is asked whether the camera may be used.
  const ready = detector.then(async own => own || load());
  ready.catch(() => {});
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: 1280 } }
  });
  let isOver = false;
  const stop = () => {
    isOver = true;
    removeEventListener("pagehide", stop);
    for (const track of stream.getTracks()) track.stop();
    if (video.srcObject === stream) video.srcObject = null;
  };
  addEventListener("pagehide", stop);
  try {
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await Promise.all([video.play(), ready]);
  } catch (error) {
    stop();
    throw error;
  }
  /** @type {Map<string, number>} */
  const told = new Map();
  // By a clock, and not by the video's own pictures: browsers give none of one that is out of sight.
  const next = (/** @type {number} */ pause) => isOver || setTimeout(look, pause);
  const look = async () => {
    const begun = performance.now();
    const { videoWidth, videoHeight } = video;
    /** @type {string[]} */
    let texts = [];
    if (!isOver && videoWidth) {
      try {
        texts = (await byBrowser(video)) ?? (await byProgram(video, videoWidth, videoHeight, FRAME));
      } catch {
        // The program may be fetched when the next picture is there.
      }
    }
    // The page has as much time for all else as this has taken. Before it is told, so that it goes on whatever
    // becomes of that.
    const now = performance.now();
    next(Math.max(EVERY, now - begun));
    for (const text of texts) {
      if (isOver) return;
      if (now - (told.get(text) ?? Number.NEGATIVE_INFINITY) < AGAIN) continue;
      told.set(text, now);
      found(text);
    }
  };
  next(0);
  return stop;
};
