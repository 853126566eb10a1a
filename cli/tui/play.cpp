// Try, as the scheduler: the learner decides who makes each step.
#include <deque>
#include <map>

#include <fmt/format.h>

#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/play_scene.hpp"
#include "tui/screens.hpp"
#include "tui/source.hpp"
#include "tui/task.hpp"
#include "words/tasks.hpp"

namespace golearn::tui {
namespace {

using lessons::Challenge;
using words::Tone;
using Choices = std::vector<std::uint32_t>;

constexpr int kMostPrinted = 6;

// Where somebody interfered.
std::size_t interferences(const Choices& choices) {
  return static_cast<std::size_t>(std::ranges::count_if(choices, [](std::uint32_t each) { return each != 0; }));
}

class Play final : public LessonScreen {
 public:
  Play(Session& session, const lessons::Entry& entry, std::size_t nth)
      : LessonScreen(session, entry, LessonStage::attempt), nth_(nth), program_(program_of(entry, challenge().setup)) {
    scene_task_ = scene_after({});
    ways_task_ =
        std::make_unique<Task<PlayWays>>([&entry, &challenge = challenge()] { return play_ways(entry, challenge); });
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title(entry_.programs.size() > 1 ? challenge().setup.program : "", body.columns)};
    Rows& rows = view.body;
    rows = {rule(fmt::format("{} {}/{}", say({"도전", "challenge"}), nth_ + 1, practice_of(entry_).challenges.size()),
                 body.columns)};
    append(rows, paragraph(text(challenge().text), body.columns - 1, {Tone::strong}, 1));
    rows.push_back(score(body.columns));
    if (impossible_) add_impossible(body.columns, rows);
    if (scene_) scene_->ended ? add_end(body.columns, rows) : add_game(body, rows);
    view.message = message();
    view.command = scene_ && scene_->ended ? "golearn replay " + scene_->token
                                           : "golearn challenge " + entry_.id + "/" + challenge().id;
    view.keys = keys();
    return view;
  }

  Reply handle(const Key& key) override {
    if (key.kind == Key::Kind::escape) return {.next = try_screen(session_, entry_)};
    if (key.is('u')) return undo();
    if (key.is('U')) return restart();
    if (key.kind == Key::Kind::enter && (met_ || impossible_)) return next();
    const bool number = key.kind == Key::Kind::character && key.character >= '0' && key.character <= '9';
    if (!scene_ || scene_task_) return number ? type_ahead(key.character - '0') : common(key);
    if (scene_->ended) return common(key);
    if (move_cursor(key, at_, scene_->rows.size(), 5)) return {};
    if (number) return press(key.character - '0');
    if (key.kind == Key::Kind::enter || key.is(' ')) return press(scene_->rows[at_].number);
    if (key.is('r')) return choose(play_on(program_, challenge(), choices_));
    if (key.is('h')) return hint();
    if (key.is('i')) return say_impossible();
    return common(key);
  }

  [[nodiscard]] Descriptors waits_on() const override { return descriptors(scene_task_, ways_task_, hint_task_); }
  Reply arrived() override {
    if (scene_task_ && scene_task_->read()) take_scene();
    if (ways_task_ && ways_task_->read()) {
      ways_ = ways_task_->found();
      ways_failed_ = !ways_;
      ways_task_.reset();
    }
    if (hint_task_ && hint_task_->read()) {
      next_ = hint_task_->found().value_or(PlayHint{});
      hint_task_.reset();
    }
    return {};
  }

 private:
  [[nodiscard]] const Challenge& challenge() const { return practice_of(entry_).challenges[nth_]; }
  [[nodiscard]] std::string text(const Text& text) const {
    return words::task_text(session_.language, text, lessons::search_of(program_, challenge().setup));
  }

  [[nodiscard]] std::unique_ptr<Task<PlayScene>> scene_after(const Choices& choices) const {
    return std::make_unique<Task<PlayScene>>(
        [&program = program_, &challenge = challenge(), choices] { return play_scene(program, challenge, choices); });
  }

