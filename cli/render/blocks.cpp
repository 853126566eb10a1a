#include "render/blocks.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "render/ascii.hpp"
#include "render/histories.hpp"
#include "render/layout.hpp"
#include "render/steps.hpp"
#include "render/syntax.hpp"
#include "render/timeline.hpp"
#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

using words::display_width;
using words::Tone;

constexpr int kProgramsBesideFrom = 110;  // columns
constexpr int kSheetsBesideFrom = 140;
constexpr int kWidestBeside = 160;
constexpr std::size_t kFewLines = 16;  // that can still be compared one below the other
constexpr int kNarrowestBeside = 24;   // each of the two
constexpr int kIndexNumber = 9;        // columns before a name
constexpr int kIndexName = 10;         // at least
constexpr int kIndexTitle = 26;
constexpr int kNarrowest = 20;  // that a text is wrapped to
constexpr int kBelow = 4;       // columns before what does not fit on a line

class Renderer {
 public:
  explicit Renderer(const Screen& screen) : screen_(screen) {}

  void operator()(const words::Gap&) { line(""); }
  void operator()(const words::Heading& heading) { add_line({{{heading.text, Tone::strong}}}); }

  void operator()(const words::Sentence& sentence) {
    wrapped(sentence.text, sentence.tone, sentence.indent, prose_width(screen_) - sentence.indent);
  }

  void operator()(const words::Line& parts) { add_line(parts); }

  void operator()(const words::List& list) {
    for (const std::string& item : list.items) {
      std::string_view mark = "  - ";
      for (const std::string& each : wrap(item, prose_width(screen_) - 4)) {
        line(std::string(mark) + each);
        mark = "    ";
      }
    }
  }

  void operator()(const words::Code& code) {
    for (const std::string& each : code.lines) line(spaces(code.indent) + each);
  }

