// @ts-check
// Codes in pictures and before a camera: by the browser's own reader where it has one, else by a program.
const { script, program } = data;
export { script, program };
