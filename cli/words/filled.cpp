#include "words/filled.hpp"

#include <stdexcept>

#include "golearn/core/time.hpp"
#include "golearn/study/condition.hpp"
#include "golearn/study/duration.hpp"
#include "golearn/study/korean.hpp"

namespace golearn::words {
namespace {

using study::Fact;

// What was measured is rounded, and what was typed is not.
std::string shown(study::Language language, std::string_view hole, const Fact& fact) {
  if (const auto* number = std::get_if<std::int64_t>(&fact)) return std::to_string(*number);
  if (const auto* time = std::get_if<Duration>(&fact)) {
    const bool measured = hole.find("elapsed") != std::string_view::npos;
    const std::string go = measured ? study::rounded(*time) : to_string(*time);
    return language == study::Language::english ? go : study::duration_in_korean(go);
  }
  return std::get<std::string>(fact);
}

bool is_particle(std::string_view hole) {
  return !hole.empty() && static_cast<unsigned char>(hole.front()) >= 0x80 && hole.find('/') != std::string_view::npos;
}

// `sum`, or `sum|one|many`.
std::optional<std::string> value_in(study::Language language, std::string_view hole, const study::Facts& facts) {
  const auto bar = hole.find('|');
  const auto value = study::value_of(hole.substr(0, bar), facts);
  if (!value) return {};
  if (bar == std::string_view::npos) return shown(language, hole, *value);
  const auto second = hole.find('|', bar + 1);
  if (second == std::string_view::npos) throw std::runtime_error("a hole with one bar: " + std::string(hole));
  const bool one = *value == Fact{std::int64_t{1}};
  return std::string(one ? hole.substr(bar + 1, second - bar - 1) : hole.substr(second + 1));
}

}  // namespace

std::optional<std::string> filled(study::Language language, std::string_view text, const study::Facts& facts) {
  std::string out;
  bool in_code = false;
  while (!text.empty()) {
    if (text.front() == '`') in_code = !in_code;
    const auto shut = text.front() == '{' && !in_code ? text.find('}') : std::string_view::npos;
    if (shut == std::string_view::npos) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    const std::string_view hole = text.substr(1, shut - 1);
    text.remove_prefix(shut + 1);
    if (is_particle(hole)) {
      out = study::with_particle(out, hole.substr(0, hole.find('/')), hole.substr(hole.find('/') + 1));
    } else if (const auto value = value_in(language, hole, facts)) {
      out += *value;
    } else {
      return {};
    }
  }
  return out;
}

bool applies(const lessons::Remark& remark, const study::Facts& facts) {
  return study::holds(remark.when, facts) && study::holds(remark.states, facts);
}

std::vector<std::string> applying(study::Language language, const std::vector<lessons::Remark>& remarks,
                                  const study::Facts& facts) {
  std::vector<std::string> texts;
  for (const lessons::Remark& remark : remarks) {
    if (!applies(remark, facts)) continue;
    if (auto text = filled(language, remark.text, facts)) texts.push_back(std::move(*text));
  }
  return texts;
}

}  // namespace golearn::words