  void operator()(const words::Table& table) {
    std::vector<int> widths;
    for (const auto& row : table.rows) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    }
    for (const auto& row : table.rows) {
      std::string text = "  ";
      for (std::size_t i = 0; i + 1 < row.size(); ++i) text += pad(row[i], widths[i]) + "  ";
      text = cut_off(text + row.back(), screen_.width - 1);
      text.erase(text.find_last_not_of(' ') + 1);
      line(text);
    }
  }

  void operator()(const words::Beside& beside) {
    const int place = beside.widest ? screen_.width : std::min(screen_.width, kWidestBeside);
    const int width = std::max((place - 3) / 2, beside.widest ? kNarrowestBeside : 0);
    const auto plain = [](std::string_view piece, bool) { return std::string(piece); };
    for (const std::string& each : side_by_side(beside.rows, width, plain, plain)) {
      line(paint(screen_, beside.tone, each));
    }
  }

  void operator()(const words::Outputs& both) {
    const auto widest = [](const std::vector<std::string>& lines) {
      int columns = 0;
      for (const std::string& each : lines) columns = std::max(columns, display_width(each));
      return columns;
    };
    const int columns = std::max(widest(both.left), widest(both.right));
    const bool few = std::max(both.left.size(), both.right.size()) <= kFewLines;
    if (few && columns > (std::min(screen_.width, kWidestBeside) - 3) / 2 && columns <= screen_.width) {
      add_output(both.names.left, both.left);
      line("");
      return add_output(both.names.right, both.right);
    }
    words::Beside rows;
    for (std::size_t i = 0; i < std::max(both.left.size(), both.right.size()); ++i) {
      rows.rows.push_back({i < both.left.size() ? both.left[i] : "", i < both.right.size() ? both.right[i] : ""});
    }
    (*this)(words::Beside{{both.names}, Tone::strong});
    (*this)(rows);
  }

  void operator()(const words::Programs& programs) {
    if (screen_.width >= kProgramsBesideFrom) {
      const int width = (screen_.width - 3) / 2;
      line(paint(screen_, Tone::strong, pad(programs.left_title, width) + " │ " + programs.right_title));
      for (const std::string& each : side_by_side(aligned(programs), width, in(Syntax::go), in(Syntax::cpp))) {
        line(each);
      }
      return;
    }
    line(paint(screen_, Tone::strong, programs.left_title));
    add_numbered(programs.left, in(Syntax::go));
    line("");
    line(paint(screen_, Tone::strong, programs.right_title));
    add_numbered(programs.right, in(Syntax::cpp));
  }

  void operator()(const words::Index& index) {
    int widest = kIndexName;
    for (const words::IndexRow& row : index.rows) widest = std::max(widest, display_width(row.name));
    for (const words::IndexRow& row : index.rows) index_row(row, widest + 2);
  }

  void operator()(const words::Timeline& timeline) { drawing(text_of(timeline, screen_)); }
  void operator()(const words::Histories& histories) { drawing(text_of(histories, screen_)); }
  void operator()(const words::Sheet& steps) { drawing(text_of(steps, screen_)); }
  void operator()(const words::Sheets& both) {
    if (screen_.width >= kSheetsBesideFrom) return drawing(text_of(both, screen_));
    for (const auto& [name, sheet] : {std::pair(both.names.left, both.left), {both.names.right, both.right}}) {
      add_line({{{name, Tone::strong}}});
      (*this)(sheet);
      line("");
    }
  }

  std::string text() { return std::move(out_); }

 private:
  void line(const std::string& text) { out_ += text + "\n"; }
  void drawing(const std::string& text) { out_ += screen_.ascii ? in_ascii(text) : text; }

  void add_output(const std::string& name, const std::vector<std::string>& lines) {
    line(paint(screen_, Tone::strong, name));
    for (const std::string& each : lines) line(each);
  }

  // What does not fit goes below the last part, if the parts before it stand in columns; else a bit to the right.
  void add_line(const words::Line& whole) {
    int below = whole.indent;
    for (const words::Part& part : whole.parts) {
      if (&part != &whole.parts.back()) below += part.columns;
    }
    std::vector<words::Part> parts{{spaces(whole.indent)}};
    parts.insert(parts.end(), whole.parts.begin(), whole.parts.end());
    for (const auto& each : wrap_parts(parts, screen_.width, below == whole.indent ? below + kBelow : below)) {
      line(painted(screen_, each));
    }
  }

  void wrapped(const std::string& text, Tone tone, int indent, int width) {
    for (const std::string& each : wrap(text, width)) line(spaces(indent) + paint(screen_, tone, each));
  }

  void index_row(const words::IndexRow& row, int name) {
    const int indent = kIndexNumber + name;
    const bool room = indent + kIndexTitle + display_width(row.summary) <= screen_.width;
    const int below = std::max(screen_.width - indent, kNarrowest);
    add_line({{{row.number, Tone::strong, kIndexNumber - 2},
               {row.name, Tone::command, name},
               {room ? pad(row.title, kIndexTitle) + row.summary : row.title}},
              2});
    if (!room) wrapped(row.summary, Tone::plain, indent, below);
    if (!row.more.empty()) wrapped(row.more, Tone::faint, indent, below);
  }

  static std::string numbered(const words::NumberedLine& code) {
    return fmt::format("{:>3} {}", code.number, code.text);
  }

  [[nodiscard]] PaintPiece in(Syntax syntax) const {
    return [highlighter = std::make_shared<Highlighter>(screen_, syntax)](std::string_view piece, bool begins) {
      return highlighter->paint(piece, begins);
    };
  }

  void add_numbered(const std::vector<words::NumberedLine>& lines, const PaintPiece& paint) {
    for (const words::NumberedLine& code : lines) {
      bool begins = true;
      for (const std::string& each : wrap_code(numbered(code), screen_.width)) {
        line(paint(each, std::exchange(begins, false)));
      }
    }
  }

  // Rows in which lines that belong together stand beside each other; lines in between go where there is room.
  static std::vector<words::Pair> aligned(const words::Programs& programs) {
    std::vector<words::Pair> rows;
    std::size_t left = 0;
    std::size_t right = 0;
    const auto until = [&](std::size_t left_end, std::size_t right_end) {
      while (left < left_end || right < right_end) {
        words::Pair row;
        if (left < left_end) row.left = numbered(programs.left[left++]);
        if (right < right_end) row.right = numbered(programs.right[right++]);
        rows.push_back(std::move(row));
      }
    };
    for (const auto& [on_left, on_right] : programs.ties) {
      if (on_left > left && on_right > right) until(on_left - 1, on_right - 1), until(on_left, on_right);
    }
    until(programs.left.size(), programs.right.size());
    return rows;
  }

  const Screen& screen_;
  std::string out_;
};

}  // namespace

std::string text_of(const words::Blocks& blocks, const Screen& screen) {
  Renderer renderer(screen);
  for (const words::Block& block : blocks) std::visit(renderer, block);
  return renderer.text();
}

}  // namespace golearn::render
