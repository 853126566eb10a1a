// What a step leaves on the lane of its thing: the value, the places of a channel, a mark.
//
// A sign is {half, draw}: how wide it is to either side, and what draws it there, if anything does.
import { say } from "./words.js";
import { Arrow } from "./model.js";
import { isLock } from "./contents.js";
import { gauge, gaugeWidth, pill, pillWidth, places, placeWidth } from "./glyphs.js";

export const blockHalf = 15;
const mostPlaces = 4;

export function signOf(run, row) {
  const { o, x, a, c, v } = run.rows, object = o[row], content = run.contents[c[row]] ?? {}, kind = run.objects.kind[object];
  if (isLock(run, object)) return { half: blockHalf };
  if (a[row] === Arrow.waits) return { half: 0 };
  const text = (value, solid) => ({ half: pillWidth(value) / 2, draw: (at, y, tint) => pill(at, y, value, tint, solid) });
  if (kind === "channel") return channelSign(run, row, content, x[row] >= 0 ? text(run.strings[v[row]] ?? "", true) : null);
  if (content.count !== undefined) return text(String(content.count), false);
  if (content.value !== undefined) return text(content.value, a[row] === Arrow.to);
  if (v[row] >= 0 && a[row] !== Arrow.none) return text(run.strings[v[row]], a[row] === Arrow.to);
  return text({ cond: "!", once: "✓" }[kind] ?? "•", false);
}

function channelSign(run, row, content, handed) {
  if (handed) return handed;
  if (!(content.capacity > 0)) {
    const value = content.closed ? say("closed") : run.strings[run.rows.v[row]] ?? "•";
    return { half: pillWidth(value) / 2, draw: (at, y, tint) => pill(at, y, value, tint, !content.closed) };
  }
  const few = content.capacity <= mostPlaces, width = few ? content.capacity * placeWidth + (content.closed ? 8 : 0) : gaugeWidth;
  return { half: width / 2, draw: (at, y, tint) => (few ? places : gauge)(at, y, content, tint) };
}
