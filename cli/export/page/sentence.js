// The sentence: what happens in the cursor's row, what is wrong about it, why it came then, and its line of the program.
import { element, part } from "./dom.js";
import { say, pick } from "./words.js";
import { page } from "./model.js";
import { view, watch } from "./view.js";
import { partsOf } from "./phrases.js";
import { nodesOf, colored } from "./speech.js";
import { duration } from "./times.js";
import { toLine } from "./moves.js";

const wherePart = part("where"), sentencePart = part("sentence"), whyPart = part("why"), codePart = part("code-line");

/// The sentence of a row, with what its problems add.
export function sentenceNodes(run, row) {
  const nodes = nodesOf(partsOf(run, row, run.rows.s[row])), told = new Set();
  for (const { kind, text } of run.problemsAt(row)) {
    const words = pick(text);
    if (!words || told.has(words)) continue;
    told.add(words);
    nodes.push(" ", element("strong", "wrong", `▲ ${say("problem " + kind)}: `, ...colored(run, words)));
  }
  return nodes;
}

function tellSentence() {
  const run = view.model, row = view.row, reason = run.whyOf.get(row), line = run.rows.l[row];
  wherePart.replaceChildren(element("b", "", say("step of", row + 1, run.count)), element("span", "", duration(run.times[row])));
  sentencePart.replaceChildren(...sentenceNodes(run, row));
  part("telling").classList.toggle("reasons", run.whyOf.size > 0);
  whyPart.replaceChildren(...(reason ? [say("why now"), " ", ...colored(run, pick(reason))] : []));
  codePart.hidden = !(line > 0 && page.source?.[line - 1] !== undefined);
  if (!codePart.hidden) codePart.replaceChildren(element("small", "", String(line)), (page.source[line - 1] ?? "").trim());
}

codePart.addEventListener("click", () => toLine(view.model.rows.l[view.row]));
watch("model row language unfolded pulled", tellSentence);
