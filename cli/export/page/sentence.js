// The sentence: what happens in the cursor's row, what is wrong about it, why it came then, and its line of Go.
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
  const run = view.model, row = view.row, reason = run.whyOf.get(row);
  const step = element("b", "", say("step of", row + 1, run.count));
  wherePart.replaceChildren(step, element("span", "", duration(run.times[row] ?? 0)));
  sentencePart.replaceChildren(...sentenceNodes(run, row));
  part("telling").classList.toggle("reasons", run.whyOf.size > 0);
  whyPart.replaceChildren(...(reason ? [say("why now"), " ", ...colored(run, pick(reason))] : []));
  tellCode(run.rows.l[row]);
}

function tellCode(line) {
  const text = page.source?.[line - 1];
  codePart.hidden = text === undefined;
  if (text !== undefined) codePart.replaceChildren(element("small", "", String(line)), text.trim());
}

codePart.addEventListener("click", () => toLine(view.model.rows.l[view.row]));
watch("model row language unfolded pulled", tellSentence);
