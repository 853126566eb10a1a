// The goroutines' bars: a piece for as long as a goroutine stays in one state.
//
// Invariants: `turn` is called from above to below. A piece is drawn when it ends; dots and dashes hang on the height
// in the whole sheet, so they stay where they are when another part of it is drawn.
import { shape } from "./dom.js";
import { State } from "./model.js";
import { bandWidth } from "./columns.js";


const stroke = (x, from, to, className, period, base) =>
  shape("path", { class: className, d: `M${x} ${from}V${to}`, "stroke-dashoffset": (from + base) % period });

function barOf(column, state, from, to, base) {
  const x = column.centre, height = Math.max(0, to - from);
  switch (state) {
    case State.runs: return shape("rect", { class: "runs", x: x - 6, y: from, width: 12, height, rx: 2 });
    case State.ready: {
      const size = { width: 10, height: Math.max(1, height - 2), rx: 2 };
      return shape("rect", { class: "ready", x: x - 5, y: from + 1, ...size });
    }
    case State.waits: return stroke(x, from, to, "waits", 7, base);
    case State.sleeps: return stroke(x, from, to, "sleeps", 9, base);
    case State.stuck: return stroke(x, from, to, "stuck", 8, base);
  }
  return null;
}

// Of a group: how much of the band each state takes. Whoever is there at all is seen.
function shares(counts) {
  const alive = counts[2] + counts[3] + counts[4] + counts[5] + counts[6];
  const share = (count) => (count ? Math.max(4, Math.round((count / alive) * bandWidth)) : 0);
  const runs = Math.min(share(counts[State.runs]), bandWidth);
  const ready = Math.min(share(counts[State.ready]), bandWidth - runs);
  const stuck = Math.min(share(counts[State.stuck]), bandWidth - runs - ready);
  return alive ? [runs, ready, bandWidth - runs - ready - stuck, stuck] : [];
}

function bandOf(column, look, from, to) {
  const widths = look.split(" ").map(Number), drawn = shape("g");
  let x = column.centre - bandWidth / 2;
  ["runs", "could", "rest", "never"].forEach((name, i) => {
    const width = widths[i];
    if (width > 0) drawn.append(shape("rect", { class: name, x, y: from, width, height: Math.max(0, to - from) }));
    x += width;
  });
  return drawn;
}

export function countsOf(column, states) {
  const counts = new Int32Array(7);
  for (let i = 0; i < column.lanes.length; ++i) counts[states[column.lanes[i]]]++;
  return counts;
}

// Who ended in an earlier row is not there any more.
const beyond = (state) => (state === State.ended ? State.absent : state);

export class Bars {
  constructor(drawing) {
    const { goroutines, columnOf } = drawing.columns;
    this.drawing = drawing;
    this.states = new Uint8Array(columnOf.length);
    this.counts = goroutines.map(() => new Int32Array(7));
    this.looks = goroutines.map(() => 0);
    this.since = goroutines.map(() => 0);
  }

  /// From `y` on all look as `states` says.
  turnAll(states, y) {
    this.turn(states, states.keys(), y);
  }

  /// From `y` on `lanes` look as `states` says, and the others as they did.
  turn(states, lanes, y) {
    const { goroutines, columnOf } = this.drawing.columns, touched = new Set();
    for (const lane of lanes) {
      const counts = this.counts[columnOf[lane]];
      counts[this.states[lane]]--;
      counts[(this.states[lane] = states[lane])]++;
      touched.add(columnOf[lane]);
    }
    for (const i of touched) {
      const column = goroutines[i];
      const look = column.lane >= 0 ? beyond(states[column.lane]) : shares(this.counts[i]).join(" ");
      if (look !== this.looks[i]) this.piece(column, i, look, y);
    }
  }

  piece(column, i, look, y) {
    const { layers, base } = this.drawing, from = this.since[i], old = this.looks[i];
    if (old && y > from) {
      const drawn = column.lane >= 0 ? barOf(column, old, from, y, base) : bandOf(column, old, from, y);
      if (drawn) {
        drawn.classList.add(column.tint);
        layers.bars.append(drawn);
      }
    }
    this.looks[i] = look;
    this.since[i] = y;
  }

  finish(y) {
    this.drawing.columns.goroutines.forEach((column, i) => this.piece(column, i, 0, y));
  }

  /// Whether a column's bar leaves no room for words across it.
  solid = (i) => this.looks[i] && ![State.waits, State.sleeps, State.stuck].includes(this.looks[i]);

  /// The end of a goroutine's lane.
  cap(lane, y) {
    const { goroutines, columnOf } = this.drawing.columns, column = goroutines[columnOf[lane]];
    const half = column.lane >= 0 ? 8 : 6, x = column.lane >= 0 ? column.centre : column.centre + bandWidth / 2 + 6;
    this.drawing.layers.bars.append(shape("path", { class: "cap " + column.tint, d: `M${x - half} ${y}h${2 * half}` }));
  }
}
