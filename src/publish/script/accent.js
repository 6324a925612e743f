// @ts-check
// The colour that a host wishes for links and buttons, made darker or lighter
// until a text in it can be read (4.5 : 1, and a little more for rounding).

/** @param {number[]} color */
const luminance = color =>
  color.reduce((sum, part, at) => {
    const share = part / 255;
    return sum + [0.2126, 0.7152, 0.0722][at] * (share > 0.04045 ? ((share + 0.055) / 1.055) ** 2.4 : share / 12.92);
  }, 0);

// Of a colour as 3 or 6 hexadecimal digits, on a ground as 6: `rgb(r,g,b)`.
/** @type {(wish: string, ground: string) => string} */
const fitted = (wish, ground) => {
  /** @param {string} digits */
  const parts = digits => /** @type {string[]} */ (digits.match(/../g)).map(part => parseInt(part, 16));
  const behind = luminance(parts(ground)) + 0.05;
  let color = parts(wish.length < 6 ? wish.replace(/./g, "$&$&") : wish);
  const contrast = () => (luminance(color) + 0.05) / behind;
  while (Math.max(contrast(), 1 / contrast()) < 4.6) {
    color = color.map(part => part + ((behind > 0.2 ? 0 : 255) - part) / 16);
  }
  return `rgb(${color.map(Math.round)})`;
};
