// golearn list, and --help.
#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "render/layout.hpp"
#include "render/output.hpp"
#include "text.hpp"

namespace golearn::cli {
namespace {

std::string programs_of(const lessons::Lesson& lesson) {
  if (lesson.scenarios.size() == 1) return "";
  std::vector<std::string> names;
  for (const auto& s : lesson.scenarios) names.push_back("/" + s.name);
  return fmt::format("{}", fmt::join(names, " "));
}

void add_lesson(std::string& out, const Terminal& terminal, const lessons::Entry& entry) {
  const lessons::LessonText text = text_of(entry, terminal.language);
  const std::string programs = programs_of(entry.lesson);
  out += "  " + terminal.paint(Colour::bold, pad(entry.lesson.id, 7)) +
         terminal.paint(Colour::cyan, pad(entry.lesson.slug, 12)) + pad(text.title, 26) + text.summary + "\n";
  if (!programs.empty()) out += std::string(21, ' ') + terminal.paint(Colour::dim, programs) + "\n";
}

}  // namespace

int run(const ListRequest&, const Terminal& terminal) {
  std::string out;
  for (const lessons::Chapter& chapter : lessons::chapters()) {
    out += terminal.paint(Colour::bold, chapter.number + " " + terminal.say(chapter.title)) + "\n";
    for (const lessons::Entry& entry : lessons::course()) {
      if (entry.lesson.id.starts_with(chapter.number + ".")) add_lesson(out, terminal, entry);
    }
    out += "\n";
  }
  out += terminal.say({"실행: golearn lesson 9.2.2    글과 프로그램: golearn show 9.2.2    진짜 Go와 견주기: golearn compare 9.2.2\n",
                       "Run: golearn lesson 9.2.2    Read: golearn show 9.2.2    Compare with real Go: golearn compare 9.2.2\n"});
  write_out(out);
  return 0;
}

int run(const HelpRequest& request, const Terminal&) {
  write_out(request.text);
  return 0;
}

}  // namespace golearn::cli
