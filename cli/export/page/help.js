// What the keys do, and how to read the picture.
import { element, button, part } from "./dom.js";
import { say } from "./words.js";

const keyNames = ["← →", "Shift ← →", "PgUp PgDn", "Home End", "Space", "Enter", "n N", "p P", "t", "f", "w", "l", "d", "1–9", "?"];
const dialog = part("help");

export function openHelp() {
  const rows = keyNames.map((key) => element("tr", "", element("th", "", ...key.split(" ").map((each) => element("kbd", "", each))), element("td", "", say("key " + key))));
  dialog.replaceChildren(element("h2", "", say("how to read")), element("p", "", say("reading")), element("p", "", say("reading folds")),
    element("h2", "", say("keys")), element("table", "", element("tbody", "", ...rows)), button("", say("close help"), () => dialog.close()));
  dialog.showModal();
}

dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
