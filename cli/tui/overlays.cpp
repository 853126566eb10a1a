// Over the other screens: the keys, a note, the progress.
#include <fmt/format.h>

#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/screens.hpp"
#include "words/keys.hpp"
#include "words/progress.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

constexpr int kKeys = 12;

class Help final : public Screen {
 public:
  explicit Help(Session& session) : Screen(session) {}

  [[nodiscard]] View view(Size body) const override {
    View view{.title = Row(say({" 키", " keys"}), {Tone::strong})};
    view.body = {rule("", body.columns)};
    const auto& all = words::key_helps();
    const bool two = body.columns >= kPanesFrom;  // below, they would be cut off
    const std::size_t half = two ? (all.size() + 1) / 2 : all.size();
    for (std::size_t i = 0; i < half; ++i) {
      Row row = row_of(all[i]);
      if (two) row.to(body.columns / 2);
      if (two && i + half < all.size()) row.add(row_of(all[i + half]));
      view.body.push_back(row);
    }
    view.body.emplace_back();
    if (!session_.english_only) append(view.body, paragraph(say(words::about_hangul()), body.columns - 1, {}, 1));
    const auto height = static_cast<std::size_t>(std::max(body.rows, 2));
    const std::size_t most = view.body.size() > height ? view.body.size() - height : 0;
    const std::size_t first = std::min(top_, most);
    view.body.erase(view.body.begin() + 1, view.body.begin() + 1 + static_cast<std::ptrdiff_t>(first));
    if (first < most) view.message = Row(say({"아래에 더 있다: ↓", "there is more below: ↓"}), {Tone::faint});
    view.command = "golearn keys";
    view.keys = {{"↑↓", {"넘기기", "scroll"}}, {"Esc", {"닫기", "close"}}};
    return view;
  }

  Reply handle(const Key& key) override {
    if (move_cursor(key, top_, words::key_helps().size(), 5)) return {};
    const bool closes = key.kind == Key::Kind::escape || key.kind == Key::Kind::enter || key.is('?') || key.is('q');
    return {.taken = closes, .back = closes};
  }

 private:
  [[nodiscard]] Row row_of(const words::KeyHelp& help) const {
    Row row(" ");
    return row.add(help.keys, {Tone::strong}).to(kKeys).add(say(help.does));
  }

  std::size_t top_ = 0;
};

class NoteScreen final : public Screen {
 public:
  NoteScreen(Session& session, const lessons::Entry& entry) : Screen(session), entry_(entry) {}

  [[nodiscard]] View view(Size body) const override {
    View view{.title = Row(" " + entry_.id + " " + say(entry_.title) + say({"  공책", "  notebook"}), {Tone::strong})};
    view.body = {rule("", body.columns)};
    for (const course::Note& note : session_.progress().of(entry_.id).notes) {
      append(view.body, paragraph("• " + note.text, body.columns - 1, {}, 1));
    }
    view.body.emplace_back();
    view.body.push_back(Row(" > ", {Tone::strong}).add(text_).add("▏"));
    view.command = "golearn note " + entry_.id + (text_.empty() ? "" : " " + as_word(text_));
    view.keys = {{"Enter", {"적기", "note it"}}, {"Esc", {"닫기", "close"}}};
    return view;
  }

  Reply handle(const Key& key) override {
    if (key.kind == Key::Kind::escape) return {.back = true};
    if (key.kind == Key::Kind::enter) {
      if (!text_.empty()) session_.learner.add({.kind = course::FactKind::note, .lesson = entry_.id, .text = text_});
      return {.back = true};
    }
    if (key.kind == Key::Kind::backspace) {
      while (!text_.empty() && (static_cast<unsigned char>(text_.back()) & 0xC0) == 0x80) text_.pop_back();
      if (!text_.empty()) text_.pop_back();
      return {};
    }
    if (key.kind != Key::Kind::character) return {.taken = false};
    text_ += utf8(key.character);
    return {};
  }

  [[nodiscard]] bool takes_text() const override { return true; }

 private:
  const lessons::Entry& entry_;
  std::string text_;
};

class ProgressScreen final : public Screen {
 public:
  explicit ProgressScreen(Session& session) : Screen(session) {}

  [[nodiscard]] View view(Size body) const override {
    View view{.title = Row(say({" 진도", " progress"}), {Tone::strong})};
    Rows rows;
    for (const lessons::Chapter& chapter : lessons::chapters()) {
      rows.emplace_back(" " + chapter.number + " " + say(chapter.title), Style{Tone::strong});
      for (const lessons::Entry& entry : lessons::course()) {
        if (chapter_of(entry) == chapter.number) rows.push_back(row_of(entry, body.columns));
      }
    }
    view.body = {rule("", body.columns)};
    const auto height = static_cast<std::size_t>(std::max(body.rows - 1, 1));
    const std::size_t first = rows.size() > height ? std::min(top_, rows.size() - height) : 0;
    append(view.body, {rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end()});
    view.message = Row(lessons_done(session_) + say({" 강의", " lessons"}));
    view.command = "golearn progress";
    view.keys = {{"↑↓", {"넘기기", "scroll"}}, {"Esc", {"닫기", "close"}}};
    return view;
  }

  Reply handle(const Key& key) override {
    if (move_cursor(key, top_, lessons::course().size() + lessons::chapters().size(), 10)) return {};
    const bool closes = key.kind == Key::Kind::escape || key.kind == Key::Kind::enter;
    return {.taken = closes, .back = closes};
  }

 private:
  [[nodiscard]] Row row_of(const lessons::Entry& entry, int columns) const {
    const course::LessonProgress& its = session_.progress().of(entry.id);
    std::size_t right = 0;
    for (const auto& [id, each] : its.questions) right += each.right_first ? 1 : 0;
    std::size_t met = 0;
    for (const auto& [id, each] : its.challenges) met += each.met ? 1 : 0;
    Row row("   " + entry.id);
    row.to(12).add(say(entry.title)).to(std::min(columns / 2, 46)).add(words::cells(entry, its));
    row.to(std::min(columns / 2, 46) + 10);
    if (its.opened())
      row.add(
          say({fmt::format("문제 {} · 도전 {}", right, met), fmt::format("questions {} · challenges {}", right, met)}),
          {Tone::faint});
    return row;
  }

  std::size_t top_ = 0;
};

}  // namespace

std::unique_ptr<Screen> help_screen(Session& session) { return std::make_unique<Help>(session); }
std::unique_ptr<Screen> note_screen(Session& session, const lessons::Entry& entry) {
  return std::make_unique<NoteScreen>(session, entry);
}
std::unique_ptr<Screen> progress_screen(Session& session) { return std::make_unique<ProgressScreen>(session); }

}  // namespace golearn::tui