  void take_scene() {
    if (auto found = scene_task_->found()) {
      scene_ = std::move(found);
      for (const PlayRow& row : scene_->rows) {
        if (scene_->goroutines) known_[row.number] = row.name;
      }
      at_ = place_of(scene_->usual);
    } else {
      died_ = true;
    }
    scene_task_.reset();
    if (scene_ && scene_->ended && scene_->reached) meet(scene_->token);
    if (typed_.empty()) return;
    const std::uint64_t number = typed_.front();
    typed_.pop_front();
    if (died_ || scene_->ended || !press(number).taken) typed_.clear();
  }

  // Whoever types faster than the turns are made gets them all the same.
  Reply type_ahead(std::uint64_t number) {
    typed_.push_back(number);
    return {};
  }

  [[nodiscard]] std::size_t place_of(std::uint64_t number) const {
    const auto at = std::ranges::find(scene_->rows, number, &PlayRow::number);
    return at == scene_->rows.end() ? 0 : static_cast<std::size_t>(at - scene_->rows.begin());
  }

  void meet(const std::string& how) {
    met_ = true;
    session_.learner.add({.kind = course::FactKind::challenge,
                          .lesson = entry_.id,
                          .id = challenge().id,
                          .right = true,
                          .hints = static_cast<int>(hints_),
                          .how = how});
    session_.learner.went_through(entry_.id, LessonStage::attempt);
  }

  Reply press(std::uint64_t number) {
    const auto at = std::ranges::find(scene_->rows, number, &PlayRow::number);
    if (at == scene_->rows.end() || !at->can_go) return {.taken = false};
    Choices choices = choices_;
    choices.push_back(at->move);
    return choose(std::move(choices));
  }

  Reply choose(Choices choices) {
    marks_.push_back(choices_.size());
    choices_ = std::move(choices);
    forget_hint();
    wrong_ = false;
    scene_task_ = scene_after(choices_);
    return {};
  }

  // It was about where the game stood.
  void forget_hint() {
    next_.reset();
    hint_task_.reset();
  }

  Reply undo() {
    if (marks_.empty()) return {};
    choices_.resize(marks_.back());
    marks_.pop_back();
    ++undone_;
    met_ = impossible_ = wrong_ = died_ = false;
    forget_hint();
    typed_.clear();
    scene_task_ = scene_after(choices_);
    return {};
  }

  Reply restart() {
    if (choices_.empty()) return {};
    marks_.clear();
    marks_.push_back(0);
    return undo();
  }

  Reply hint() {
    if (hints_++ == 0 || !ways_ || !ways_->possible) return {};
    hint_task_ =
        std::make_unique<Task<PlayHint>>([&program = program_, &challenge = challenge(), ways = *ways_,
                                          choices = choices_] { return play_hint(program, challenge, ways, choices); });
    return {};
  }

  Reply say_impossible() {
    if (!ways_) return {};
    if (ways_->possible) {
      wrong_ = true;
      return {};
    }
    impossible_ = true;
    meet("");
    return {};
  }

  Reply next() {
    const auto& all = practice_of(entry_).challenges;
    if (nth_ + 1 == all.size()) return on();
    return {.next = all[nth_ + 1].play ? play_screen(session_, entry_, nth_ + 1)
                                       : knobs_screen(session_, entry_, nth_ + 1)};
  }

  [[nodiscard]] Row score(int columns) const {
    std::string best;
    if (ways_ && ways_->possible) {
      const std::size_t count = interferences(ways_->best);
      best = say({fmt::format(" (최선 {})", count), fmt::format(" (best {})", count)});
    }
    const std::size_t count = interferences(choices_);
    Row row(say({" 번호를 누르면 그 고루틴이 한 단계 간다.", " A number: that goroutine makes a step."}),
            {Tone::faint});
    return row.at_end(say({fmt::format("고른 것 {} · 끼어들기 {}", choices_.size(), count),
                           fmt::format("choices {} · interferences {}", choices_.size(), count)}) +
                          best + " ",
                      columns);
  }

  void add_game(Size body, Rows& rows) const {
    rows.emplace_back();
    append(rows, goroutine_rows(body.columns));
    if (!scene_->things.empty()) {
      rows.push_back(rule(say({"함께 쓰는 것", "what they share"}), body.columns));
      for (const Text& each : scene_->things) rows.emplace_back(" " + say(each));
    }
    Rows below = output_rows(body.columns);
    append(below, hint_rows(body.columns));
    const int room = body.rows - static_cast<int>(rows.size()) - static_cast<int>(below.size()) - 1;
    if (room >= 3) {
      rows.push_back(rule(say({"프로그램", "program"}), body.columns));
      append(rows, to_height(source(room), room));
    }
    append(rows, std::move(below));
  }

