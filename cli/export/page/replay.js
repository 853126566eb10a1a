// How everything stands after any row: what each goroutine does, its last step, and what each thing holds.
//
// Invariants: `seek(row)` costs the rows of one stretch between checkpoints at most, and less when it goes on from
// where it is. Row -1 is before the first.
import { State } from "./model.js";

function blank(run) {
  const lanes = run.goroutines.id.length, objects = run.objects.name.length;
  return {
    states: new Uint8Array(lanes),
    last: new Int32Array(lanes).fill(-1),
    content: new Int32Array(objects).fill(-1),
  };
}

const copyOf = (from) => ({ states: from.states.slice(), last: from.last.slice(), content: from.content.slice() });

function apply(run, row, into) {
  const { g, o, c } = run.rows, { lane, state } = run.changes;
  for (let i = run.changesAt[row]; i < run.changesAt[row + 1]; ++i) into.states[lane[i]] = state[i];
  if (g[row] >= 0) into.last[g[row]] = row;
  if (c[row] >= 0) into.content[o[row]] = c[row];
}

function checkpoints(run) {
  if (run.checkpoints) return run.checkpoints;
  const every = Math.max(512, run.goroutines.id.length >> 1), now = blank(run), all = [copyOf(now)];
  for (let row = 0; row < run.count; ++row) {
    apply(run, row, now);
    if ((row + 1) % every === 0) all.push(copyOf(now));
  }
  return (run.checkpoints = { every, all });
}

export class Replay {
  constructor(run) {
    this.run = run;
    this.row = -1;
    Object.assign(this, blank(run));
  }

  seek(row) {
    const { every, all } = checkpoints(this.run);
    const nearest = Math.floor((row + 1) / every);
    if (row < this.row || nearest * every - 1 > this.row) this.restore(all[nearest], nearest * every - 1);
    while (this.row < row) apply(this.run, ++this.row, this);
    return this;
  }

  restore(from, row) {
    this.states.set(from.states);
    this.last.set(from.last);
    this.content.set(from.content);
    this.row = row;
  }

  /// The first half of the next row: what the runtime did before, and who acts there runs.
  enter() {
    const row = this.row + 1, { lane, state } = this.run.changes;
    for (let i = this.run.changesAt[row]; i < this.run.changesAt[row + 1]; ++i) {
      if (state[i] === State.runs || !this.concerns(row, lane[i])) this.states[lane[i]] = state[i];
    }
    const actor = this.run.rows.g[row];
    this.before = actor < 0 ? State.absent : this.states[actor];
    if (actor >= 0 && !this.isWoken(row, actor)) this.states[actor] = State.runs;
    return this;
  }

  /// Its second half: what it changed itself.
  leave() {
    const actor = this.run.rows.g[this.row + 1];
    if (actor >= 0) this.states[actor] = this.before;
    apply(this.run, ++this.row, this);
  }

  concerns(row, lane) {
    const { g, x } = this.run.rows;
    return g[row] === lane || x[row] === lane || this.run.wokenBy(row).includes(lane);
  }

  /// Whether who acted in the row that it is behind ended there.
  ends = (actor) => actor >= 0 && this.states[actor] === State.ended;

  isWoken(row, actor) {
    return this.before >= State.waits && this.after(row, actor) === State.ready;
  }

  after(row, actor) {
    for (let i = this.run.changesAt[row + 1] - 1; i >= this.run.changesAt[row]; --i) {
      if (this.run.changes.lane[i] === actor) return this.run.changes.state[i];
    }
    return this.states[actor];
  }
}
