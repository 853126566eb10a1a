#include "study/watchers.hpp"

#include <array>

#include "study/watched.hpp"

namespace golearn::study {
namespace {

const std::array kWatchers{
    WatcherRow{
        "race", {"데이터 경쟁을 찾는다, go run -race처럼", "looks for data races, as go run -race does"}, watch_races},
    WatcherRow{
        "why", {"줄마다, 왜 그때 그 고루틴이 돌았는지", "for each line, why its goroutine ran then"}, watch_reasons},
    WatcherRow{"waits", {}, watch_waits},
    WatcherRow{"picture",
               {"어느 프로세서가 언제 어느 고루틴을 돌렸는지 그린다", "draws which processor ran which goroutine when"},
               watch_processors},
    WatcherRow{"names", {}, watch_names},
    WatcherRow{"events", {}, watch_events},
};

}  // namespace

std::span<const WatcherRow> watchers() { return kWatchers; }

}  // namespace golearn::study
