// Search: the lessons that tell of something.
#include <fmt/format.h>

#include "course/advice.hpp"
#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/screens.hpp"
#include "words/found_lessons.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

class Search final : public Screen {
 public:
  explicit Search(Session& session) : Screen(session) {}

  [[nodiscard]] View view(Size body) const override {
    View view;
    view.title = Row(" " + say({"찾기: ", "search: "}), {Tone::strong}).add(word_).add("▏");
    view.title.at_end(fmt::format("{} {} ", say({"강의", "lessons"}), found_.lessons.size()), body.columns);
    view.body = {rule("", body.columns)};
    const int height = body.rows - 3;
    first_ = scrolled(first_, at_, found_.lessons.size(), height);
    for (std::size_t i = first_; i < found_.lessons.size() && static_cast<int>(view.body.size()) <= height; ++i) {
      view.body.push_back(row_of(i, body.columns));
    }
    if (const std::string other = words::other_name(session_.language, word_, found_); !other.empty()) {
      view.body.emplace_back();
      view.body.emplace_back(" " + other, Style{Tone::faint});
    }
    view.command = "golearn list --search " + (word_.empty() ? say({"낱말", "WORD"}) : as_word(word_));
    view.keys = {{say({"글자", "letters"}), {"찾기", "search"}},
                 {"↑↓", {"고르기", "choose"}},
                 {"Enter", {"가기", "go"}},
                 {"Esc", {"닫기", "close"}}};
    return view;
  }

  Reply handle(const Key& key) override {
    if (key.kind == Key::Kind::escape) return {.back = true};
    if (move_cursor(key, at_, found_.lessons.size(), 10)) return {};
    if (key.kind == Key::Kind::enter) {
      if (found_.lessons.empty()) return {};
      const lessons::Entry& entry = *found_.lessons[at_].entry;
      return {.next = map_screen(session_, &entry)};
    }
    if (key.kind == Key::Kind::backspace) {
      while (!word_.empty() && (static_cast<unsigned char>(word_.back()) & 0xC0) == 0x80) word_.pop_back();
      if (!word_.empty()) word_.pop_back();
    } else if (key.kind == Key::Kind::character) {
      word_ += utf8(key.character);
    } else {
      return {.taken = false};
    }
    at_ = 0;
    found_ = word_.empty() ? words::FoundLessons{} : words::find_lessons(session_.language, word_);
    return {};
  }

  [[nodiscard]] bool takes_text() const override { return true; }

 private:
  [[nodiscard]] Row row_of(std::size_t i, int columns) const {
    const words::FoundLesson& found = found_.lessons[i];
    Row row(i == at_ ? " ▸ " : "   ");
    row.add(found.entry->id)
        .to(10)
        .add(" " + say(found.entry->title))
        .to(std::min(columns / 2, 40))
        .add(" " + found.excerpt, {Tone::faint});
    row.to(columns);
    return i == at_ ? row.reversed() : row;
  }

  std::string word_;
  words::FoundLessons found_;
  std::size_t at_ = 0;
  mutable std::size_t first_ = 0;
};

}  // namespace

std::unique_ptr<Screen> search_screen(Session& session) { return std::make_unique<Search>(session); }

}  // namespace golearn::tui