  // One row a goroutine for the whole game.
  [[nodiscard]] Rows goroutine_rows(int columns) const {
    Rows rows{Row(say({"  키   누구              다음                          상태          줄",
                       "  key  who               next                          state         line"}),
                  {Tone::faint})};
    std::map<std::uint64_t, const PlayRow*> all;
    if (scene_->goroutines) {
      for (const auto& [number, name] : known_) all[number] = nullptr;
    }
    for (const PlayRow& row : scene_->rows) all[row.number] = &row;
    for (const auto& [number, row] : all) rows.push_back(row ? row_of(*row, columns) : ended_row(number, columns));
    return rows;
  }

  [[nodiscard]] Row row_of(const PlayRow& it, int columns) const {
    const bool here = scene_->rows[at_].number == it.number;
    const Style style{it.can_go ? Tone::plain : Tone::faint, it.can_go && scene_->goroutines ? it.number : 0};
    Row row(here ? "▸ " : "  ");
    row.add(fmt::format("{:>2}", it.number), {it.can_go ? Tone::strong : Tone::faint}).to(5);
    row.add(it.number == scene_->usual ? "> " : "  ").add(say(it.name), style).to(25);
    row.add(say(it.next), style).to(55).add(say(it.state), style).to(69).add(say(it.place), {Tone::faint});
    row.to(columns);
    return here ? row.reversed() : row;
  }

  [[nodiscard]] Row ended_row(std::uint64_t number, int columns) const {
    Row row(fmt::format("  {:>2}", number), {Tone::faint});
    row.to(7).add(say(known_.at(number)), {Tone::faint}).to(25).add(say({"✓ 종료", "✓ ended"}), {Tone::faint});
    return row.to(columns);
  }

  [[nodiscard]] Rows output_rows(int columns) const {
    Rows rows{rule(say({"출력", "output"}), columns)};
    const auto& printed = scene_->printed;
    const std::size_t from = printed.size() > kMostPrinted ? printed.size() - kMostPrinted : 0;
    for (std::size_t i = from; i < printed.size(); ++i) rows.emplace_back(" " + printed[i]);
    if (printed.empty()) rows.emplace_back(say({" (아직 없음)", " (nothing yet)"}), Style{Tone::faint});
    return rows;
  }

  [[nodiscard]] Rows hint_rows(int columns) const {
    if (hints_ == 0) return {};
    Rows rows{rule(say({"힌트", "hint"}), columns)};
    append(rows, paragraph(text(challenge().hint), columns - 1, {}, 1));
    if (next_ && next_->found) {
      rows.emplace_back(
          say({fmt::format(" 다음 키: {}", next_->number), fmt::format(" the next key: {}", next_->number)}));
    } else if (next_) {
      rows.emplace_back(
          say({" 여기서는 목표에 닿지 못한다. u로 되돌린다.", " From here the goal cannot be reached: undo with u."}));
    }
    return rows;
  }

  [[nodiscard]] Rows source(int height) const {
    SourceMarks marks;
    for (std::size_t i = 0; i < scene_->rows.size(); ++i) {
      const std::size_t line = scene_->lines[i];
      if (line == 0 || !scene_->goroutines) continue;
      std::string& names = marks.names[line];
      names += (names.empty() ? "g" : ",") + std::to_string(scene_->rows[i].number);
      if (i == at_) marks.current = line;
    }
    const auto rows = static_cast<std::size_t>(height);
    const std::size_t first = marks.current > rows / 2 ? marks.current - rows / 2 : 1;
    return source_rows(entry_, first, height, marks, session_.language);
  }

