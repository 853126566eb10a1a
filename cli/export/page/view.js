// What is looked at, and how: one record, and who wants to know when it changes.
//
// Invariants: only `change` writes it; whoever watches is told in the order of the modules, so what is derived (the
// layout) is there before what is drawn from it.

export const view = {
  run: 0,
  model: null,
  row: 0,
  language: "en",
  axis: "step",
  theme: "",
  folding: true,
  open: new Set(),      // folds of rows that were opened, by their number
  unfolded: new Set(),  // groups of goroutines that have a lane each
  pulled: new Set(),    // goroutines that were taken out of their group
  only: -1,             // the one goroutine whose rows are shown
  allThings: false,
  tab: "program",
  width: 0,             // of the sheet
  height: 0,            // of what is seen of it
  narrow: false,
};

const watchers = [];

export function watch(keys, act) {
  watchers.push({ keys: keys.split(" "), act });
}

/// Until there is a run to look at, nobody is told; then everybody is told everything.
export function change(patch) {
  const changed = Object.keys(view.model ? patch : view).filter((key) => !view.model || view[key] !== patch[key]);
  Object.assign(view, patch);
  if (!view.model) return;
  for (const { keys, act } of watchers) {
    if (keys.some((key) => changed.includes(key))) act(changed);
  }
}

/// A set with `item` put in, or taken out if it was in.
export function flipped(set, item) {
  const copy = new Set(set);
  if (!copy.delete(item)) copy.add(item);
  return copy;
}
