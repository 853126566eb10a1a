"""Where all that is drawn in the sheet lies, as boxes: {left, right, top, bottom}."""

ROW = 30  # pixels

# In pixels of the ground.
BOXES = """
  sheet.scrollLeft = 0;  // or the numbers lie over the lanes
  const zero = ground.getBoundingClientRect();
  const box = (node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { left: left - zero.left, right: right - zero.left, top: top - zero.top, bottom: bottom - zero.top };
  };
  const boxes = (css, within = document) => [...within.querySelectorAll(css)].map((node) => ({ ...box(node),
    kind: node.getAttribute("class"), text: node.textContent }));
  const steps = Object.fromEntries([...document.querySelectorAll("#gutter [data-step]")].map((node) =>
    [node.dataset.step, box(node)]));
  return {
    cells: boxes("#head .cell"), blocks: boxes(".bars > .block"), brackets: boxes("#ground .bracket"), steps,
    bars: boxes(["runs", "ready", "waits", "sleeps", "stuck"].map((state) => ".bars > ." + state).join()),
    texts: boxes("#ground text"),
    rows: Object.fromEntries([...document.querySelectorAll("#ground .row")].map((node) => [node.dataset.row, {
      arrows: boxes(".arrow", node), pills: boxes(".pill, .places", node), printed: boxes(".printed", node),
    }])),
  }"""

# The parts of the page from above, as [top, bottom].
NAMES = ["header", "#heading", "#classes", "#verdict", ".player", "#telling", "main", "#legend"]
PARTS = """
  return arguments[0].map((css) => document.querySelector(css)).filter((node) => node.checkVisibility())
    .map((node) => node.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"""


def middle(box, side="left", other="right"):
    return (box[side] + box[other]) / 2


def overlap(one, other):
    """How far two boxes lie over one another: the less of both ways, negative if they do not."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return min(across, down)


def top(drawn, row):
    """Where a row begins, by its number in the gutter, which is in its middle."""
    return middle(drawn["steps"][str(row)], "top", "bottom") - ROW / 2


def lanes(drawn):
    """The middles of the goroutines' bars and of the lines of things, by the cells of the head."""
    own = [cell["left"] + 20 for cell in drawn["cells"] if "shared" not in cell["kind"]]
    things = [middle(cell) for cell in drawn["cells"] if "shared" in cell["kind"]]
    return own, things
