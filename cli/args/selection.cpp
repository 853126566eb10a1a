#include "args/selection.hpp"

#include <fmt/format.h>

#include "args/suggest.hpp"
#include "study/korean.hpp"
#include "study/token.hpp"

namespace golearn::args {
namespace {

std::vector<std::string> lesson_names() {
  std::vector<std::string> names;
  for (const lessons::Entry& entry : lessons::course()) {
    names.push_back(entry.id);
    names.push_back(entry.slug);
    for (const lessons::Program& p : entry.programs) names.push_back(entry.id + "/" + p.scenario.name);
  }
  return names;
}

}  // namespace

Selection select_lesson(const std::string& id) {
  const auto slash = id.find('/');
  Selection selection{.entry = lessons::find_lesson(id.substr(0, slash)), .one = slash != std::string::npos};
  if (selection.entry) {
    for (const lessons::Program& p : selection.entry->programs) {
      if (!selection.one || p.scenario.name == id.substr(slash + 1)) selection.programs.push_back(&p);
    }
  }
  if (selection.programs.empty()) {
    throw study::Refusal(Text{study::with_particle("'" + id + "'", "이라는", "라는") + " 강의는 없다",
                              fmt::format("there is no lesson '{}'", id)} +
                         did_you_mean(nearest(id, lesson_names())) +
                         Text{" (목록: golearn list)", " (all of them: golearn list)"});
  }
  return selection;
}

Selection select_lesson_or_token(const std::string& word) {
  return select_lesson(study::looks_like_token(word) ? study::parse_token(word).program : word);
}

Selection all_lessons() {
  Selection all;
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& p : entry.programs) all.programs.push_back(&p);
  }
  return all;
}

}  // namespace golearn::args
