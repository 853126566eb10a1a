// golearn show: a lesson's text, then the Go program and the C++ scenario beside each other.
#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "render/layout.hpp"
#include "render/output.hpp"
#include "render/sections.hpp"
#include "text.hpp"

namespace golearn::cli {
namespace {

constexpr int kSideBySideFrom = 110;

std::string without_marker(const std::string& line) {
  std::string bare = line.substr(0, line.rfind("// go:"));
  bare.erase(bare.find_last_not_of(' ') + 1);
  return bare;
}

// The scenario without its declaration as a lesson, up to the end of the function that has the last marker, and without
// the markers.
std::vector<std::string> programs_only(std::vector<std::string> cpp, std::span<const lessons::EmbeddedLine> ties) {
  std::size_t end = ties.empty() ? cpp.size() : ties.back().cpp_line;
  while (end < cpp.size() && cpp[end] != "}") ++end;
  cpp.resize(std::min(end + 1, cpp.size()));
  for (std::string& line : cpp) line = without_marker(line);
  return cpp;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void add_paragraphs(std::string& out, std::string_view text, int width) {
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    for (const std::string& line : wrap(text.substr(0, end), width)) out += line + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
    out += "\n";
  }
}

void add_text(std::string& out, const Terminal& terminal, const ShowRequest& request) {
  const lessons::LessonText text = text_of(*request.entry, terminal.language);
  const int width = std::min(terminal.width, 100);
  out += terminal.paint(Colour::bold, request.entry->lesson.id + "  " + text.title) + "\n" + text.summary + "\n\n";
  add_paragraphs(out, text.about, width);
  for (const lessons::ScenarioText& scenario : text.scenarios) {
    if (request.scenario && scenario.name != request.scenario->name) continue;
    out += terminal.paint(Colour::bold, scenario.name) + "\n";
    add_paragraphs(out, scenario.about, width);
    add_bullets(out, scenario.notice, width);
    out += "\n";
    for (const auto& suggestion : scenario.tries) {
      out += "  " + terminal.paint(Colour::cyan, suggestion.command) + "\n";
      for (const std::string& line : wrap(suggestion.shows, width - 6)) out += "      " + line + "\n";
    }
    out += "\n";
  }
  if (!text.notes.empty()) {
    out += terminal.paint(Colour::bold, terminal.say({"노트와 지금의 Go", "The notes and today's Go"})) + "\n";
    add_bullets(out, text.notes, width);
    out += "\n";
  }
}

// Rows in which every marked line of the scenario stands beside the line of the Go program that it names; lines
// in between go where there is room.
std::vector<Row> aligned(const std::vector<std::string>& go, const std::vector<std::string>& cpp,
                         std::span<const lessons::EmbeddedLine> ties) {
  std::vector<Row> rows;
  std::size_t g = 0;
  std::size_t c = 0;
  const auto until = [&](std::size_t go_end, std::size_t cpp_end) {
    while (g < go_end || c < cpp_end) {
      Row row;
      if (g < go_end) row.left = fmt::format("{:>3} {}", g + 1, go[g]), ++g;
      if (c < cpp_end) row.right = fmt::format("{:>3} {}", c + 1, cpp[c]), ++c;
      rows.push_back(std::move(row));
    }
  };
  for (const auto& tie : ties) {
    if (tie.go_line > g && tie.cpp_line > c) until(tie.go_line - 1, tie.cpp_line - 1), until(tie.go_line, tie.cpp_line);
  }
  until(go.size(), cpp.size());
  return rows;
}

void add_numbered(std::string& out, const std::vector<std::string>& lines, int width) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& line : wrap_code(fmt::format("{:>3} {}", i + 1, lines[i]), width)) out += line + "\n";
  }
}

void add_programs(std::string& out, const Terminal& terminal, const lessons::Embedded& sources) {
  const auto go = split_lines(sources.program);
  const auto cpp = programs_only(split_lines(sources.scenario), sources.lines);
  const std::string go_title = "Go — program.go";
  const std::string cpp_title = "C++ — scenario.cpp";
  if (terminal.width >= kSideBySideFrom) {
    const int width = (terminal.width - 3) / 2;
    out += terminal.paint(Colour::bold, pad(go_title, width) + " │ " + cpp_title) + "\n";
    for (const std::string& line : side_by_side(aligned(go, cpp, sources.lines), width)) out += line + "\n";
    return;
  }
  out += terminal.paint(Colour::bold, go_title) + "\n";
  add_numbered(out, go, terminal.width);
  out += "\n" + terminal.paint(Colour::bold, cpp_title) + "\n";
  add_numbered(out, cpp, terminal.width);
}

}  // namespace

int run(const ShowRequest& request, const Terminal& terminal) {
  std::string out;
  add_text(out, terminal, request);
  add_programs(out, terminal, *request.entry->sources);
  write_out(out);
  return 0;
}

}  // namespace golearn::cli
