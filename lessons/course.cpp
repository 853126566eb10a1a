#include "course.hpp"

#include <algorithm>

#include "all.hpp"

namespace golearn::lessons {
namespace {

Entry entry(std::string_view folder, Lesson lesson) { return {std::move(lesson), find_embedded(folder)}; }

}  // namespace

const std::vector<Chapter>& chapters() {
  static const std::vector<Chapter> all{
      {"9.1", {"고루틴", "Goroutines"}},
      {"9.2", {"채널", "Channels"}},
      {"9.3", {"동기화", "Synchronisation"}},
      {"10", {"스레드, 계좌, 교착 상태", "Threads, accounts and deadlock"}},
      {"11", {"스케줄러와 기본 도구", "The scheduler and the basic tools"}},
      {"12", {"패턴", "Patterns"}},
      {"13", {"동시성은 병렬성이 아니다", "Concurrency is not parallelism"}},
  };
  return all;
}

const std::vector<Entry>& course() {
  static const std::vector<Entry> all{
      entry("09.1.1_goroutine", goroutine()),
      entry("09.1.2_multicore", multicore()),
      entry("09.1.3_closures", closures()),
      entry("09.2.1_channel", channel()),
      entry("09.2.2_buffering", buffering()),
      entry("09.2.3_close", close_lesson()),
      entry("09.2.4_directions", directions()),
      entry("09.2.5_select", select_lesson()),
      entry("09.3.1_race", race()),
      entry("09.3.2_mutex", mutex()),
      entry("09.3.3_rwmutex", rwmutex()),
      entry("09.3.4_cond", cond()),
      entry("09.3.5_once", once()),
      entry("09.3.6_waitgroup", waitgroup()),
      entry("09.3.7_atomics", atomics()),
      entry("10.1_main-goroutine", main_goroutine()),
      entry("10.2_threads", threads()),
      entry("10.3_context-switch", context_switch()),
      entry("10.4_wait", wait_lesson()),
      entry("10.5_account", account()),
      entry("10.6_mutex-cost", mutex_cost()),
      entry("10.7_philosophers", philosophers()),
      entry("11.1_process-thread-goroutine", process_thread_goroutine()),
      entry("11.2_gmp", gmp()),
      entry("11.3_concurrency-parallelism", concurrency_parallelism()),
      entry("11.4_create", create()),
      entry("11.5_many", many()),
      entry("11.6_waiting", waiting()),
      entry("11.7_channel-read-write", channel_read_write()),
      entry("11.8_pipeline", pipeline()),
      entry("11.9_race-condition", race_condition()),
      entry("11.10_select-keyword", select_keyword()),
      entry("11.11_timeout", timeout()),
      entry("11.12_channels-revisited", channels_revisited()),
      entry("11.13_shared-memory", shared_memory()),
      entry("11.14_closured-go", closured_go()),
      entry("11.15_context", context()),
      entry("11.16_semaphore", semaphore()),
      entry("12.1_runner", runner()),
      entry("12.2_pool", pool()),
      entry("12.3_work", work()),
      entry("13.1_csp", csp()),
      entry("13.2_drones", drones()),
      entry("13.3_sync-package", sync_package()),
      entry("13.4_problems", problems()),
  };
  return all;
}

const Entry* find_lesson(std::string_view id_or_slug) {
  const auto at = std::ranges::find_if(
      course(), [&](const Entry& e) { return e.lesson.id == id_or_slug || e.lesson.slug == id_or_slug; });
  return at == course().end() ? nullptr : &*at;
}

// A place is known by its file, which the compiler names relative to the project, and by the nearest marker at or
// above its line: an operation that spans lines carries its marker on the first.
std::optional<GoPlace> go_place(Place where) {
  const std::string_view file = where.file();
  for (const Entry& e : course()) {
    if (!e.sources || file != std::string("lessons/") + std::string(e.sources->folder) + "/scenario.cpp") continue;
    const auto after = std::ranges::upper_bound(e.sources->lines, where.line(), {}, &EmbeddedLine::cpp_line);
    if (after == e.sources->lines.begin()) return std::nullopt;
    const EmbeddedLine& line = *std::prev(after);
    return GoPlace{&e, std::string(line.go_function), line.go_line};
  }
  return std::nullopt;
}

}  // namespace golearn::lessons
