#include "golearn/core/time.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "golearn/core/operation.hpp"

namespace golearn {

Time now() {
  core::Processor* p = core::begin_step(EventKind::local, nullptr, Place{});
  if (!p) return {};
  return p->scheduler->clock.time();
}

Duration since(const Time& start) { return now() - start; }

void sleep(Duration duration, Place where) {
  core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
  if (!p || duration.count() <= 0) return;
  core::Scheduler& scheduler = *p->scheduler;
  core::Goroutine& sleeper = *p->current;
  const std::int64_t now = scheduler.clock.now();
  core::park(*p, {WaitReason::sleep, nullptr, where},
             [&] { core::here().timers->add_sleeper(sleeper, core::Timers::after(now, duration.count())); });
}

std::tm core::calendar(const Time& time) {
  const std::time_t seconds = time.wall / 1'000'000'000;
  std::tm local{};
  time.utc ? gmtime_r(&seconds, &local) : localtime_r(&seconds, &local);
  return local;
}

std::string to_string(const Time& time) {
  const std::tm local = core::calendar(time);
  std::string text = fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1,
                                 local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec);
  if (const auto fraction = time.wall % 1'000'000'000) {
    text += fmt::format(".{:09}", fraction);
    text.erase(text.find_last_not_of('0') + 1);
  }
  const long offset = local.tm_gmtoff / 60;
  return text + fmt::format(" {}{:02}{:02} {} m=+{}.{:09}", offset < 0 ? '-' : '+', std::abs(offset) / 60,
                            std::abs(offset) % 60, time.utc ? "UTC" : local.tm_zone, time.elapsed / 1'000'000'000,
                            time.elapsed % 1'000'000'000);
}

std::string to_string(Duration duration) {
  const std::int64_t ns = duration.count();
  if (ns == 0) return "0s";
  if (duration == Duration::min()) return "-2562047h47m16.854775808s";  // has no positive counterpart
  if (ns < 0) return "-" + to_string(-duration);
  if (ns < 1'000) return fmt::format("{}ns", ns);
  if (ns < 1'000'000) return fmt::format("{}µs", static_cast<double>(ns) / 1e3);
  if (ns < 1'000'000'000) return fmt::format("{}ms", static_cast<double>(ns) / 1e6);
  const std::int64_t seconds = ns / 1'000'000'000;
  std::string fraction;
  if (ns % 1'000'000'000) {
    fraction = fmt::format(".{:09}", ns % 1'000'000'000);
    fraction.erase(fraction.find_last_not_of('0') + 1);
  }
  std::string text;
  if (seconds >= 3600) text += fmt::format("{}h", seconds / 3600);
  if (seconds >= 60) text += fmt::format("{}m", seconds / 60 % 60);
  return text + fmt::format("{}{}s", seconds % 60, fraction);
}

}  // namespace golearn
