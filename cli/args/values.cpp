#include "args/values.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "golearn/core/config.hpp"
#include "golearn/study/duration.hpp"
#include "golearn/study/go_rules.hpp"
#include "golearn/study/number.hpp"

namespace golearn::args {
namespace {

using study::Refusal;

}  // namespace

int whole(const std::string& name, const std::string& typed, int least, int most) {
  int value = 0;
  if (study::read_number(typed, value) && value >= least && value <= most) return value;
  throw Refusal({fmt::format("--{}에는 {}..{} 사이의 값을 준다. 받은 값: '{}'", name, least, most, typed),
                 fmt::format("--{} takes {}..{}: not '{}'", name, least, most, typed)});
}

std::uint64_t seed_of(const Request& request, std::uint64_t otherwise) {
  const auto typed = request.value("seed");
  if (!typed) return otherwise;
  return static_cast<std::uint64_t>(whole("seed", *typed, 1, std::numeric_limits<int>::max()));
}

int procs_of(const Request& request, int otherwise) {
  const auto typed = request.value("procs");
  return typed ? whole("procs", *typed, 1, Config::kMaxProcs) : otherwise;
}

double speed_of(const Request& request, double otherwise) {
  const auto typed = request.value("speed");
  if (!typed) return otherwise;
  double speed = 0;
  if (study::read_number(*typed, speed) && speed >= 0.001 && speed <= 1000) return speed;
  throw Refusal({fmt::format("--speed에는 0.001..1000 사이의 값을 준다. 받은 값: '{}'", *typed),
                 fmt::format("--speed takes 0.001..1000: not '{}'", *typed)});
}

std::chrono::nanoseconds budget_of(const Request& request, std::chrono::nanoseconds otherwise) {
  const auto typed = request.value("for");
  if (!typed) return otherwise;
  Duration budget{};
  if (study::parse_duration(*typed, budget) && budget.count() > 0) return budget;
  throw Refusal({fmt::format("--for에는 10s, 1m처럼 0보다 긴 시간을 준다. 받은 값: '{}'", *typed),
                 fmt::format("--for takes a time above zero, such as 10s or 1m: not '{}'", *typed)});
}

std::string go_version(const std::string& typed) {
  std::string version = typed.starts_with("go") ? typed.substr(2) : typed;
  if (std::ranges::count(version, '.') == 2) version.resize(version.rfind('.'));
  if (std::ranges::find(study::kGoVersions, version) != study::kGoVersions.end()) return version;
  const std::string_view first = study::kGoVersions.front();
  const std::string_view last = study::kGoVersions.back();
  throw Refusal({fmt::format("--go에는 {}부터 {}까지의 버전을 준다. 받은 값: '{}'", first, last, typed),
                 fmt::format("--go takes a version from {} to {}: not '{}'", first, last, typed)});
}

Stamps stamps_of(const Request& request) {
  const std::string typed = request.value("timestamps").value_or("relative");
  if (typed == "relative") return Stamps::relative;
  if (typed == "abs") return Stamps::absolute;
  if (typed == "none") return Stamps::none;
  throw Refusal({fmt::format("--timestamps에는 relative, abs, none 가운데 하나를 준다. 받은 값: '{}'", typed),
                 fmt::format("--timestamps takes relative, abs or none: not '{}'", typed)});
}

bool typed_word(const Request& request, const std::string& name, std::string_view word) {
  const auto typed = request.value(name);
  if (typed && *typed != word) {
    throw Refusal({fmt::format("--{}에 줄 수 있는 값은 {}뿐이다. 받은 값: '{}'", name, word, *typed),
                   fmt::format("--{} takes only the word {}: not '{}'", name, word, *typed)});
  }
  return typed.has_value();
}

}  // namespace golearn::args
