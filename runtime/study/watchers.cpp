#include "golearn/study/watchers.hpp"

#include <array>

#include "golearn/study/watched.hpp"

namespace golearn::study {
namespace {

const std::array kWatchers{
    WatcherRow{
        "race", {"go run -race처럼 데이터 경쟁을 찾는다", "looks for data races, as go run -race does"}, watch_races},
    WatcherRow{"why",
               {"출력된 줄마다 왜 그 고루틴이 그때 실행됐는지 설명한다", "for each line, why its goroutine ran then"},
               watch_reasons},
    WatcherRow{"reasons", {}, watch_reasons},
    WatcherRow{"waits", {}, watch_waits},
    WatcherRow{"processors", {}, watch_processors},
    WatcherRow{"names", {}, watch_names},
    WatcherRow{"events", {}, watch_events},
};

}  // namespace

std::span<const WatcherRow> watchers() { return kWatchers; }

}  // namespace golearn::study
