// How many schedules give each result of a program, for tests that compare searches.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "support/searched.hpp"

namespace golearn::test {

using Counts = std::map<std::string, std::uint64_t>;

/// By what was printed and how it died. Nothing if there are more schedules than that; 0: no limit.
inline Counts counts(const std::function<void()>& main, bool join_states, std::uint64_t most = 0) {
  const study::SearchReport report =
      search_all(main, {.kind = study::SearchKind::exhaustive, .join_states = join_states, .schedules = most});
  if (!report.complete) return {};
  Counts all;
  for (const study::Result& each : report.results) all[each.printed + each.message] += each.schedules;
  return all;
}

}  // namespace golearn::test
