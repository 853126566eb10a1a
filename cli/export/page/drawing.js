// Draws some items of the sheet, one below the other, into layers of SVG: for the screen and for paper.
//
// Invariants: heights in a drawing begin at 0, `base` pixels below the top of the sheet. What is drawn depends on the
// run, the columns, the items and the language, and not on the cursor, but for which of the brackets are shown.
import { shape } from "./dom.js";
import { say, sayCount } from "./words.js";
import { Replay } from "./replay.js";
import { Arrow } from "./model.js";
import { Item, rowHeight, middle } from "./items.js";
import { duration } from "./times.js";
import { Bars } from "./bars.js";
import { Things } from "./things.js";
import { Rows, arrowAt } from "./rows.js";
import { circleHeight, drawBrackets, drawCircles } from "./problems.js";
import { words } from "./glyphs.js";
import { clamp, clipped, font, textWidth } from "./text.js";

const pullsAt = 5;
const layerNames = ["ground", "bars", "words", "front"];

/// `range`: {from, to}, items; `end`: how wide it is; `narrow`: times stand below the numbers.
export function draw(lanes, gutter, { run, columns, items, replay, narrow, end, cursor }, { from, to }) {
  const base = items.top[from], layers = { gutter };
  for (const name of layerNames) layers[name] = lanes.appendChild(shape("g", { class: name }));
  const drawing = { run, columns, items, layers, base, narrow, end, y: (i) => items.top[i] - base };
  drawGround(drawing, from, to);
  drawItems(drawing, from, to, replay ?? new Replay(run));
  if (to > from) drawBrackets(drawing, items.first[from], Math.max(items.first[to - 1], items.last[to - 1]), cursor);
}

function drawGround(drawing, from, to) {
  const { columns, layers, items } = drawing, below = drawing.y(to);
  if (columns.end > columns.thingsAt) {
    const width = columns.end - columns.thingsAt;
    layers.ground.append(shape("rect", { class: "shared", x: columns.thingsAt, y: 0, width, height: below }));
  }
  let d = "";
  for (let i = from; i < to; ++i) {
    if (items.isLine(i)) d += `M0 ${drawing.y(i) + rowHeight - 0.5}H${drawing.end}`;
  }
  layers.ground.append(shape("path", { class: "rule", d }));
}

function drawItems(drawing, from, to, replay) {
  const { items } = drawing, bars = new Bars(drawing), things = new Things(drawing), rows = new Rows(drawing, bars);
  things.lines(0, drawing.y(to));
  replay.seek(items.first[from] - 1);
  bars.turnAll(replay.states, 0);
  things.turn(replay.content, 0);
  const label = { time: "" };
  for (let i = from; i < to; ++i) {
    const y = drawing.y(i);
    if (items.kind[i] === Item.row) drawStep(drawing, items.first[i], y, replay, { bars, things, rows });
    else drawOther(drawing, i, y, replay, { bars, things });
    drawGutter(drawing, i, y, label);
  }
  bars.finish(drawing.y(to));
  things.finish(drawing.y(to));
  if (to === items.count && circleHeight(drawing.run)) drawEnd(drawing, drawing.y(to), replay);
}

// Below the last row nothing moves any more: the circle lies over lanes that go on as they are.
function drawEnd(drawing, y, replay) {
  drawCircles(drawing, y);
  const tail = drawing.layers.ground.appendChild(shape("g", { class: "tail" }));
  const after = { ...drawing, layers: { ...drawing.layers, bars: tail, words: tail } };
  const bars = new Bars(after), things = new Things(after), below = y + circleHeight(drawing.run);
  bars.turnAll(replay.states, y);
  things.turn(replay.content, y);
  bars.finish(below);
  things.finish(below);
}

function drawStep(drawing, row, y, replay, { bars, things, rows }) {
  const { rows: { g, a }, changes, changesAt } = drawing.run;
  const lanes = changes.lane.slice(changesAt[row], changesAt[row + 1]);
  if (g[row] >= 0) lanes.push(g[row]);
  if (replay.row === row - 1) replay.enter();
  else bars.turnAll(replay.seek(row - 1).enter().states, y);
  bars.turn(replay.states, lanes, y);
  replay.leave();
  if (replay.ends(g[row])) bars.cap(g[row], y + arrowAt);
  rows.draw(row, y, replay);
  bars.turn(replay.states, lanes, y + arrowAt);
  things.turn(replay.content, y + (a[row] === Arrow.back ? arrowAt : pullsAt));
}

function drawOther(drawing, i, y, replay, { bars, things }) {
  const { items, layers, end } = drawing, height = drawing.y(i + 1) - y;
  if (items.kind[i] === Item.pause) {
    layers.ground.append(shape("rect", { class: "pause", x: 0, y, width: end, height }));
    return;
  }
  layers.front.append(foldLabel(drawing, i, y, items.kind[i] === Item.opened));
  if (items.kind[i] === Item.opened) return;
  replay.seek(items.last[i]);
  bars.turnAll(replay.states, y + middle);
  things.turn(replay.content, y + middle);
}

function foldLabel(drawing, i, y, opened) {
  const { run, columns, items } = drawing, { first, last, period, times } = items.fold[i];
  const column = columns.goroutines[columns.columnOf[Math.max(0, run.rows.g[first])]];
  const what = period === 1 ? sayCount("same step", times) : say("same steps", period, times);
  const took = duration(run.times[last] - run.times[first - 1]);
  const text = opened ? `⌃ ${say("close fold", last - first + 1)}` : `↻ ${what} · ${took}`;
  const x = column.centre + (column.lane >= 0 ? 13 : 24);
  const shown = clipped(text, font.words, Math.max(120, drawing.end - x - 40));
  const width = textWidth(shown, font.words) + 28;
  const height = opened ? 20 : 24, at = y + (opened ? 12 : middle);
  const frame = shape("rect", { x, y: at - height / 2, width, height, rx: height / 2 });
  return shape("g", { class: "fold" + (opened ? " opened" : "") }, frame, words(x + 14, at, shown, ""));
}

function drawGutter({ run, columns, items, layers, narrow, y: heightOf }, i, y, label) {
  const row = items.first[i], kind = items.kind[i], right = columns.gutter - 8;
  if (kind === Item.opened) return;
  if (kind === Item.pause) {
    const height = heightOf(i + 1) - y;
    layers.gutter.append(shape("rect", { class: "pause", x: 0, y, width: columns.gutter, height }),
      words(right, y + height / 2, "+" + duration(run.rows.t[row]), "since", "end"));
    return;
  }
  const time = duration(run.times[row]), text = kind === Item.fold ? "⋮" : String(row + 1);
  const x = narrow ? right : clamp(columns.gutter - 62, 34, 62);
  const step = words(x, y + (narrow ? 10 : middle), text, "step", "end");
  step.dataset.step = row;
  layers.gutter.append(step);
  if (time !== label.time) layers.gutter.append(words(right, y + (narrow ? 22 : middle), time, "time", "end"));
  label.time = time;
}
