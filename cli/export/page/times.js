// Times and durations, as Go prints them, to three digits.

const units = [[1e9, "s"], [1e6, "ms"], [1e3, "µs"]];

const minutes = (ns) => `${Math.floor(ns / 60e9)}m${Math.round((ns % 60e9) / 1e9)}s`;

export function duration(ns) {
  if (ns >= 60e9) return minutes(ns);
  for (const [size, name] of units) {
    if (ns >= size) return Number((ns / size).toPrecision(3)) + name;
  }
  return ns === 0 ? "0s" : Math.round(ns) + "ns";
}

/// How long what is between two rows usually takes: the middle of what was longer than nothing.
export function usualGap(gaps) {
  const every = Math.max(1, Math.floor(gaps.length / 4000));
  const taken = [];
  for (let i = 1; i < gaps.length; i += every) {
    if (gaps[i] > 0) taken.push(gaps[i]);
  }
  taken.sort((a, b) => a - b);
  return taken[taken.length >> 1] || 1;
}

/// From how long on nothing happening is worth a band of its own.
export const pauseFrom = (usual) => Math.max(25 * usual, 20e3);

/// Pixels for a gap where time is the axis: long ones are pressed together, short ones can still be told apart.
export function gapHeight(gap, usual) {
  if (gap >= pauseFrom(usual)) return Math.min(120, 34 + 9 * Math.log2(gap / (25 * usual) + 1));
  return 5 * Math.log2(1 + gap / usual);
}
