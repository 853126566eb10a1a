#include "args/lesson_names.hpp"

#include <cctype>

#include "lessons/course.hpp"
#include "lessons/practice/practice.hpp"

namespace golearn::args {
namespace {

using study::Text;

bool is_number(const std::string& typed) {
  return typed.empty() || std::isdigit(static_cast<unsigned char>(typed.front()));
}

// `9.2.2  Buffered channels`
Text numbered(const std::string& id, const Text& title) { return Text{id + "  ", id + "  "} + title; }

void add_numbers(Candidates& names) {
  for (const lessons::Entry& entry : lessons::course()) {
    const std::string chapter = lessons::chapter_of(entry);
    if (!entry.chapter.en.empty()) names.push_back({chapter, entry.chapter});
    names.push_back({entry.id, entry.title});
  }
}

// A program whose name is a lesson's, too, cannot be called by its name alone.
void add_slugs(Candidates& names) {
  for (const lessons::Entry& entry : lessons::course()) {
    names.push_back({entry.slug, numbered(entry.id, entry.title)});
    for (const lessons::Program& program : entry.programs) {
      const std::string& name = program.scenario.name;
      if (!lessons::find_lesson(name)) names.push_back({name, numbered(program.runnable.id, entry.title)});
    }
  }
}

void add_programs(Candidates& names, const std::string& lesson) {
  const lessons::Entry* entry = lessons::find_lesson(lesson);
  if (!entry || entry->programs.size() == 1) return;
  for (const lessons::Program& program : entry->programs) {
    names.push_back({lesson + "/" + program.scenario.name, entry->title});
  }
}

void add_tasks(Candidates& names, const std::string& lesson) {
  const lessons::Entry* entry = lessons::find_lesson(lesson);
  if (!entry) return;
  const lessons::Practice& practice = practice_of(*entry);
  for (const auto& each : practice.questions) names.push_back({lesson + "/" + each.id, {"문제", "a question"}});
  for (const auto& each : practice.challenges) names.push_back({lesson + "/" + each.id, {"도전", "a challenge"}});
}

}  // namespace

Candidates lesson_names_like(const std::string& typed) {
  Candidates names;
  const auto slash = typed.find('/');
  if (slash == std::string::npos) is_number(typed) ? add_numbers(names) : add_slugs(names);
  add_programs(names, typed.substr(0, slash));
  return names;
}

Candidates task_names_like(const std::string& typed) {
  Candidates names;
  const auto slash = typed.find('/');
  for (const lessons::Entry& entry : lessons::course()) {
    if (slash != std::string::npos) break;
    if (is_number(typed)) names.push_back({entry.id, entry.title});
    if (!is_number(typed)) names.push_back({entry.slug, numbered(entry.id, entry.title)});
  }
  add_tasks(names, typed.substr(0, slash));
  return names;
}

}  // namespace golearn::args
