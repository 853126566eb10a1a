// One row: the words of who acts, the arrow to what it is done to, what that holds then, and who is woken.
//
// Invariants: everything of a row lies inside it. Words keep clear of what is drawn in the lanes beside them.
import { shape } from "./dom.js";
import { say, sayCount } from "./words.js";
import { Arrow, State } from "./model.js";
import { partsOf, textOf, oneLine } from "./phrases.js";
import { arrow, printed, words } from "./glyphs.js";
import { blockHalf, signOf } from "./signs.js";
import { isLock } from "./contents.js";
import { isRinged, redOf } from "./problems.js";
import { clipped, font, textWidth } from "./text.js";

export const middle = 15, arrowAt = 23, wordsAt = 11, wakeAt = 28;
export class Rows {
  constructor(drawing, bars) {
    this.drawing = drawing;
    this.bars = bars;
  }

  column = (lane) => this.drawing.columns.goroutines[this.drawing.columns.columnOf[lane]];
  edge = (column) => (column.lane >= 0 ? 8 : 24);
  thing = (object) => this.drawing.columns.things[this.drawing.columns.thingOf[object]];

  /// Draws `row`, whose top is at `y`, behind the states that `replay` has after it.
  draw(row, y, replay) {
    const { run } = this.drawing, { g, x, o } = run.rows;
    const bad = redOf(run, row);
    const node = shape("g", { class: isRinged(run, row) ? "row ringed" : "row", "data-row": row });
    if (run.awaited(row).length) this.waits(node, row, y, this.column(g[row]));
    if (o[row] >= 0) this.useThing(node, row, y, bad?.loud ? "bad" : "");
    else if (x[row] >= 0 && g[row] >= 0) this.start(node, row, y);
    this.wakes(node, row, y);
    if (g[row] >= 0) this.say(node, row, y, g[row], run.rows.d[row], replay, bad);
    else if (x[row] < 0 || o[row] >= 0) this.sayTimer(node, row, y);
    if (x[row] >= 0 && run.rows.p[row] >= 0) this.say(node, row, y, x[row], run.rows.p[row], replay, null);
    this.drawing.layers.words.append(node);
  }

  useThing(node, row, y, bad) {
    const { run, columns } = this.drawing, { g, x, o, a } = run.rows, thing = this.thing(o[row]);
    const at = thing ? thing.centre : columns.moreAt + 16, { half, draw } = thing ? signOf(run, row) : { half: 8 };
    const actor = g[row] >= 0 ? this.column(g[row]) : null, hand = x[row] >= 0;
    if (actor && a[row] !== Arrow.waits) {
      const tint = bad || actor.tint, from = actor.centre + this.edge(actor), to = at - half - 1, line = y + arrowAt - (hand ? 2 : 0);
      if (a[row] === Arrow.to) node.append(arrow(from, to, line, "sends", tint));
      if (a[row] === Arrow.from) node.append(arrow(to, from, line, "sends", tint));
      if (a[row] === Arrow.back) node.append(arrow(from, to, line, "back", tint));
    }
    if (hand) node.append(arrow(at - half - 1, this.column(x[row]).centre + this.edge(this.column(x[row])), y + arrowAt + 3, "sends", this.column(x[row]).tint));
    if (!thing) node.append(words(at + 3, y + wordsAt, clipped(run.objects.name[o[row]], font.small, 38), "woken", "middle"));
    if (draw) node.append(draw(at, y + middle, bad || actor?.tint || "many"));
  }

  /// A ring on each thing that is waited for.
  waits(node, row, y, actor) {
    let from = actor.centre + this.edge(actor);
    const { run, columns } = this.drawing;
    const at = run.awaited(row).map((object) => (this.thing(object)?.centre ?? columns.moreAt + 16) - (isLock(run, object) ? blockHalf + 4 : 0));
    for (const x of at.sort((a, b) => a - b)) {
      node.append(arrow(from, x - 4, y + arrowAt, "waits", ""));
      from = x + 5;
    }
  }

