// The columns and items that follow from the view, and the replay of the cursor's row.
//
// Invariant: made anew before anything else hears of a change (this module watches first).
import { view, watch } from "./view.js";
import { columnsOf } from "./columns.js";
import { itemsOf } from "./items.js";
import { Replay } from "./replay.js";

export const layout = { columns: null, items: null, cursor: null };

watch("model", () => (layout.cursor = new Replay(view.model)));
watch("model unfolded pulled allThings width narrow", () => {
  layout.columns = columnsOf(view.model, view, view.width, view.narrow);
});
watch("model folding open only axis", () => (layout.items = itemsOf(view.model, view)));
watch("model row", () => layout.cursor.seek(view.row));

/// The class that colours what belongs to a goroutine.
export const tintOf = (lane) =>
  lane < 0 ? "many" : layout.columns.goroutines[layout.columns.columnOf[lane]].tint;
