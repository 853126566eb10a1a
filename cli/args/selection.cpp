#include "args/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "args/suggest.hpp"
#include "golearn/study/korean.hpp"
#include "golearn/study/token.hpp"
#include "lessons/practice/practice.hpp"

namespace golearn::args {
namespace {

std::vector<std::string> lesson_names() {
  std::vector<std::string> names;
  for (const lessons::Entry& entry : lessons::course()) {
    names.push_back(entry.id);
    names.push_back(entry.slug);
    for (const lessons::Program& p : entry.programs) {
      names.push_back(entry.id + "/" + p.scenario.name);
      names.push_back(p.scenario.name);
    }
  }
  return names;
}

void add(Selection& selection, const lessons::Entry& entry) {
  selection.entries.push_back(&entry);
  for (const lessons::Program& p : entry.programs) selection.programs.push_back(&p);
}

Selection only(const lessons::Program& program) { return {{program.entry}, {&program}, true}; }

std::vector<std::string> task_names(const lessons::Entry& entry) {
  const lessons::Practice& practice = practice_of(entry);
  std::vector<std::string> names;
  for (const auto& each : practice.questions) names.push_back(entry.id + "/" + each.id);
  for (const auto& each : practice.challenges) names.push_back(entry.id + "/" + each.id);
  return names;
}

// A lesson, or all whose numbers begin so.
Selection lessons_called(const std::string& id) {
  Selection selection;
  if (const lessons::Entry* entry = lessons::find_lesson(id)) {
    add(selection, *entry);
    return selection;
  }
  for (const lessons::Entry& entry : lessons::course()) {
    if (entry.id.starts_with(id + ".")) add(selection, entry);
  }
  return selection;
}

// `9.2.2/buffered`
Selection program_of(const std::string& lesson, const std::string& name) {
  const lessons::Entry* entry = lessons::find_lesson(lesson);
  if (!entry) return {};
  const auto at = std::ranges::find_if(entry->programs, [&](const auto& p) { return p.scenario.name == name; });
  return at == entry->programs.end() ? Selection{} : only(*at);
}

// `buffered`. No two programs whose name is no lesson's have the same one.
Selection program_called(const std::string& name) {
  const auto programs = all_lessons().programs;
  const auto at = std::ranges::find_if(programs, [&](const auto* p) { return p->scenario.name == name; });
  return at == programs.end() ? Selection{} : only(**at);
}

study::Refusal no_lesson(const std::string& id) {
  return study::Refusal(Text{study::with_particle("'" + id + "'", "이라는", "라는") + " 강의는 없다",
                             fmt::format("there is no lesson '{}'", id)} +
                        did_you_mean(nearest(id, lesson_names())) +
                        Text{" (목록: golearn list)", " (all of them: golearn list)"});
}

}  // namespace

Selection select_lesson(const std::string& id) {
  const auto slash = id.find('/');
  Selection selection =
      slash == std::string::npos ? lessons_called(id) : program_of(id.substr(0, slash), id.substr(slash + 1));
  if (selection.programs.empty()) selection = program_called(id);
  if (selection.programs.empty()) throw no_lesson(id);
  return selection;
}

Selection select_lesson_or_token(const std::string& word) {
  return select_lesson(study::looks_like_token(word) ? study::parse_token(word).program : word);
}

Selection select_task(const std::string& id) {
  const auto slash = std::min(id.find('/'), id.size());
  const lessons::Entry* entry = lessons::find_lesson(id.substr(0, slash));
  if (!entry) throw no_lesson(id.substr(0, slash));
  Selection selection;
  add(selection, *entry);
  if (slash == id.size()) return selection;
  const std::vector<std::string> names = task_names(*entry);
  const std::string name = entry->id + id.substr(slash);
  if (std::ranges::find(names, name) == names.end()) {
    const std::string all = fmt::format(" ({})", fmt::join(names, ", "));
    throw study::Refusal(Text{study::with_particle("'" + id + "'", "이라는", "라는") + " 문제나 도전은 없다",
                              fmt::format("there is no question or challenge '{}'", id)} +
                         did_you_mean(nearest(name, names)) + Text{all, all});
  }
  selection.task = id.substr(slash + 1);
  return selection;
}

Selection select(Words words, const std::string& id) {
  switch (words) {
    case Words::lesson_or_token: return select_lesson_or_token(id);
    case Words::task:
    case Words::no_task:
    case Words::task_number: return select_task(id);
    case Words::none:
    case Words::lesson:
    case Words::no_lesson:
    case Words::lessons:
    case Words::command:
    case Words::token:
    case Words::lesson_text:
    case Words::shell: break;
  }
  return select_lesson(id);
}

Selection all_lessons() {
  Selection all;
  for (const lessons::Entry& entry : lessons::course()) add(all, entry);
  return all;
}

}  // namespace golearn::args