  start(node, row, y) {
    const { g, x } = this.drawing.run.rows, from = this.column(g[row]), to = this.column(x[row]);
    if (from === to) return;
    const way = to.centre < from.centre ? -1 : 1;
    node.append(arrow(from.centre + way * this.edge(from), to.centre - way * this.edge(to), y + arrowAt, "sends", from.tint));
    if (to.lane >= 0) node.append(shape("circle", { class: "born " + to.tint, cx: to.centre, cy: y + arrowAt, r: 5 }));
  }

  wakes(node, row, y) {
    const { run, columns } = this.drawing, { g, x, o } = run.rows, woken = new Map();
    for (const lane of run.wokenBy(row)) {
      if (lane !== x[row] && lane !== g[row]) woken.set(columns.columnOf[lane], (woken.get(columns.columnOf[lane]) ?? 0) + 1);
    }
    const thing = o[row] >= 0 ? this.thing(o[row]) : null, actor = g[row] >= 0 ? this.column(g[row]) : null;
    if (!thing && !actor) return;
    for (const [i, count] of woken) {
      const column = columns.goroutines[i];
      if (!thing && column === actor) continue;
      const from = thing ? thing.centre - 16 : actor.centre, way = column.centre < from ? -1 : 1;
      node.append(arrow(from, column.centre - way * this.edge(column), y + wakeAt, "wakes", ""));
      if (column !== actor) node.append(words(column.centre + this.edge(column) + 4, y + 15.5, count > 1 ? sayCount("woken many", count) : say("woken"), "woken"));
    }
  }

  /// How far the words of column `i` may go: to whoever else stands in the way.
  room(i, row, mine) {
    const { columns, run, end } = this.drawing, { g, x } = run.rows;
    for (let j = i + 1; j < columns.goroutines.length; ++j) {
      const lane = columns.goroutines[j].lane, other = lane >= 0 && lane !== mine && (lane === g[row] || lane === x[row]);
      if (other || this.bars.solid(j)) return columns.goroutines[j].centre - 12;
    }
    return columns.things.length ? columns.things[0].centre - 18 : end;
  }

  say(node, row, y, lane, phrase, replay, bad) {
    const { run, columns } = this.drawing, i = columns.columnOf[lane], column = columns.goroutines[i];
    const at = column.centre + (column.lane >= 0 ? 13 : 26), room = this.room(i, row, lane) - at;
    const named = column.lane >= 0 ? "" : run.name(lane) + ": ", prints = lane === run.rows.g[row] && run.prints(row);
    const drawn = prints
      ? printed(at - 3, y + middle, named + oneLine(run.strings[run.rows.v[row]] ?? ""), room, column.tint)
      : this.words(at, y, named + textOf(partsOf(run, row, phrase)), room, this.manner(row, lane, replay), bad);
    if (column.lane < 0) drawn.dataset.pull = lane;
    node.append(drawn);
  }

  words(x, y, text, room, manner, bad) {
    const face = bad ? font.strong : font.words, whole = bad?.extra ? `${text}, ${bad.extra}` : text;
    const told = bad?.extra && textWidth(whole, face) > room ? bad.extra : whole;
    return words(x, y + wordsAt, clipped(told, face, room), "words " + (bad ? "bad" : manner));
  }

  manner(row, lane, replay) {
    const { o, x } = this.drawing.run.rows, state = replay.states[lane];
    if (state >= State.waits) return state === State.stuck ? "idle never" : "idle";
    return o[row] < 0 && x[row] < 0 ? "quiet" : "";
  }

  sayTimer(node, row, y) {
    const { run, columns } = this.drawing, thing = run.rows.o[row] >= 0 ? this.thing(run.rows.o[row]) : null;
    const text = `${say("timer")}: ${textOf(partsOf(run, row, run.rows.d[row]))}`;
    const x = thing ? thing.centre - signOf(run, row).half - 6 : columns.goroutines[0].centre + 13;
    node.append(words(x, y + middle, clipped(text, font.words, 220), "words quiet", thing ? "end" : "start"));
  }
}
