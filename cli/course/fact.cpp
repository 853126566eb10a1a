#include "course/fact.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <exception>
#include <limits>
#include <stdexcept>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "golearn/study/number.hpp"

namespace golearn::course {
namespace {

using nlohmann::ordered_json;

constexpr int kVersion = 1;

constexpr std::array<std::string_view, kLessonStages> kStages{"read", "predict", "run", "look", "try"};
constexpr std::array<std::string_view, 7> kKinds{"open", "stage", "question", "challenge", "note", "reset", "language"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

// With or without a fraction.
std::optional<Moment> moment_in(const std::string& text) {
  std::tm time{};
  const char* end = strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &time);
  if (!end) return std::nullopt;
  unsigned milliseconds = 0;
  const std::string_view rest(end);
  const bool fraction = rest.size() == 5 && rest[0] == '.' && study::read_number(rest.substr(1, 3), milliseconds);
  if (!rest.ends_with('Z') || (rest.size() > 1 && !fraction)) return std::nullopt;
  return Moment(std::chrono::seconds(timegm(&time))) + std::chrono::milliseconds(milliseconds);
}

std::string text_of(Moment at) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                     (at - seconds).count());
}

template <class Value>
Value in(const ordered_json& json, const char* key, Value fallback = {}) {
  const auto at = json.find(key);
  return at == json.end() ? fallback : at->template get<Value>();
}

// The library would take true and 1.5 for numbers, too.
int count_in(const ordered_json& json, const char* key) {
  const auto at = json.find(key);
  if (at == json.end()) return 0;
  const std::int64_t number = at->is_number_integer() ? at->get<std::int64_t>() : -1;
  if (number < 0 || number > std::numeric_limits<int>::max()) throw std::out_of_range(key);
  return static_cast<int>(number);
}

std::optional<Fact> read(const ordered_json& json) {
  const auto kind = named<FactKind>(kKinds, in<std::string>(json, "what"));
  const auto at = moment_in(in<std::string>(json, "at"));
  if (!kind || !at || count_in(json, "v") != kVersion) return std::nullopt;
  return Fact{.at = *at,
              .kind = *kind,
              .lesson = in<std::string>(json, "lesson"),
              .id = in<std::string>(json, "id"),
              .variant = in<std::string>(json, "variant"),
              .answer = in<std::string>(json, "answer"),
              .right = in<bool>(json, "right"),
              .hints = count_in(json, "hints"),
              .seconds = count_in(json, "seconds"),
              .how = in<std::string>(json, "how"),
              .text = in<std::string>(json, "text")};
}

ordered_json json_of(std::string_view line) { return ordered_json::parse(line, nullptr, false); }

}  // namespace

std::string_view to_string(LessonStage stage) { return kStages[static_cast<std::size_t>(stage)]; }

std::optional<LessonStage> stage_named(std::string_view name) { return named<LessonStage>(kStages, name); }

std::string line_of(const Fact& fact) {
  ordered_json json{{"v", kVersion}, {"at", text_of(fact.at)}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  add("lesson", fact.lesson);
  json["what"] = kKinds[static_cast<std::size_t>(fact.kind)];
  add("id", fact.id);
  add("variant", fact.variant);
  if (fact.kind == FactKind::question) json["answer"] = fact.answer;
  if (fact.kind == FactKind::question || fact.kind == FactKind::challenge) {
    json["right"] = fact.right;
    json["hints"] = fact.hints;
    json["seconds"] = fact.seconds;
  }
  add("how", fact.how);
  add("text", fact.text);
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::optional<Fact> fact_in(std::string_view line) {
  const ordered_json json = json_of(line);
  if (!json.is_object()) return std::nullopt;
  try {
    return read(json);
  } catch (const std::exception&) {
    return std::nullopt;  // a value that is none of ours
  }
}

bool is_whole(std::string_view line) { return json_of(line).is_object(); }

Moment now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace golearn::course
