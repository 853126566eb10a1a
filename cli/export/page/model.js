// A run, as its data tells it, and what can be looked up in it.
//
// Invariants: nothing here changes once it is read; a run is read when it is first looked at. A lane is an index into
// the goroutines, a row an index into the steps: the step's number is one more.
import { readData } from "./dom.js";

export const State = { absent: 0, ended: 1, ready: 2, runs: 3, waits: 4, sleeps: 5, stuck: 6 };
export const Arrow = { none: 0, to: 1, from: 2, back: 3, waits: 4 };

export const page = readData("page");

/// Of entries in the order of their rows: where those of each row begin.
function starts(rows, count) {
  const at = new Int32Array(count + 1);
  for (const row of rows) at[row + 1]++;
  for (let i = 0; i < count; ++i) at[i + 1] += at[i];
  return at;
}

function sums(gaps) {
  const times = new Float64Array(gaps.length);
  let time = 0;
  for (let i = 0; i < gaps.length; ++i) times[i] = time += gaps[i];
  return times;
}

/// The row in which a problem comes to light.
const revealed = ({ rows }) => Math.max(...rows);

// Columns that have no entry may be left out.
const tables = {
  goroutines: ["id", "parent", "line", "function", "group", "sound"],
  objects: ["name", "kind", "capacity", "uses", "matters", "sound"],
  rows: ["t", "g", "x", "k", "o", "l", "v", "d", "p", "s", "a", "c", "r"],
  changes: ["row", "lane", "state"], wakes: ["row", "lane"], selects: ["row", "object"], why: ["row", "text"],
};

function complete(data) {
  for (const [table, names] of Object.entries(tables)) {
    data[table] ??= {};
    for (const name of names) data[table][name] ??= [];
  }
  return data;
}

const mostConcerned = 4;

class Run {
  constructor(data) {
    Object.assign(this, complete(data));
    this.count = data.rows.g.length;
    this.times = sums(data.rows.t);
    this.changesAt = starts(data.changes.row, this.count);
    this.wakesAt = starts(data.wakes.row, this.count);
    this.selectsAt = starts(data.selects.row, this.count);
    this.problems = data.problems.map((problem) => ({ ...problem, at: revealed(problem) }));
    this.problemRows = [...new Set(this.problems.map((problem) => problem.at))].sort((a, b) => a - b);
    this.printed = this.rowsOfKind("print");
    this.whyOf = new Map(data.why.row.map((row, i) => [row, data.why.text[i]]));
  }

  rowsOfKind(name) {
    const kind = page.kinds.indexOf(name), rows = [];
    this.rows.k.forEach((k, row) => k === kind && rows.push(row));
    return rows;
  }

  name(lane) {
    if (lane < 0) return "timer";
    const id = this.goroutines.id[lane];
    return id === 1 ? "main" : "g" + id;
  }

  prints = (row) => page.kinds[this.rows.k[row]] === "print";

  /// The things that who acts in this row waits for: several, if it is a select.
  awaited(row) {
    const from = this.selectsAt[row], to = this.selectsAt[row + 1];
    if (to > from) return this.selects.object.slice(from, to);
    return this.rows.a[row] === Arrow.waits && this.rows.o[row] >= 0 && this.rows.g[row] >= 0 ? [this.rows.o[row]] : [];
  }

  wokenBy = (row) => this.wakes.lane.slice(this.wakesAt[row], this.wakesAt[row + 1]);

  problemsAt = (row) => this.problems.filter((problem) => problem.at === row);

  /// The goroutines of the problem that shows in this row, if they are few enough to be told apart.
  concernedAt(row) {
    const problem = this.problems.find(({ at, rows }) => at === row || rows.includes(row));
    const lanes = new Set(problem?.rows.map((each) => this.rows.g[each]).filter((lane) => lane >= 0));
    return lanes.size <= mostConcerned ? lanes : new Set();
  }

  startRow() {
    const worst = this.verdict.find((each) => each.row >= 0);
    return worst ? worst.row : this.problemRows[0] ?? 0;
  }
}

const read = new Map();

export function runOf(index) {
  if (!read.has(index)) read.set(index, new Run(readData("run-" + index)));
  return read.get(index);
}
