// golearn list, and --help.
#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "render/layout.hpp"
#include "render/output.hpp"
#include "text.hpp"

namespace golearn::cli {
namespace {

constexpr int kIdColumns = 9;  // before a lesson's name
constexpr int kTitle = 26;
constexpr int kNarrowest = 20;  // that a text is wrapped to

std::string programs_of(const lessons::Lesson& lesson) {
  if (lesson.scenarios.size() == 1) return "";
  std::vector<std::string> names;
  for (const auto& s : lesson.scenarios) names.push_back("/" + s.name);
  return fmt::format("{}", fmt::join(names, " "));
}

bool belongs(const lessons::Entry& entry, const lessons::Chapter& chapter) {
  return entry.lesson.id.starts_with(chapter.number + ".");
}

// Columns for the names of a chapter's lessons, which differ much from chapter to chapter.
int name_columns(const lessons::Chapter& chapter) {
  int widest = 10;
  for (const lessons::Entry& entry : lessons::course()) {
    if (belongs(entry, chapter)) widest = std::max(widest, display_width(entry.lesson.slug));
  }
  return widest + 2;
}

// Below a lesson's title, on as many lines as it takes.
void add_indented(std::string& out, const Terminal& terminal, Colour colour, const std::string& text, int columns) {
  const std::string indent(static_cast<std::size_t>(columns), ' ');
  for (const std::string& line : wrap(text, std::max(terminal.width - columns, kNarrowest))) {
    out += indent + terminal.paint(colour, line) + "\n";
  }
}

void add_lesson(std::string& out, const Terminal& terminal, const lessons::Entry& entry, int name) {
  const lessons::LessonText text = text_of(entry, terminal.language);
  const std::string programs = programs_of(entry.lesson);
  const int indent = kIdColumns + name;
  const bool room = indent + kTitle + display_width(text.summary) <= terminal.width;
  out += "  " + terminal.paint(Colour::bold, pad(entry.lesson.id, kIdColumns - 2)) +
         terminal.paint(Colour::cyan, pad(entry.lesson.slug, name)) +
         (room ? pad(text.title, kTitle) + text.summary : text.title) + "\n";
  if (!room) add_indented(out, terminal, Colour::plain, text.summary, indent);
  if (!programs.empty()) add_indented(out, terminal, Colour::dim, programs, indent);
}

}  // namespace

int run(const ListRequest&, const Terminal& terminal) {
  std::string out;
  for (const lessons::Chapter& chapter : lessons::chapters()) {
    out += terminal.paint(Colour::bold, chapter.number + " " + terminal.say(chapter.title)) + "\n";
    const int name = name_columns(chapter);
    for (const lessons::Entry& entry : lessons::course()) {
      if (belongs(entry, chapter)) add_lesson(out, terminal, entry, name);
    }
    out += "\n";
  }
  out +=
      terminal.say({"golearn lesson 9.2.2    프로그램을 실행한다\n"
                    "golearn show 9.2.2      글과 두 언어의 프로그램을 본다\n"
                    "golearn compare 9.2.2   진짜 Go의 출력과 견준다\n"
                    "golearn explore 9.3.1   나올 수 있는 결과를 모두 찾는다\n"
                    "golearn play 9.3.1      순서를 직접 골라 가며 돌린다\n",
                    "golearn lesson 9.2.2    runs its programs\n"
                    "golearn show 9.2.2      its text, and the programs in both languages\n"
                    "golearn compare 9.2.2   beside what real Go prints\n"
                    "golearn explore 9.3.1   searches for every result there can be\n"
                    "golearn play 9.3.1      you choose who goes next\n"});
  write_out(out);
  return 0;
}

int run(const HelpRequest& request, const Terminal&) {
  write_out(request.text);
  return 0;
}

}  // namespace golearn::cli
