// The words of a row, beside the bar of who acts and of who receives; of who is in a group with the name before them.
//
// Invariant: they keep clear of what is drawn in the lanes to the right.
import { say } from "./words.js";
import { State } from "./model.js";
import { partsOf, textOf, oneLine } from "./phrases.js";
import { printed, words } from "./glyphs.js";
import { middle } from "./items.js";
import { signOf } from "./signs.js";
import { clipped, font, textWidth } from "./text.js";

export const wordsAt = 11;

export class RowWords {
  constructor(drawing, bars) {
    this.drawing = drawing;
    this.bars = bars;
  }

  /// `red`: as the problems say it, or null.
  tell(node, row, y, replay, red) {
    const { g, x, o, d, p } = this.drawing.run.rows;
    const state = g[row] >= 0 ? replay.states[g[row]] : State.absent;
    if (g[row] >= 0) this.say(node, row, y, { lane: g[row], phrase: d[row], state, red });
    else if (x[row] < 0 || o[row] >= 0) this.sayTimer(node, row, y);
    if (x[row] >= 0 && p[row] >= 0) this.say(node, row, y, { lane: x[row], phrase: p[row], state: State.runs });
  }

  say(node, row, y, { lane, phrase, state, red = null }) {
    const { run, columns } = this.drawing;
    const i = columns.columnOf[lane], column = columns.goroutines[i], alone = column.lane >= 0;
    const at = column.centre + (alone ? 13 : 26), room = this.reach(i, row, lane) - at;
    const name = alone ? "" : run.name(lane) + ": ";
    const drawn = lane === run.rows.g[row] && run.prints(row)
      ? printed(at - 3, y + middle, name + oneLine(run.strings[run.rows.v[row]] ?? ""), room, column.tint)
      : this.plain(at, y, name + textOf(partsOf(run, row, phrase)), room, red ?? this.manner(row, state));
    if (!alone) drawn.dataset.pull = lane;
    node.append(drawn);
  }

  /// `manner`: a class, or what is red about it; if that does not fit as well, it is said alone.
  plain(x, y, text, room, manner) {
    if (typeof manner === "string") return words(x, y + wordsAt, clipped(text, font.words, room), "words " + manner);
    const { extra } = manner, whole = extra ? `${text}, ${extra}` : text;
    const told = extra && textWidth(whole, font.strong) > room ? extra : whole;
    return words(x, y + wordsAt, clipped(told, font.strong, room), "words bad");
  }

  manner(row, state) {
    const { o, x } = this.drawing.run.rows;
    if (state >= State.waits) return state === State.stuck ? "idle never" : "idle";
    return o[row] < 0 && x[row] < 0 ? "quiet" : "";
  }

  /// How far the words in column `i` may go: to whoever else stands in the way.
  reach(i, row, own) {
    const { columns, run, end } = this.drawing;
    const { g, x } = run.rows;
    for (let j = i + 1; j < columns.goroutines.length; ++j) {
      const { lane, centre } = columns.goroutines[j];
      const other = lane >= 0 && lane !== own && (lane === g[row] || lane === x[row]);
      if (other || this.bars.solid(j)) return centre - 12;
    }
    return columns.things.length ? columns.things[0].centre - 18 : end;
  }

  sayTimer(node, row, y) {
    const { run, columns } = this.drawing;
    const { o, d } = run.rows;
    const thing = o[row] >= 0 ? columns.things[columns.thingOf[o[row]]] : null;
    const text = clipped(`${say("timer")}: ${textOf(partsOf(run, row, d[row]))}`, font.words, 220);
    const x = thing ? thing.centre - signOf(run, row).half - 6 : columns.goroutines[0].centre + 13;
    node.append(words(x, y + middle, text, "words quiet", thing ? "end" : "start"));
  }
}
