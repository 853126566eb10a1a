// One row: its arrows, what its thing holds then, who is woken, and the words of who acts.
//
// Invariant: everything of a row lies inside it.
import { shape } from "./dom.js";
import { say, sayCount } from "./words.js";
import { Arrow } from "./model.js";
import { isLock } from "./contents.js";
import { isRinged, redOf } from "./problems.js";
import { arrow, words } from "./glyphs.js";
import { blockHalf, signOf } from "./signs.js";
import { clipped, font } from "./text.js";
import { middle } from "./items.js";
import { RowWords, wordsAt } from "./row_words.js";

const wakeAt = 26, wokenAt = 15.5;
export const arrowAt = 23;

const ways = { [Arrow.to]: "sends", [Arrow.from]: "sends", [Arrow.back]: "back" };

export class Rows {
  constructor(drawing, bars) {
    this.drawing = drawing;
    this.words = new RowWords(drawing, bars);
  }

  column = (lane) => this.drawing.columns.goroutines[this.drawing.columns.columnOf[lane]];
  thing = (object) => this.drawing.columns.things[this.drawing.columns.thingOf[object]];

  /// Beside a column's bar, on the right of it or (`way` -1) on the left.
  beside = (column, way = 1) => column.centre + way * (column.lane >= 0 ? 8 : 24);

  /// Where a thing lies; one that has no lane, where the button for the others is.
  placeOf = (object) => this.thing(object)?.centre ?? this.drawing.columns.moreAt + 16;

  /// Draws `row`, whose top is at `y`; `replay` is behind it.
  draw(row, y, replay) {
    const { run, layers } = this.drawing;
    const { g, x, o } = run.rows;
    const red = redOf(run, row);
    const node = shape("g", { class: isRinged(run, row) ? "row ringed" : "row", "data-row": row });
    if (run.awaited(row).length) this.waits(node, row, y);
    if (o[row] >= 0) this.useThing(node, row, y, red?.loud ? "bad" : "");
    else if (x[row] >= 0 && g[row] >= 0) this.start(node, row, y);
    this.wakes(node, row, y);
    this.words.tell(node, row, y, replay, red);
    layers.words.append(node);
  }

  useThing(node, row, y, bad) {
    const { run } = this.drawing;
    const { g, x, o } = run.rows;
    const at = this.placeOf(o[row]), known = this.thing(o[row]);
    const { half, draw } = known ? signOf(run, row) : { half: 8 };
    const actor = g[row] >= 0 ? this.column(g[row]) : null;
    if (actor) this.act(node, row, y, { actor, tint: bad || actor.tint, edge: at - half - 1 });
    if (x[row] >= 0) {
      const receiver = this.column(x[row]);
      node.append(arrow(at - half - 1, this.beside(receiver), y + arrowAt + 3, "sends", receiver.tint));
    }
    if (draw) node.append(draw(at, y + middle, bad || (actor?.tint ?? "many")));
    const name = clipped(run.objects.name[o[row]], font.small, 38);
    if (!known) node.append(words(at + 3, y + wordsAt, name, "woken", "middle"));
  }

  /// The arrow between who acts and the thing, whose sign begins at `edge`.
  act(node, row, y, { actor, tint, edge }) {
    const { a, x } = this.drawing.run.rows;
    if (!ways[a[row]]) return;
    const own = this.beside(actor), line = y + arrowAt - (x[row] >= 0 || this.woken(row).size ? 2 : 0);
    const [from, to] = a[row] === Arrow.from ? [edge, own] : [own, edge];
    node.append(arrow(from, to, line, ways[a[row]], tint));
  }

  /// A ring at each thing that is waited for.
  waits(node, row, y) {
    const { run } = this.drawing;
    const before = (object) => (isLock(run, object) ? blockHalf + 4 : 0);
    let from = this.beside(this.column(run.rows.g[row]));
    for (const at of run.awaited(row).map((object) => this.placeOf(object) - before(object)).sort((a, b) => a - b)) {
      node.append(arrow(from, at - 4, y + arrowAt, "waits", ""));
      from = at + 5;
    }
  }

  start(node, row, y) {
    const { g, x } = this.drawing.run.rows;
    const from = this.column(g[row]), to = this.column(x[row]);
    if (from === to) return;
    const way = to.centre < from.centre ? -1 : 1;
    node.append(arrow(this.beside(from, way), this.beside(to, -way), y + arrowAt, "sends", from.tint));
    if (to.lane >= 0) node.append(shape("circle", { class: "born " + to.tint, cx: to.centre, cy: y + arrowAt, r: 5 }));
  }

  /// How many are woken in each column, but for who is told of anyway.
  woken(row) {
    const { run, columns } = this.drawing;
    const { g, x } = run.rows, count = new Map();
    for (const lane of run.wokenBy(row)) {
      const column = columns.goroutines[columns.columnOf[lane]];
      if (lane !== x[row] && lane !== g[row]) count.set(column, (count.get(column) ?? 0) + 1);
    }
    return count;
  }

  wakes(node, row, y) {
    const { g, o } = this.drawing.run.rows;
    const thing = o[row] >= 0, actor = g[row] >= 0 ? this.column(g[row]) : null;
    if (!thing && !actor) return;
    const from = thing ? this.placeOf(o[row]) - blockHalf - 1 : actor.centre;
    for (const [column, count] of this.woken(row)) {
      if (!thing && column === actor) continue;
      const way = column.centre < from ? -1 : 1;
      node.append(arrow(from, this.beside(column, -way), y + wakeAt, "wakes", ""));
      if (column === actor) continue;
      const text = count > 1 ? sayCount("woken many", count) : say("woken");
      node.append(words(this.beside(column) + 4, y + wokenAt, text, "woken"));
    }
  }
}
