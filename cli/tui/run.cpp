// Run: a recorded run is played, scene by scene, back and forth; a knob that is turned shows its result at once.
#include <array>

#include <fmt/format.h>

#include "course/advice.hpp"
#include "lessons/practice/answers.hpp"
#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/panes.hpp"
#include "tui/run_choice.hpp"
#include "tui/screens.hpp"
#include "tui/task.hpp"
#include "words/glyphs.hpp"
#include "words/tasks.hpp"

namespace golearn::tui {
namespace {

using std::chrono::milliseconds;
using words::Tone;

constexpr milliseconds kBeat{260};  // of a scene
constexpr milliseconds kLongestGap{1000};
constexpr std::array kSpeeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};
constexpr std::size_t kUsualSpeed = 2;
constexpr std::size_t kMostThings = 4;
constexpr std::size_t kMostLanes = 4;

class Run final : public LessonScreen {
 public:
  Run(Session& session, const lessons::Entry& entry, RunChoice choice)
      : LessonScreen(session, entry, LessonStage::run), choice_(std::move(choice)) {
    if (!choice_.program) choice_ = first_choice(entry);
    start(true);
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title(entry_.programs.size() > 1 ? choice_.program->scenario.name : "", body.columns)};
    view.body = {knobs_row(body.columns)};
    if (recording_) {
      const words::Names& names = names_now();
      const Scene scene = scene_after(*recording_, at_);
      add_panes({*choice_.program, *recording_, scene, names}, {body.columns, body.rows - 1}, view.body);
      view.message = message();
    } else {
      view.message = Row(failed_ ? say({"실행이 끝까지 가지 못했다.", "The run did not come to its end."})
                                 : say({"실행하고 있다 …", "running …"}));
    }
    view.command = command_of(choice_);
    view.keys = {{"Space", playing_ ? Text{"멈춤", "stop"} : Text{"돌리기", "run"}},
                 {"←→", {"한 장면", "scene"}},
                 {"PgDn", {"다음 줄", "next line"}},
                 {"Tab ↑↓", {"옵션", "options"}},
                 {"Enter", {"살피기", "look closer"}},
                 {"+ -", {"빠르기", "speed"}},
                 {"Home End", {"처음 끝", "first last"}},
                 {"Esc", {"지도", "map"}}};
    if (entry_.programs.size() > 1) view.keys.insert(view.keys.begin() + 5, {"c", {"다음 프로그램", "next program"}});
    return view;
  }

  Reply handle(const Key& key) override {
    switch (key.kind) {
      case Key::Kind::enter:
        session_.learner.went_through(entry_.id, stage_);
        return {.next = look_screen(session_, entry_, choice_)};
      case Key::Kind::tab: return choose_knob(1);
      case Key::Kind::back_tab: return choose_knob(-1);
      case Key::Kind::up: return turn(1);
      case Key::Kind::down: return turn(-1);
      case Key::Kind::left: return go(at_ > 0 ? at_ - 1 : 0);
      case Key::Kind::right: return go(at_ + 1);
      case Key::Kind::page_down: return go(next_line());
      case Key::Kind::page_up: return go(line_before());
      case Key::Kind::home: return go(0);
      case Key::Kind::end: return go(count());
      case Key::Kind::character: return press(key);
      case Key::Kind::escape:
      case Key::Kind::backspace:
      case Key::Kind::interrupt: break;
    }
    return common(key);
  }

  [[nodiscard]] Descriptors waits_on() const override { return descriptors(task_); }
  Reply arrived() override {
    if (!task_ || !task_->read()) return {};
    recording_ = task_->found();
    names_.reset();
    failed_ = !recording_;
    task_.reset();
    at_ = from_start_ ? 0 : count();
    playing_ = from_start_;
    return {};
  }

  [[nodiscard]] std::optional<milliseconds> beat() const override {
    if (!playing_ || !recording_) return std::nullopt;
    const auto& steps = recording_->picture.steps;
    milliseconds gap = kBeat;
    if (at_ > 0 && at_ < steps.size()) {
      const auto time = std::chrono::nanoseconds(steps[at_].time - steps[at_ - 1].time);
      gap = std::clamp(std::chrono::duration_cast<milliseconds>(time), kBeat, kLongestGap);
    }
    return milliseconds(static_cast<long>(static_cast<double>(gap.count()) / kSpeeds[speed_]));
  }
  void tick() override {
    if (at_ < count()) ++at_;
    if (at_ == count()) playing_ = false;
  }

  bool interrupt() override {
    const bool ran = playing_ || task_;
    playing_ = false;
    if (task_) {
      failed_ = true;
      recording_.reset();  // it is of other options than those that are shown
    }
    task_.reset();
    return ran;
  }

 private:
  void start(bool from_start) {
    from_start_ = from_start;
    playing_ = failed_ = false;
    task_ = std::make_unique<Task<Recording>>([choice = choice_] { return record(*choice.program, spec_of(choice)); });
  }

