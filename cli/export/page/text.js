// How wide words are, and words cut to fit.
//
// Invariant: fonts are the ones of page.css; what is measured is never long.

const family = getComputedStyle(document.body);
const face = (size, weight, name) => `${weight} ${size}px ${name}`;
const sans = family.fontFamily, mono = family.getPropertyValue("--mono");

export const font = {
  words: face(12.5, 400, sans),
  strong: face(12.5, 700, sans),
  small: face(10.5, 400, sans),
  name: face(14, 700, sans),
  mono: face(11.5, 400, mono),
};

const pen = document.createElement("canvas").getContext("2d");
const known = new Map();

export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

export function textWidth(text, face) {
  const key = face + text;
  if (known.size > 20000) known.clear();
  if (!known.has(key)) {
    pen.font = face;
    known.set(key, pen.measureText(text.slice(0, 300)).width);
  }
  return known.get(key);
}

/// `text`, or as much of it as has room, with an ellipsis.
export function clipped(text, face, room) {
  if (textWidth(text, face) <= room) return text;
  let low = 0, high = Math.min(text.length, 300);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(text.slice(0, middle) + "…", face) <= room) low = middle;
    else high = middle - 1;
  }
  return low ? text.slice(0, low).trimEnd() + "…" : "";
}
