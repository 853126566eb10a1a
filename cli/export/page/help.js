// What the keys do, and how to read the picture.
import { element, button, part } from "./dom.js";
import { say } from "./words.js";

const keyNames = "← →,Shift ← →,PgUp PgDn,Home End,Space,Enter,n N,p P,t,f,w,l,d,1–9,?".split(",");
const dialog = part("help");

function keyRow(keys) {
  const head = element("th", "", ...keys.split(" ").map((key) => element("kbd", "", key)));
  return element("tr", "", head, element("td", "", say("key " + keys)));
}

export function openHelp() {
  const paragraphs = ["help lanes", "help folds"].map((key) => element("p", "", say(key)));
  const table = element("table", "", element("tbody", "", ...keyNames.map(keyRow)));
  dialog.replaceChildren(element("h2", "", say("how to read")), ...paragraphs, element("h2", "", say("keys")), table,
    button("", say("close help"), () => dialog.close()));
  dialog.showModal();
}

dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
