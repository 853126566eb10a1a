// What the benchmark programs on other libraries share: golearn_bench's command line, and the work of its rows.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <span>
#include <string_view>

namespace other {

class Stopwatch {
 public:
  [[nodiscard]] double ns_each(std::int64_t operations) const {
    const std::chrono::duration<double, std::nano> passed = std::chrono::steady_clock::now() - start_;
    return passed.count() / static_cast<double>(operations);
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// A row that did not do its work must not be measured. Ends at once: other threads are in the middle of theirs.
inline void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::_Exit(1);
}

/// 0 + 1 + … + (n - 1).
inline std::int64_t sum_below(std::int64_t n) { return n * (n - 1) / 2; }

// As in rows_gain.cpp.
inline std::uint64_t compute(std::int64_t microseconds, std::uint64_t start) {
  constexpr std::int64_t kStepsOfMicrosecond = 750;
  std::uint64_t state = start;
  for (std::int64_t i = 0; i < microseconds * kStepsOfMicrosecond; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
  }
  return state;
}

inline std::int64_t worked_on(std::int64_t value) { return value + static_cast<std::int64_t>(compute(1, 0) == 0); }

struct Row {
  std::string_view name;
  std::int64_t operations;  // at --scale 1, as many as in bench.cpp
  std::int64_t warm_up;     // made first, and not measured
  double (*run)(std::int64_t operations);
};

struct Arguments {
  std::string_view row;
  int procs = 0;
  double scale = 1;
};

inline bool parse(int argc, char** argv, Arguments& arguments) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    const char* value = argv[i + 1];
    if (option == "--row") {
      arguments.row = value;
    } else if (option == "--procs") {
      arguments.procs = std::atoi(value);
    } else if (option == "--scale") {
      arguments.scale = std::atof(value);
    } else {
      return false;
    }
  }
  return argc % 2 == 1 && arguments.procs >= 1 && arguments.scale > 0;
}

inline int list(std::span<const Row> rows) {
  for (const Row& row : rows) std::puts(row.name.data());
  return 0;
}

/// `PROGRAM --row NAME --procs N [--scale S]`: `on(procs, work)` does the work on so many threads.
inline int measure(int argc, char** argv, std::span<const Row> rows,
                   const std::function<void(int, const std::function<void()>&)>& on) {
  Arguments arguments;
  const bool understood = parse(argc, argv, arguments);
  const auto row = std::ranges::find(rows, arguments.row, &Row::name);
  if (!understood || row == rows.end()) {
    std::fprintf(stderr, "usage: %s --row NAME --procs N [--scale S] | list | version\n", argv[0]);
    return 2;
  }
  const auto scaled = [&arguments](std::int64_t operations) {
    return std::max<std::int64_t>(16, static_cast<std::int64_t>(static_cast<double>(operations) * arguments.scale));
  };
  const std::int64_t warm_up = scaled(row->warm_up);
  const std::int64_t operations = scaled(row->operations);
  double ns = 0;
  on(arguments.procs, [&] {
    row->run(warm_up);
    ns = row->run(operations);
  });
  std::printf("%s ns=%.2f operations=%lld\n", row->name.data(), ns, static_cast<long long>(warm_up + operations));
  return 0;
}

}  // namespace other
