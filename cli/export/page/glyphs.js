// The small signs of a row: arrows, pills with values, a channel's places.
//
// Invariants: a sign takes its colour from the class `tint` (a goroutine's, or "bad"); each is told apart by its form
// too: dashes, dots, a ring, words.
import { shape } from "./dom.js";
import { clipped, font, textWidth } from "./text.js";
import { oneLine } from "./phrases.js";

export const words = (x, y, text, className, anchor) =>
  shape("text", { x, y, class: className, "text-anchor": anchor, "dominant-baseline": "central" }, text);

/// From `from` to `to` at height `y`; `style`: sends, returns, wakes or waits.
export function arrow(from, to, y, style, tint) {
  const way = to < from ? -1 : 1, tip = style === "waits" ? to : to - way * 6;
  const line = shape("path", { class: "line", d: `M${from} ${y}H${tip}` });
  const head = style === "waits"
    ? shape("circle", { class: "ring", cx: to + way * 4, cy: y, r: 4 })
    : shape("path", { class: "tip", d: `M${to} ${y}l${-way * 8} -4v8z` });
  return shape("g", { class: `arrow ${style} ${tint}` }, line, head);
}

const pillText = (text) => clipped(oneLine(text), font.mono, 58);
export const pillWidth = (text) => Math.max(22, textWidth(pillText(text), font.mono) + 14);

export function pill(x, y, text, tint, solid) {
  const shown = pillText(text), width = pillWidth(text);
  return shape("g", { class: `pill ${solid ? "solid" : "open"} ${tint}` },
    shape("rect", { x: x - width / 2, y: y - 10, width, height: 20, rx: 10 }), words(x, y, shown, "mono", "middle"));
}

export const placeWidth = 24;
const mostLetters = 4;

/// A channel's places, at most four; a value is written in if it is short.
export function places(x, y, content, tint) {
  const { places: values, capacity, closed } = content, left = x - (capacity * placeWidth) / 2;
  const group = shape("g", { class: `places ${tint} ${closed ? "closed" : ""}` });
  for (let i = 0; i < capacity; ++i) {
    const full = i < values.length, at = left + i * placeWidth;
    const kind = full ? "full" : "free";
    group.append(shape("rect", { x: at + 0.5, y: y - 10, width: placeWidth - 1, height: 20, class: kind }));
    if (full && values[i].length <= mostLetters) {
      group.append(words(at + placeWidth / 2, y, oneLine(values[i]), "mono tiny", "middle"));
    }
  }
  const right = left + capacity * placeWidth;
  if (closed) group.append(shape("path", { class: "bar", d: `M${left - 4} ${y - 12}v24M${right + 4} ${y - 12}v24` }));
  return group;
}

export const gaugeWidth = 58;

/// How full a channel with many places is.
export function gauge(x, y, content, tint) {
  const { places: values, capacity, closed } = content, left = x - gaugeWidth / 2;
  const level = gaugeWidth * Math.min(1, values.length / capacity);
  return shape("g", { class: `places ${tint} ${closed ? "closed" : ""}` },
    shape("rect", { x: left, y: y - 10, width: gaugeWidth, height: 20, rx: 3, class: "free" }),
    shape("rect", { x: left, y: y + 6, width: level, height: 4, class: "level" }),
    words(x, y - 2, clipped(`${values.length}/${capacity}`, font.mono, gaugeWidth - 4), "mono", "middle"));
}

/// A printed line in its frame, in at most `room` pixels.
export function printed(x, y, text, room, tint) {
  const shown = clipped(text, font.mono, room - 14), width = textWidth(shown, font.mono) + 12;
  return shape("g", { class: `printed ${tint}` },
    shape("rect", { x, y: y - 11, width, height: 22, rx: 3 }), words(x + 6, y, shown, "mono"));
}

/// A bracket from one height to another, open to the side to which `way` points.
export const bracket = (x, from, to, way, className) =>
  shape("path", { class: "bracket " + className, d: `M${x + way * 6} ${from}H${x}V${to}H${x + way * 6}` });
