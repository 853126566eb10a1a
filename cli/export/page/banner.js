// The top of the page: which lesson, with which settings, and the verdict, worst first, with ways to its steps.
import { element, button, part } from "./dom.js";
import { say, sayCount, pick } from "./words.js";
import { page } from "./model.js";
import { view, watch } from "./view.js";
import { colored } from "./speech.js";
import { toProblem } from "./moves.js";

export const toneSigns = { bad: "✗", notable: "!", good: "✓" };

function tellTitle() {
  const run = view.model, name = `${page.lesson}${page.program ? "/" + page.program : ""}`;
  part("title").replaceChildren(element("span", "", name), " ", pick(page.title));
  const goroutines = sayCount("goroutine count", run.goroutines.id.length);
  const facts = [pick(run.settings), goroutines, sayCount("step count", run.count)];
  part("settings").textContent = facts.filter(Boolean).join(" · ");
  part("settings").title = [part("settings").textContent, run.command].filter(Boolean).join("\n");
  document.title = `${name} ${pick(page.title)}`;
}

// What stands before the first colon is what it is called.
function called(text) {
  const colon = text.search(/[:：] /);
  return colon > 0 && colon < 40 ? [text.slice(0, colon + 1), text.slice(colon + 1)] : ["", text];
}

function judgement({ tone, text, row }) {
  const [name, rest] = called(pick(text)), run = view.model;
  const sign = element("span", "sign", toneSigns[tone] ?? "");
  const node = element("p", "judgement " + tone, sign, element("b", "", name), ...colored(run, rest));
  if (row >= 0) node.append(" ", button("show", say("show step", row + 1), () => toProblem(row)));
  return node;
}

function tellVerdict() {
  const run = view.model;
  part("verdict").className = "verdict " + (run.verdict[0]?.tone ?? "good");
  part("verdict").replaceChildren(...run.verdict.map(judgement));
  part("verdict").hidden = !run.verdict.length;
}

watch("model language", tellTitle);
watch("model language unfolded pulled", tellVerdict);