  // They are of all steps, so they are made once.
  [[nodiscard]] const words::Names& names_now() const {
    if (!names_ || names_->language() != session_.language) {
      names_.emplace(names_in(session_.language, *choice_.program, *recording_));
    }
    return *names_;
  }

  [[nodiscard]] std::size_t count() const { return recording_ ? recording_->picture.steps.size() : 0; }

  Reply go(std::size_t at) {
    playing_ = false;
    at_ = std::min(at, count());
    return {};
  }

  // Behind the step that prints it.
  [[nodiscard]] std::size_t next_line() const {
    if (!recording_) return 0;
    for (const RecordedLine& line : recording_->lines) {
      if (line.step + 1 > at_) return line.step + 1;
    }
    return count();
  }
  [[nodiscard]] std::size_t line_before() const {
    std::size_t before = 0;
    if (!recording_) return 0;
    for (const RecordedLine& line : recording_->lines) {
      if (line.step + 1 < at_) before = line.step + 1;
    }
    return before;
  }

  Reply press(const Key& key) {
    if (key.is(' ')) {
      if (at_ == count()) at_ = 0;
      playing_ = !playing_;
    } else if (key.is('+') || key.is('=')) {
      speed_ = std::min(speed_ + 1, kSpeeds.size() - 1);
    } else if (key.is('-')) {
      speed_ -= speed_ > 0 ? 1 : 0;
    } else if (key.is('r')) {
      start(true);
    } else if (key.is('c') && entry_.programs.size() > 1) {
      next_program();
    } else {
      return common(key);
    }
    return {};
  }

  void next_program() {
    const auto at = static_cast<std::size_t>(choice_.program - entry_.programs.data());
    choice_ = {.program = &entry_.programs[(at + 1) % entry_.programs.size()]};
    knob_ = 0;
    source_top_ = 1;
    recording_.reset();
    start(true);
  }

  Reply choose_knob(int by) {
    const auto count = static_cast<int>(turnable(*choice_.program).size());
    knob_ = static_cast<std::size_t>((static_cast<int>(knob_) + by + count) % count);
    return {};
  }

  Reply turn(int by) {
    choice_ = turned(choice_, turnable(*choice_.program)[knob_], by);
    start(false);
    return {};
  }

  [[nodiscard]] Row knobs_row(int columns) const {
    const std::string speed = fmt::format(" {} x{} ", playing_ ? "▶" : "■", kSpeeds[speed_]);
    const std::string scene =
        columns < kPanesFrom ? fmt::format(" {} {}/{} ", say({"장면", "scene"}), at_, count()) : "";
    const std::string end = scene + speed;
    return Row(" ").add(knobs(columns - words::display_width(end) - 2)).at_end(end, columns);
  }

  // Those around the one that is turned, as many as there is room for.
  [[nodiscard]] Row knobs(int columns) const {
    const std::vector<std::string> names = turnable(*choice_.program);
    std::vector<std::string> texts;
    for (const std::string& name : names) {
      const std::string value = value_of(choice_, name);
      texts.push_back(name + " " + (value.empty() ? "-" : value));
    }
    texts[knob_] = "‹" + texts[knob_] + "›";
    std::size_t first = 0;
    const auto width = [&](std::size_t from) {
      int sum = 0;
      for (std::size_t i = from; i <= knob_; ++i) sum += words::display_width(texts[i]) + 2;
      return sum;
    };
    while (first < knob_ && width(first) > columns - 2) ++first;
    Row row(first > 0 ? "… " : "");
    for (std::size_t i = first; i < texts.size(); ++i) {
      row.add(texts[i], {i == knob_ ? Tone::strong : Tone::faint}).add(i + 1 < texts.size() ? "  " : "");
    }
    return row.columns() > columns ? row.to(columns) : row;
  }

  void add_panes(const PaneOf& of, Size room, Rows& rows) const {
    const bool wide = room.columns >= kPanesFrom;
    const auto quarter = static_cast<std::size_t>(std::max(room.rows / 4, 2));
    Rows below{rule(say({"고루틴", "goroutines"}), room.columns)};
    append(below, goroutine_rows(of, room.columns, quarter));
    if (wide) below.push_back(rule(say({"채널과 락", "channels and locks"}), room.columns));
    append(below, thing_rows(of, room.columns, std::min(kMostThings, quarter)));
    if (wide) {
      below.push_back(rule(say({"누가 언제 돌았나", "who ran when"}), room.columns));
      append(below, lane_rows(of, room.columns, kMostLanes));
      below.push_back(scrubber(at_, count(), room.columns));
      add_notice(room, below);
    }
    const int top = std::max(room.rows - static_cast<int>(below.size()), 4);
    append(rows, upper(of, {room.columns, top}, wide));
    append(rows, std::move(below));
  }

