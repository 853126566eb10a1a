#include "words/show.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "lessons/comments.hpp"
#include "lessons/lesson_text.hpp"
#include "words/lesson.hpp"
#include "words/next_steps.hpp"
#include "words/told_when.hpp"

namespace golearn::words {
namespace {

using study::Text;

std::string without_anchor(const std::string& line) {
  std::string bare = line.substr(0, std::min(line.rfind("// go:"), line.rfind("// go ")));
  bare.erase(bare.find_last_not_of(' ') + 1);
  return bare;
}

void add_paragraphs(Blocks& blocks, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    append(blocks, {Gap{}, Sentence{std::string(text.substr(0, end))}});
    text.remove_prefix(std::min(end + 2, text.size()));
  }
}

void add_program(Blocks& blocks, Language language, const lessons::Program& program,
                 const lessons::ScenarioText& text) {
  append(blocks, {Gap{}, Heading{text.name}});
  add_paragraphs(blocks, text.about);
  add_list(blocks, Text{"눈여겨볼 점", "What to notice"}.in(language), remarks_of(language, program, text.notice));
  append(blocks, try_next(language, text.tries));
}

// The scenario without its declaration as a lesson, up to the end of the function that has the last tie, and without
// the anchors; an anchor alone on its line goes with the line.
void add_scenario(Programs& sources, const lessons::Folder& folder, const lessons::Comments& comments) {
  const std::vector<std::string> cpp = study::split_lines(folder.scenario);
  std::size_t end = folder.ties.empty() ? cpp.size() : folder.ties.back().cpp_line;
  while (end < cpp.size() && cpp[end] != "}") ++end;
  auto tie = folder.ties.begin();
  for (std::size_t i = 0; i < std::min(end + 1, cpp.size()); ++i) {
    const std::string bare = without_anchor(cpp[i]);
    if (bare.empty() && !cpp[i].empty()) continue;
    sources.right.push_back({i + 1, lessons::with_comment(bare, comments)});
    for (; tie != folder.ties.end() && tie->cpp_line == i + 1; ++tie) {
      sources.ties.emplace_back(tie->go_line, sources.right.size());
    }
  }
}

Programs sources_of(const lessons::Folder& folder, Language language) {
  const lessons::Comments comments = comments_of(folder, language);
  Programs sources{.left_title = "Go — program.go", .right_title = "C++ — scenario.cpp"};
  for (const std::string& line : study::split_lines(folder.program))
    sources.left.push_back({sources.left.size() + 1, lessons::with_comment(line, comments)});
  add_scenario(sources, folder, comments);
  return sources;
}

IndexRow row_of(Language language, const lessons::Entry& entry) {
  std::vector<std::string> programs;
  for (const lessons::Program& p : entry.programs) programs.push_back("/" + p.scenario.name);
  if (programs.size() == 1) programs.clear();
  return {entry.id, entry.slug, entry.title.in(language), text_of(entry, language).summary,
          fmt::format("{}", fmt::join(programs, " "))};
}

struct Use {
  const char* command;
  Text does;
};

const Use kUses[] = {
    {"golearn lesson 9.2.2", {"프로그램을 실행한다", "runs its programs"}},
    {"golearn show 9.2.2", {"글과 두 언어의 프로그램을 본다", "its text, and the programs in both languages"}},
    {"golearn compare 9.2.2", {"진짜 Go의 출력과 비교한다", "beside what real Go prints"}},
    {"golearn explore 9.3.1", {"나올 수 있는 결과를 모두 찾는다", "searches for every result there can be"}},
    {"golearn play 9.3.1", {"순서를 직접 골라 가며 돌린다", "you choose who goes next"}},
    {"golearn check-notes",
     {"노트에 실린 출력이 나올 수 있는지 판정한다", "whether the outputs in the notes are possible"}},
};

}  // namespace

Blocks about_lesson(Language language, const lessons::Entry& entry, const lessons::Program* only) {
  const lessons::LessonText text = text_of(entry, language);
  Blocks blocks{Heading{entry.id + "  " + text.title}, Line{{{text.summary}}}};
  add_paragraphs(blocks, text.about);
  for (const lessons::Program& program : entry.programs) {
    if (!only || &program == only) add_program(blocks, language, program, text.scenario(program.scenario.name));
  }
  add_list(blocks, Text{"노트와 지금의 Go", "The notes and today's Go"}.in(language), text.notes);
  append(blocks, {Gap{}, sources_of(*entry.folder, language)});
  return blocks;
}

Blocks about_lessons(Language language, const std::vector<const lessons::Entry*>& entries) {
  Blocks blocks;
  for (const lessons::Chapter& chapter : lessons::chapters()) {
    Index index;
    for (const lessons::Entry* entry : entries) {
      if (chapter_of(*entry) == chapter.number) index.rows.push_back(row_of(language, *entry));
    }
    if (index.rows.empty()) continue;
    if (!blocks.empty()) blocks.emplace_back(Gap{});
    append(blocks, {Heading{chapter.number + " " + chapter.title.in(language)}, std::move(index)});
  }
  return blocks;
}

Blocks about_course(Language language) {
  std::vector<const lessons::Entry*> all;
  for (const lessons::Entry& entry : lessons::course()) all.push_back(&entry);
  Blocks blocks = about_lessons(language, all);
  blocks.emplace_back(Gap{});
  for (const Use& use : kUses) blocks.push_back(Line{{{use.command, Tone::plain, 24}, {use.does.in(language)}}});
  return blocks;
}

}  // namespace golearn::words
