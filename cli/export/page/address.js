// The address: `#run=2&step=10&lang=ko&axis=time&theme=dark` shows just that, and it follows what is looked at.
//
// Invariants: what is as the page opened it is not written, but the step. Where the browser forbids writing the address
// (a file, a frame), everything works without.
import { page } from "./model.js";
import { view, change, watch } from "./view.js";
import { goTo } from "./moves.js";
import { showRun } from "./classes.js";
import { setLanguage } from "./controls.js";

const settled = 300;
let waitingToWrite = 0, writtenHash = "";

function currentHash() {
  const parts = [];
  if (view.run > 0) parts.push("run=" + (view.run + 1));
  parts.push("step=" + (view.row + 1));
  if (view.language !== page.language) parts.push("lang=" + view.language);
  if (view.axis !== "step") parts.push("axis=" + view.axis);
  if (view.theme) parts.push("theme=" + view.theme);
  return "#" + parts.join("&");
}

function writeAddress() {
  const hash = currentHash();
  if (hash === location.hash) return;
  writtenHash = hash;
  try {
    history.replaceState(null, "", hash);
  } catch {
    writtenHash = "";
  }
}

/// Looks at what the address says; of what it does not say, nothing changes.
export function follow() {
  const wanted = new URLSearchParams(location.hash.slice(1)), step = parseInt(wanted.get("step"), 10);
  const run = parseInt(wanted.get("run"), 10), row = step >= 1 ? step - 1 : undefined;
  const axis = wanted.get("axis"), theme = wanted.get("theme"), lang = wanted.get("lang");
  if (["ko", "en"].includes(lang) && lang !== view.language) setLanguage(lang);
  if (["light", "dark"].includes(theme)) change({ theme });
  if (["step", "time"].includes(axis)) change({ axis });
  if (run >= 1 || !view.model) showRun(run >= 1 ? run - 1 : 0, row);
  if (row !== undefined) goTo(row);
}

addEventListener("hashchange", () => location.hash !== writtenHash && follow());
watch("row run language axis theme", () => {
  clearTimeout(waitingToWrite);
  waitingToWrite = setTimeout(writeAddress, settled);
});
