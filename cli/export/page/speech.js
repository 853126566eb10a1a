// Sentences as nodes: names in their colours, values apart, steps as buttons that go there.
import { element, button } from "./dom.js";
import { layout, tintOf } from "./layout.js";
import { oneLine } from "./phrases.js";
import { goTo } from "./moves.js";

function node(part) {
  if (part.lane !== undefined) return element("b", "who " + tintOf(part.lane), part.text);
  if (part.object !== undefined) return element("b", "thing", part.text);
  if (part.value) return element("bdi", "value", oneLine(part.text));
  if (part.row !== undefined) return button("step-link", part.text, () => goTo(part.row));
  return part.text;
}

export const nodesOf = (parts) => parts.map(node);

function laneById(run, name) {
  run.laneOf ??= new Map(run.goroutines.id.map((_, lane) => [run.name(lane), lane]));
  return run.laneOf.get(name);
}

/// A text of the data: the names of goroutines in it in their colours.
export function colored(run, text) {
  if (!layout.columns) return [text];
  return text.split(/\b(main|g\d+)\b/).map((piece, i) => {
    const lane = i % 2 ? laneById(run, piece) : undefined;
    return lane === undefined ? piece : element("b", "who " + tintOf(lane), piece);
  });
}
