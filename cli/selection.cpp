#include "selection.hpp"

#include <fmt/format.h>

#include "error.hpp"
#include "suggest.hpp"

namespace golearn::cli {
namespace {

using lessons::Entry;
using lessons::Scenario;

std::vector<std::string> lesson_names() {
  std::vector<std::string> names;
  for (const Entry& entry : lessons::course()) {
    names.push_back(entry.lesson.id);
    names.push_back(entry.lesson.slug);
    for (const Scenario& s : entry.lesson.scenarios) names.push_back(entry.lesson.id + "/" + s.name);
  }
  return names;
}

}  // namespace

std::string did_you_mean(const Terminal& terminal, const std::string& name) {
  if (name.empty()) return "";
  return terminal.say({fmt::format(" — 혹시 '{}'?", name), fmt::format(" — did you mean '{}'?", name)});
}

Selection select_lesson(const Terminal& terminal, const std::string& id) {
  const auto slash = id.find('/');
  Selection selection{
      .entry = lessons::find_lesson(id.substr(0, slash)), .scenarios = {}, .one = slash != std::string::npos};
  if (selection.entry) {
    for (const Scenario& s : selection.entry->lesson.scenarios) {
      if (!selection.one || s.name == id.substr(slash + 1)) selection.scenarios.push_back(&s);
    }
  }
  if (selection.scenarios.empty()) {
    throw WrongUse(terminal.say({fmt::format("'{}'라는 강의는 없다", id), fmt::format("there is no lesson '{}'", id)}) +
                   did_you_mean(terminal, nearest(id, lesson_names())) +
                   terminal.say({" (목록: golearn list)", " (all of them: golearn list)"}));
  }
  return selection;
}

}  // namespace golearn::cli
