// What a step leaves on the lane of its thing: the value, the places of a channel, a mark.
//
// A sign is {half, draw}: how wide it is to either side, and what draws it there, if anything does.
import { say } from "./words.js";
import { Arrow } from "./model.js";
import { isLock } from "./contents.js";
import { gauge, gaugeWidth, pill, pillWidth, places, placeWidth } from "./glyphs.js";

export const blockHalf = 15;
const mostPlaces = 4;

function text(value, solid) {
  return { half: pillWidth(value) / 2, draw: (at, y, tint) => pill(at, y, value, tint, solid) };
}

export function signOf(run, row) {
  const { o, x, a, c, v } = run.rows;
  const object = o[row], content = run.contents[c[row]] ?? {}, kind = run.objects.kind[object];
  if (isLock(run, object)) return { half: blockHalf };
  if (a[row] === Arrow.waits) return { half: 0 };
  if (kind === "channel") return x[row] >= 0 ? text(run.strings[v[row]] ?? "", true) : channelSign(run, row, content);
  if (content.count !== undefined) return text(String(content.count), false);
  if (content.value !== undefined) return text(content.value, a[row] === Arrow.to);
  if (v[row] >= 0 && a[row] !== Arrow.none) return text(run.strings[v[row]], a[row] === Arrow.to);
  return text({ cond: "●", once: "✓" }[kind] ?? "•", false);
}

function channelSign(run, row, content) {
  if (!(content.capacity > 0)) {
    return content.closed ? text(say("closed"), false) : text(run.strings[run.rows.v[row]] ?? "•", true);
  }
  const few = content.capacity <= mostPlaces, ends = content.closed ? 8 : 0;
  const width = few ? content.capacity * placeWidth + ends : gaugeWidth;
  return { half: width / 2, draw: (at, y, tint) => (few ? places : gauge)(at, y, content, tint) };
}
