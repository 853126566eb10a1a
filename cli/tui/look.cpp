// Look: why each line came when it did, what happened, and what to try.
#include <fmt/format.h>

#include "lessons/practice/practice.hpp"
#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/panes.hpp"
#include "tui/run_choice.hpp"
#include "tui/screens.hpp"
#include "tui/task.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

constexpr std::size_t kMostTries = 3;
constexpr std::size_t kPage = 10;

class Look final : public LessonScreen {
 public:
  Look(Session& session, const lessons::Entry& entry, RunChoice choice)
      : LessonScreen(session, entry, LessonStage::look), choice_(std::move(choice)) {
    if (!choice_.program) choice_ = first_choice(entry);
    task_ = std::make_unique<Task<Recording>>([choice = choice_] { return record(*choice.program, spec_of(choice)); });
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title(entry_.programs.size() > 1 ? choice_.program->scenario.name : "", body.columns)};
    if (recording_) add_panes(body, view.body);
    if (task_) view.message = Row(say({"실행하고 있다 …", "running …"}), {Tone::faint});
    if (failed_) view.message = Row(say({"실행이 끝나지 못하고 죽었다.", "The run died before its end."}), {Tone::bad});
    view.command = command_of(choice_) + " --why";
    view.keys = {{"↑↓", {"줄", "line"}}};
    if (recording_ && !recording_->tries.empty()) {
      view.keys.push_back({fmt::format("1-{}", tries()), {"바꿔 보기", "try it"}});
    }
    view.keys.insert(view.keys.end(), {{"g", {"진짜 Go와 비교", "beside real Go"}},
                                       {"v", {"그림", "picture"}},
                                       {"Enter", {"도전", "challenges"}},
                                       {"Esc", {"지도", "map"}}});
    return view;
  }

  Reply handle(const Key& key) override {
    if (recording_ && move_cursor(key, at_, recording_->lines.size(), kPage)) return {};
    if (key.kind == Key::Kind::enter) return on();
    if (key.is('v'))
      return {.over = command_screen(session_,
                                     command_of(choice_) + (choice_.token.empty() ? " --fast --steps" : " --steps"))};
    if (key.is('g')) return {.over = command_screen(session_, compared())};
    if (key.kind == Key::Kind::character && key.character >= '1' && key.character <= '9') {
      return try_it(static_cast<std::size_t>(key.character - '1'));
    }
    return common(key);
  }

  [[nodiscard]] Descriptors waits_on() const override { return descriptors(task_); }
  Reply arrived() override {
    if (!task_ || !task_->read()) return {};
    recording_ = task_->found();
    failed_ = !recording_;
    task_.reset();
    return {};
  }

 private:
  [[nodiscard]] std::size_t tries() const { return std::min(recording_->tries.size(), kMostTries); }

  [[nodiscard]] std::string compared() const {
    RunChoice choice = choice_;
    choice.token.clear();
    std::string command = command_of(choice);
    return command.replace(command.find("lesson"), 6, "compare");
  }

  // A lesson's run becomes the run screen's; all else is shown as its plain command shows it.
  Reply try_it(std::size_t nth) {
    if (!recording_ || nth >= tries()) return {.taken = false};
    const std::string& command = say(recording_->tries[nth].command);
    if (auto choice = choice_in(command)) {
      const lessons::Entry& entry = *choice->program->entry;
      return {.next = run_screen(session_, entry, std::move(*choice))};
    }
    return {.over = command_screen(session_, command)};
  }

  void add_panes(Size body, Rows& rows) const {
    const int columns = body.columns;
    Rows below{rule(say({"무슨 일이 있었나", "what happened"}), columns)};
    for (const Text& each : recording_->happened) append(below, paragraph(say(each), columns - 1, {}, 1));
    const Rows tried = try_rows(columns);
    const int most = std::max(body.rows * 3 / 5, 6);
    append(below, tried);
    const int below_rows = std::min(static_cast<int>(below.size()), most);
    const int top = body.rows - below_rows - 1;
    rows.push_back(rule(say({"출력 (↑↓로 줄을 고른다)", "output (↑↓ choose a line)"}), columns));
    if (columns >= kStackedBelow) {
      const int left = columns * 52 / 100;
      append(rows, beside(lines(left, top), left, why(columns - left - 3), columns, top));
    } else {
      append(rows, to_height(lines(columns, top / 2), top / 2));
      append(rows, to_height(why(columns - 2), top - top / 2));
    }
    append(rows, to_height(std::move(below), below_rows));
  }

  [[nodiscard]] Rows try_rows(int columns) const {
    if (recording_->tries.empty()) return {};
    Rows rows{rule(say({"바꿔 보기", "try next"}), columns)};
    for (std::size_t i = 0; i < tries(); ++i) {
      Row row(fmt::format(" {}  ", i + 1), {Tone::strong});
      row.add(say(recording_->tries[i].command), {Tone::command});
      rows.push_back(row);
      append(rows, paragraph(say(recording_->tries[i].shows), columns - 1, {Tone::faint}, 4));
    }
    return rows;
  }

  [[nodiscard]] Rows lines(int columns, int height) const {
    Rows rows;
    first_ = scrolled(first_, at_, recording_->lines.size(), height);
    for (std::size_t i = first_; i < recording_->lines.size() && static_cast<int>(rows.size()) < height; ++i) {
      const RecordedLine& line = recording_->lines[i];
      Row row(i == at_ ? "▸" : " ");
      row.add(seconds_of(line.time) + " ", {Tone::faint})
          .add(words::short_form(line.goroutine), {Tone::plain, line.goroutine});
      row.to(15).add(" ").add(line.text, {Tone::plain, line.goroutine}).to(columns);
      rows.push_back(i == at_ ? row.reversed() : row);
    }
    if (recording_->lines.empty()) rows.emplace_back(say({" (출력 없음)", " (nothing printed)"}), Style{Tone::faint});
    return rows;
  }

  [[nodiscard]] Rows why(int columns) const {
    Rows rows;
    if (at_ < recording_->lines.size()) {
      const RecordedLine& line = recording_->lines[at_];
      rows.emplace_back(say({"왜 이 줄이 이때 나왔나", "why this line came now"}), Style{Tone::strong});
      rows.push_back(Row(words::short_form(line.goroutine) + ": " + line.text, {Tone::plain, line.goroutine}));
      const bool known = !line.why.en.empty();
      append(rows,
             paragraph(known ? say(line.why) : say({"앞 줄에 이어서 계속 돌았다.", "It simply went on."}), columns));
      rows.emplace_back();
    }
    if (!recording_->notice.empty()) rows.emplace_back(say({"눈여겨볼 점", "what to notice"}), Style{Tone::strong});
    for (const Text& each : recording_->notice) append(rows, paragraph(say(each), columns));
    return rows;
  }

  RunChoice choice_;
  std::unique_ptr<Task<Recording>> task_;
  std::optional<Recording> recording_;
  bool failed_ = false;
  std::size_t at_ = 0;
  mutable std::size_t first_ = 0;
};

}  // namespace

std::unique_ptr<Screen> look_screen(Session& session, const lessons::Entry& entry, RunChoice choice) {
  return std::make_unique<Look>(session, entry, std::move(choice));
}

}  // namespace golearn::tui
