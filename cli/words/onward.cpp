#include "words/onward.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lessons/lesson_text.hpp"
#include "words/glyphs.hpp"
#include "words/next_steps.hpp"

namespace golearn::words {
namespace {

using lessons::Entry;
using lessons::Program;
using lessons::Suggestion;
using study::Knob;
using study::Text;

constexpr int kIndent = 2;
constexpr int kWidestBeside = 40;  // wider commands have their texts below

// A program that measures the machine is about more than its order.
bool can_be_steered(const Program* program) { return !program->runnable.measures; }

bool has_flag(const Program* program) {
  return can_be_steered(program) && std::ranges::count(program->runnable.knobs, Knob::Kind::flag, &Knob::kind) > 0;
}

bool has_notes(const Entry& entry, Language language) { return !text_of(entry, language).notes.empty(); }

// About the lesson or the program of which `id` is typed.
std::vector<Suggestion> looks_at(Language language, const args::Selection& ran, const std::string& id,
                                 const study::TypedKnobs& typed) {
  const auto say = [&](const Text& text) { return text.in(language); };
  const auto steered = [&](const char* name) {
    if (ran.programs.size() != 1) return fmt::format("golearn {} {}", name, id);
    return command(name, ran.programs.front()->runnable, searched(ran.programs.front()->runnable, typed));
  };
  std::vector<Suggestion> all;
  all.push_back({"golearn show " + id,
                 has_notes(*ran.entries.front(), language)
                     ? say({"설명, Go와 C++ 프로그램, 노트와 지금의 Go가 다른 점",
                            "the explanation, the Go and C++ programs, and where the notes are out of date"})
                     : say({"설명, Go와 C++ 프로그램", "the explanation, and the Go and C++ programs"})});
  if (std::ranges::all_of(ran.programs, can_be_steered)) {
    all.push_back({steered("explore"), say({"나올 수 있는 결과를 모두 찾는다", "every result there can be"})});
  }
  if (can_be_steered(ran.programs.front())) {
    all.push_back({steered("play"), say({"다음에 누가 갈지 직접 고른다", "you choose who goes next"})});
  }
  if (std::ranges::any_of(ran.programs, has_flag)) {
    all.push_back({"golearn diff " + id, say({"옵션을 켠 실행과 끈 실행을 나란히 본다",
                                              "a run with an option and one without it, side by side"})});
  }
  return all;
}

// What comes behind the last program that ran.
Suggestion next_of(Language language, const args::Selection& ran) {
  const Program* last = ran.programs.back();
  if (last != &last->entry->programs.back()) {
    return {"golearn lesson " + std::next(last)->runnable.id,
            Text{"이 강의의 다음 프로그램", "the next program of this lesson"}.in(language)};
  }
  if (last->entry == &lessons::course().back()) {
    return {"golearn list", Text{"마지막 강의였다. 전체 목록", "that was the last lesson; here are all"}.in(language)};
  }
  const Entry& next = *std::next(last->entry);
  return {"golearn lesson " + next.id, Text{"다음 강의: ", "the next lesson: "}.in(language) + next.title.in(language)};
}

bool is_suggested(Language language, const args::Selection& ran, const std::string& command) {
  return std::ranges::any_of(ran.programs, [&](const Program* program) {
    const auto text = text_of(*program->entry, language);
    return std::ranges::count(text.scenario(program->scenario.name).tries, command, &Suggestion::command) > 0;
  });
}

}  // namespace

Blocks onward(Language language, const args::Selection& ran, const study::TypedKnobs& typed) {
  std::vector<Suggestion> all;
  if (ran.entries.size() == 1) {
    all = looks_at(language, ran, ran.one ? ran.programs.front()->runnable.id : ran.entries.front()->id, typed);
    std::erase_if(all, [&](const Suggestion& each) { return is_suggested(language, ran, each.command); });
  }
  all.push_back(next_of(language, ran));
  int widest = 0;
  for (const Suggestion& each : all) widest = std::max(widest, display_width(each.command));
  Blocks blocks{Gap{}, Heading{Text{"이어서", "Onward"}.in(language)}};
  for (const Suggestion& each : all) {
    if (widest <= kWidestBeside) {
      blocks.push_back(Line{{{each.command, Tone::command, widest + 2}, {each.shows}}, kIndent});
    } else {
      append(blocks, {Line{{{each.command, Tone::command}}, kIndent}, Sentence{each.shows, Tone::plain, 3 * kIndent}});
    }
  }
  return blocks;
}

}  // namespace golearn::words
