// What the benchmark programs on other libraries share: golearn_bench's command line, and the work of its rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <span>
#include <string_view>

#include "../work.hpp"

namespace other {

namespace bench = golearn::bench;

/// A row that did not do its work must not be measured. Ends at once: other threads are in the middle of theirs.
inline void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::_Exit(1);
}

struct Row {
  std::string_view name;
  std::int64_t operations;  // at --scale 1, as many as in bench.cpp
  std::int64_t warm_up;     // made first, and not measured
  double (*run)(std::int64_t operations);
};

inline int list(std::span<const Row> rows) {
  for (const Row& row : rows) std::puts(row.name.data());
  return 0;
}

/// `PROGRAM --row NAME --procs N [--scale S]`: `on(procs, work)` does the work on so many threads.
inline int measure(int argc, char** argv, std::span<const Row> rows,
                   const std::function<void(int, const std::function<void()>&)>& on) {
  bench::Arguments arguments;
  const bool understood = bench::parse(argc, argv, arguments) && arguments.goroutines == 0;
  const auto row = std::ranges::find(rows, arguments.row, &Row::name);
  if (!understood || row == rows.end()) {
    std::fprintf(stderr, "usage: %s --row NAME --procs N [--scale S] | list | version\n", argv[0]);
    return 2;
  }
  const std::int64_t warm_up = bench::scaled(row->warm_up, arguments.scale);
  const std::int64_t operations = bench::scaled(row->operations, arguments.scale);
  double ns = 0;
  on(arguments.procs, [&] {
    row->run(warm_up);
    ns = row->run(operations);
  });
  std::printf("%s ns=%.2f operations=%lld\n", row->name.data(), ns, static_cast<long long>(warm_up + operations));
  return 0;
}

}  // namespace other
