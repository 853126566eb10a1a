// Read: what there is to know, and the programs.
#include "lessons/lesson_text.hpp"
#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/screens.hpp"
#include "tui/source.hpp"

#include <fmt/format.h>

namespace golearn::tui {
namespace {

using words::Tone;

constexpr std::size_t kPage = 10;

class Read final : public LessonScreen {
 public:
  Read(Session& session, const lessons::Entry& entry) : LessonScreen(session, entry, LessonStage::read) { show(0); }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title(several() ? program().scenario.name : "", body.columns)};
    const Rows all = text(body.columns - 1);
    Rows head{rule(say({fmt::format("프로그램 {}/{} {}", at_ + 1, entry_.programs.size(), program().scenario.name),
                        fmt::format("program {}/{} {}", at_ + 1, entry_.programs.size(), program().scenario.name)}) +
                       (cpp_ ? "  C++" : ""),
                   body.columns)};
    // The text keeps at least half; what is longer is read by scrolling past it.
    const int text_rows = std::min(static_cast<int>(all.size()), std::max(body.rows / 2, body.rows - 14));
    append(view.body, to_height(window(all, text_top_, text_rows), text_rows));
    append(view.body, std::move(head));
    append(view.body, source(body.rows - text_rows - 1));
    view.message = Row(more_text(all, text_rows) ? say({"글이 더 있다: PgDn", "the text goes on: PgDn"})
                                                 : say({"다 읽었으면 Enter. 돌리기 전에 먼저 맞혀 본다.",
                                                        "Enter when you have read it: predict before you run."}));
    view.command = "golearn show " + entry_.id;
    view.keys = {{"Enter", {"예측", "predict"}}, {"↑↓", {"프로그램", "program"}}};
    view.keys.push_back({"PgDn", {"글", "text"}});
    if (several()) view.keys.push_back({"Tab", {"다음 프로그램", "next program"}});
    view.keys.insert(
        view.keys.end(),
        {{"c", cpp_ ? Text{"Go로", "Go"} : Text{"C++로", "C++"}}, {"o", {"공책", "note"}}, {"Esc", {"지도", "map"}}});
    return view;
  }

  Reply handle(const Key& key) override {
    switch (key.kind) {
      case Key::Kind::enter: return on();
      case Key::Kind::tab: show((at_ + 1) % entry_.programs.size()); return {};
      case Key::Kind::back_tab: show((at_ + entry_.programs.size() - 1) % entry_.programs.size()); return {};
      case Key::Kind::page_down: text_top_ += kPage; return {};
      case Key::Kind::page_up: text_top_ -= std::min(text_top_, kPage); return {};
      case Key::Kind::down: ++top_; return {};
      case Key::Kind::up: top_ -= top_ > 0 ? 1 : 0; return {};
      case Key::Kind::home: top_ = text_top_ = 0; return {};
      case Key::Kind::character:
        if (key.is('c')) {
          cpp_ = !cpp_;
          top_ = cpp_ ? 0 : beginning_of(program()) - 1;
          return {};
        }
        break;
      case Key::Kind::end:
      case Key::Kind::escape:
      case Key::Kind::left:
      case Key::Kind::right:
      case Key::Kind::backspace:
      case Key::Kind::interrupt: break;
    }
    return common(key);
  }

 private:
  [[nodiscard]] bool several() const { return entry_.programs.size() > 1; }
  [[nodiscard]] const lessons::Program& program() const { return entry_.programs[at_]; }

  void show(std::size_t at) {
    at_ = at;
    top_ = beginning_of(program()) - 1;
    cpp_ = false;
  }

  [[nodiscard]] Rows text(int columns) const {
    const lessons::LessonText all = text_of(entry_, session_.language);
    Rows rows = paragraph(all.about, columns, {}, 1);
    rows.emplace_back();
    append(rows, paragraph(all.scenario(program().scenario.name).about, columns, {}, 1));
    if (!all.notes.empty()) rows.emplace_back();
    for (const std::string& note : all.notes) append(rows, paragraph("• " + note, columns, {Tone::faint}, 1));
    return rows;
  }

  static Rows window(const Rows& all, std::size_t first, int height) {
    const auto room = static_cast<std::size_t>(std::max(height, 0));
    const std::size_t top = all.size() > room ? std::min(first, all.size() - room) : 0;
    return {all.begin() + static_cast<std::ptrdiff_t>(top), all.end()};
  }
  [[nodiscard]] bool more_text(const Rows& all, int height) const {
    return text_top_ + static_cast<std::size_t>(std::max(height, 0)) < all.size();
  }

  [[nodiscard]] Rows source(int height) const {
    if (cpp_) return window(cpp_rows(entry_), top_, height);
    const std::size_t lines = line_count(entry_);
    const std::size_t last = lines > static_cast<std::size_t>(height) ? lines - static_cast<std::size_t>(height) : 0;
    return source_rows(entry_, std::min(top_, last) + 1, height, {}, session_.language);
  }

  std::size_t at_ = 0;   // program
  std::size_t top_ = 0;  // of the program, from 0
  std::size_t text_top_ = 0;
  bool cpp_ = false;
};

}  // namespace

std::unique_ptr<Screen> read_screen(Session& session, const lessons::Entry& entry) {
  return std::make_unique<Read>(session, entry);
}

}  // namespace golearn::tui