  void add_end(int columns, Rows& rows) const {
    rows.emplace_back();
    rows.emplace_back(say(scene_->reached ? Text{" ✓ 해냈다.", " ✓ Done."}
                                          : Text{" ✗ 목표에는 닿지 못했다.", " ✗ The goal was not reached."}),
                      Style{scene_->reached ? Tone::good : Tone::bad});
    if (undone_ > 0) {
      rows.emplace_back(say({fmt::format(" 되돌린 횟수 {}", undone_), fmt::format(" undone {} times", undone_)}),
                        Style{Tone::faint});
    }
    if (scene_->reached) append(rows, paragraph(text(challenge().because), columns - 1, {}, 1));
    append(rows, output_rows(columns));
    rows.push_back(rule(say({"무슨 일이 있었나", "what happened"}), columns));
    for (const Text& each : scene_->happened) append(rows, paragraph(say(each), columns - 1, {}, 1));
    if (ways_) rows.push_back(searched());
  }

  void add_impossible(int columns, Rows& rows) const {
    rows.emplace_back(say({" ✓ 맞았다. 할 수 없다.", " ✓ Right: it cannot be done."}), Style{Tone::good});
    append(rows, paragraph(text(challenge().because), columns - 1, {}, 1));
    rows.push_back(searched());
  }

  [[nodiscard]] Row searched() const {
    return Row(say({fmt::format(" (스케줄 {}개를 빠짐없이 탐색했다.)", ways_->schedules),
                    fmt::format(" (All {} schedules were searched.)", ways_->schedules)}),
               {Tone::faint});
  }

  [[nodiscard]] Row message() const {
    if (died_)
      return Row(say({"프로그램이 끝나지 못하고 죽었다. u로 되돌린다.", "The program died: go back with u."}),
                 {Tone::bad});
    if (wrong_)
      return Row(say({"✗ 할 수 있다: 목표에 닿는 스케줄이 있다.",
                      "✗ It can be done: there is a schedule that reaches the goal."}),
                 {Tone::bad});
    if (ways_failed_)
      return Row(say({"스케줄을 다 탐색하지 못했다: 다음 키를 알려 줄 수 없다.",
                      "Not every schedule could be searched: no next key can be named."}),
                 {Tone::notable});
    if (!ways_) return Row(say({"모든 스케줄을 탐색하고 있다 …", "searching every schedule …"}), {Tone::faint});
    return {};
  }

  [[nodiscard]] std::vector<KeyHint> keys() const {
    if (met_ || impossible_) {
      return {{"Enter", {"다음", "next"}},
              {"u", {"되돌리기", "undo"}},
              {"U", {"처음으로", "restart"}},
              {"Esc", {"도전 목록", "challenges"}}};
    }
    if (scene_ && scene_->ended) {
      return {{"u", {"되돌리기", "undo"}}, {"U", {"처음으로", "restart"}}, {"Esc", {"도전 목록", "challenges"}}};
    }
    return {{"0-9", {"한 단계", "a step"}},      {"↑↓ Enter", {"고르기", "choose"}}, {"u", {"되돌리기", "undo"}},
            {"U", {"처음으로", "restart"}},      {"r", {"끝까지", "run on"}},        {"h", {"힌트", "hint"}},
            {"i", {"할 수 없다", "impossible"}}, {"Esc", {"목록", "list"}}};
  }

  std::size_t nth_;
  const lessons::Program& program_;
  Choices choices_;
  std::vector<std::size_t> marks_;  // how many choices there were before each key
  std::unique_ptr<Task<PlayScene>> scene_task_;
  std::unique_ptr<Task<PlayWays>> ways_task_;
  std::unique_ptr<Task<PlayHint>> hint_task_;
  std::optional<PlayScene> scene_;
  std::optional<PlayWays> ways_;
  std::optional<PlayHint> next_;
  std::deque<std::uint64_t> typed_;      // before the turn that they are for was made
  std::map<std::uint64_t, Text> known_;  // goroutines that there have been
  std::size_t at_ = 0;                   // the cursor's row
  std::size_t hints_ = 0;
  std::size_t undone_ = 0;
  bool met_ = false;
  bool impossible_ = false;
  bool wrong_ = false;
  bool died_ = false;
  bool ways_failed_ = false;
};

}  // namespace

std::unique_ptr<Screen> play_screen(Session& session, const lessons::Entry& entry, std::size_t challenge) {
  return std::make_unique<Play>(session, entry, challenge);
}

}  // namespace golearn::tui