  // What to notice, where half of the height is left for the source and the output.
  void add_notice(Size room, Rows& below) const {
    if (at_ < count() || room.columns >= kColumnsFrom) return;
    Rows notice{rule(say({"눈여겨볼 점", "what to notice"}), room.columns)};
    for (const Text& each : recording_->notice) append(notice, paragraph("• " + say(each), room.columns - 1, {}, 1));
    const int left = room.rows / 2 - static_cast<int>(below.size());
    if (left >= 3) append(below, to_height(std::move(notice), std::min(left, static_cast<int>(notice.size()))));
  }

  [[nodiscard]] Rows upper(const PaneOf& of, Size room, bool wide) const {
    const SourceMarks marks = marks_of(of);
    if (room.columns < kStackedBelow) {
      const int half = room.rows / 2;
      Rows rows = to_height(source(of, marks, half), half);
      rows.push_back(rule(say({"출력", "output"}), room.columns));
      append(rows, output(of, room.columns, room.rows - half - 1, false));
      return to_height(std::move(rows), room.rows);
    }
    if (room.columns >= kColumnsFrom) {
      const int third = room.columns / 3;
      const Rows middle = beside(output(of, third - 2, room.rows, false), third - 2, texts(third - 4),
                                 room.columns - third - 3, room.rows);
      return beside(source(of, marks, room.rows), third, middle, room.columns, room.rows);
    }
    const int left = room.columns * (wide ? 45 : 51) / 100;
    return beside(source(of, marks, room.rows), left, output(of, room.columns - left - 2, room.rows, wide),
                  room.columns, room.rows);
  }

  // The text, beside the run.
  [[nodiscard]] Rows texts(int columns) const {
    Rows rows{Row(say({"눈여겨볼 점", "what to notice"}), {Tone::strong})};
    for (const Text& each : recording_->notice) {
      append(rows, paragraph(say(each), columns));
      rows.emplace_back();
    }
    return rows;
  }

  // It scrolls only when the line that is looked at leaves the window.
  [[nodiscard]] Rows source(const PaneOf& of, const SourceMarks& marks, int height) const {
    const std::size_t begin = beginning_of(of.program);
    if (source_top_ <= 1) source_top_ = begin;
    const std::size_t lines = line_count(entry_);
    if (marks.current > 0) source_top_ = scrolled(source_top_ - 1, marks.current - 1, lines, height) + 1;
    return source_rows(entry_, source_top_, height, marks, session_.language);
  }

  // What was printed, and below it what was predicted.
  [[nodiscard]] Rows output(const PaneOf& of, int columns, int height, bool whys) const {
    const Rows said = predictions(columns);
    const int room = height - static_cast<int>(said.size());
    Rows rows = output_rows(of, columns, room, whys);
    if (said.empty()) return rows;
    rows = to_height(std::move(rows), room);
    return append(rows, said);
  }

  [[nodiscard]] Rows predictions(int columns) const {
    Rows rows;
    if (!recording_ || at_ < count()) return rows;
    const auto& answered = session_.progress().of(entry_.id).questions;
    for (const lessons::Question& question : practice_of(entry_).questions) {
      const auto at = answered.find(question.id);
      if (at == answered.end() || !is_about(question, choice_)) continue;
      const std::string& variant = at->second.variant;
      const bool other = !question.vary.empty() && variant != question.vary + "=" + value_of(choice_, question.vary);
      if (other) continue;
      const bool right = at->second.right;
      const std::string given = at->second.last.empty()
                                    ? say({"모르겠다", "not known"})
                                    : words::answer_in_words(session_.language, question.ask, at->second.last);
      Row row(say({"예측 ", "predicted "}) + question.id +
              (at->second.variant.empty() ? "" : " (" + at->second.variant + ")") + ": ");
      row.add(given, {Tone::strong})
          .add(right ? say({"  ✓ 맞았다", "  ✓ right"}) : say({"  ✗ 틀렸다", "  ✗ wrong"}),
               {right ? Tone::good : Tone::bad});
      rows.push_back(row.to(columns));
    }
    return rows;
  }

  [[nodiscard]] Row message() const {
    if (at_ == 0) return Row(say({"처음이다. Space로 돌린다.", "The beginning. Space runs it."}), {Tone::faint});
    Row row(say(recording_->sentences[at_ - 1]));
    if (at_ == count() && !recording_->verdict.empty()) {
      row = Row(say(recording_->verdict.front().text), {recording_->verdict.front().tone});
    }
    return row;
  }

  RunChoice choice_;
  std::size_t knob_ = 0;
  std::unique_ptr<Task<Recording>> task_;
  std::optional<Recording> recording_;
  mutable std::optional<words::Names> names_;
  bool from_start_ = true;
  bool failed_ = false;
  std::size_t at_ = 0;  // scenes that have been shown
  bool playing_ = false;
  std::size_t speed_ = kUsualSpeed;
  mutable std::size_t source_top_ = 1;
};

}  // namespace

std::unique_ptr<Screen> run_screen(Session& session, const lessons::Entry& entry, RunChoice choice) {
  return std::make_unique<Run>(session, entry, std::move(choice));
}

}  // namespace golearn::tui
