// Try, by knobs: the learner turns them, and a run, or a search of every schedule, judges.
#include <fmt/format.h>

#include "lessons/practice/answers.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/run_choice.hpp"
#include "tui/screens.hpp"
#include "tui/task.hpp"
#include "words/tasks.hpp"

namespace golearn::tui {

/// What a child found about one setting of the knobs.
struct Judgement {
  bool met = false;
  std::uint64_t schedules = 0;
  std::uint64_t passing = 0;
  std::string token = {};
  std::vector<std::string> lines = {};
  Ending ending = Ending::returned;
  std::string better = {};
};
template <>
struct Fields<Judgement> {
  static auto of(Judgement& it) {
    return std::tie(it.met, it.schedules, it.passing, it.token, it.lines, it.ending, it.better);
  }
};

namespace {

using lessons::Challenge;
using words::Tone;

constexpr std::size_t kMostLines = 8;

Judgement judged(const lessons::Entry& entry, const Challenge& challenge, const lessons::Setup& turned) {
  const lessons::Attempt attempt = lessons::attempt(entry, challenge, turned);
  return {.met = attempt.reached,
          .schedules = attempt.schedules,
          .passing = attempt.passing,
          .token = attempt.shown_by ? to_string(*attempt.shown_by) : "",
          .lines = attempt.came.lines,
          .ending = attempt.came.ending,
          .better = attempt.better};
}

class Knobs final : public LessonScreen {
 public:
  Knobs(Session& session, const lessons::Entry& entry, std::size_t nth)
      : LessonScreen(session, entry, LessonStage::attempt), nth_(nth) {
    choice_ = {.program = &program_of(entry, challenge().setup), .knobs = challenge().setup.knobs};
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title(entry_.programs.size() > 1 ? challenge().setup.program : "", body.columns)};
    view.body = {
        rule(fmt::format("{} {}/{}", say({"도전", "challenge"}), nth_ + 1, practice_of(entry_).challenges.size()),
             body.columns)};
    append(view.body, paragraph(text(challenge().text), body.columns - 1, {Tone::strong}, 1));
    view.body.emplace_back();
    append(view.body, knob_rows());
    view.body.emplace_back();
    append(view.body, verdict(body.columns));
    if (hints_ > 0) {
      view.body.emplace_back();
      view.body.push_back(rule(say({"힌트", "hint"}), body.columns));
      for (std::size_t i = 0; i < hints_; ++i) append(view.body, paragraph(all_hints()[i], body.columns - 1, {}, 1));
    }
    if (task_) view.message = Row(say({"판정하고 있다 …", "judging …"}), {Tone::faint});
    view.command = command();
    view.keys = {{"Tab", {"다음 옵션", "next option"}}, {"↑↓", {"값", "value"}}};
    if (is_number()) view.keys.push_back({"←→", {"하나씩", "by one"}});
    view.keys.push_back({"Enter", met_ ? Text{"다음", "next"} : Text{"판정", "judge"}});
    view.keys.insert(
        view.keys.end(),
        {{"h", {"힌트", "hint"}}, {"v", {"돌려 보기", "see it run"}}, {"Esc", {"도전 목록", "challenges"}}});
    return view;
  }

  Reply handle(const Key& key) override {
    switch (key.kind) {
      case Key::Kind::tab: at_ = (at_ + 1) % challenge().means.size(); return {};
      case Key::Kind::back_tab: at_ = (at_ + challenge().means.size() - 1) % challenge().means.size(); return {};
      case Key::Kind::up: return turn(1, false);
      case Key::Kind::down: return turn(-1, false);
      case Key::Kind::right: return turn(1, true);
      case Key::Kind::left: return turn(-1, true);
      case Key::Kind::enter:
        if (met_) return next();
        judge();
        return {};
      case Key::Kind::escape: return {.next = try_screen(session_, entry_)};
      case Key::Kind::character:
        if (key.is('h')) {
          hints_ = std::min(hints_ + 1, all_hints().size());
          return {};
        }
        if (key.is('v')) return {.next = run_screen(session_, entry_, choice_)};
        break;
      case Key::Kind::page_up:
      case Key::Kind::page_down:
      case Key::Kind::home:
      case Key::Kind::end:
      case Key::Kind::backspace:
      case Key::Kind::interrupt: break;
    }
    return common(key);
  }

  [[nodiscard]] Descriptors waits_on() const override { return descriptors(task_); }
  Reply arrived() override {
    if (!task_ || !task_->read()) return {};
    found_ = task_->found();
    died_ = !found_;
    gave_up_ = !task_->complaint().empty();
    task_.reset();
    if (found_) keep();
    return {};
  }
  bool interrupt() override {
    const bool ran = task_ != nullptr;
    task_.reset();
    return ran;
  }

 private:
  void keep() {
    met_ = found_->met;
    session_.learner.add({.kind = course::FactKind::challenge,
                          .lesson = entry_.id,
                          .id = challenge().id,
                          .right = met_,
                          .hints = static_cast<int>(hints_),
                          .how = turned_text()});
    if (met_) session_.learner.went_through(entry_.id, LessonStage::attempt);
  }

  [[nodiscard]] const Challenge& challenge() const { return practice_of(entry_).challenges[nth_]; }

  [[nodiscard]] std::string text(const Text& text) const {
    return words::task_text(session_.language, text, lessons::search_of(*choice_.program, challenge().setup));
  }
  [[nodiscard]] std::vector<std::string> all_hints() const {
    return words::hints(session_.language, challenge(), lessons::search_of(*choice_.program, challenge().setup));
  }

  // What was turned, beside what the challenge begins with.
  [[nodiscard]] lessons::Setup turned() const {
    lessons::Setup turned{.program = challenge().setup.program, .knobs = choice_.knobs, .procs = choice_.procs};
    for (const auto& [name, value] : challenge().setup.knobs) {
      const auto at = turned.knobs.find(name);
      if (at != turned.knobs.end() && at->second == value) turned.knobs.erase(at);
    }
    return turned;
  }

  [[nodiscard]] std::string turned_text() const {
    std::string text;
    const lessons::Setup knobs = turned();
    for (const auto& [name, value] : knobs.knobs) text += " --" + name + (value == "true" ? "" : " " + value);
    if (knobs.procs) text += fmt::format(" --procs {}", knobs.procs);
    return text;
  }

  [[nodiscard]] std::string command() const {
    return "golearn challenge " + entry_.id + "/" + challenge().id + turned_text();
  }

  [[nodiscard]] bool is_number() const {
    const study::Knob* knob = study::find_knob(choice_.program->runnable.knobs, challenge().means[at_]);
    return knob && knob->kind == study::Knob::Kind::integer;
  }

  Reply turn(int by, bool by_one) {
    choice_ = tui::turned(choice_, challenge().means[at_], by, by_one);
    task_.reset();  // what it finds is about another setting
    found_.reset();
    died_ = met_ = false;
    return {};
  }

  void judge() {
    died_ = false;
    task_ = std::make_unique<Task<Judgement>>(
        [&entry = entry_, &challenge = challenge(), knobs = turned()] { return judged(entry, challenge, knobs); });
  }

  Reply next() {
    const std::size_t count = practice_of(entry_).challenges.size();
    if (nth_ + 1 == count) return on();
    return {.next = practice_of(entry_).challenges[nth_ + 1].play ? play_screen(session_, entry_, nth_ + 1)
                                                                  : knobs_screen(session_, entry_, nth_ + 1)};
  }

  [[nodiscard]] Rows knob_rows() const {
    Rows rows;
    for (std::size_t i = 0; i < challenge().means.size(); ++i) {
      const std::string& name = challenge().means[i];
      const std::string value = value_of(choice_, name);
      const study::Knob* knob = study::find_knob(choice_.program->runnable.knobs, name);
      Row row(i == at_ ? " ▸ " : "   ");
      row.add(name, {Tone::strong}).to(20).add(fmt::format("‹{}›", value.empty() ? "-" : value)).to(38);
      if (knob) row.add(say(knob->help), {Tone::faint});
      rows.push_back(row);
    }
    return rows;
  }

  [[nodiscard]] Rows verdict(int columns) const {
    Rows rows{rule(say({"판정", "verdict"}), columns)};
    if (died_) return append(rows, paragraph(say(why_not_judged()), columns - 1, {Tone::bad}, 1));
    if (!found_) return append(rows, paragraph(say(how_judged()), columns - 1, {Tone::faint}, 1));
    rows.emplace_back(say(found_->met ? Text{" ✓ 해냈다.", " ✓ Done."} : Text{" ✗ 아직이다.", " ✗ Not yet."}),
                      Style{found_->met ? Tone::good : Tone::bad});
    if (found_->met) append(rows, paragraph(text(challenge().because), columns - 1, {}, 1));
    const Text less = words::could_be_less(challenge(), found_->better);
    append(rows, paragraph(say(less), columns - 1, {Tone::notable}, 1));
    return append(rows, judged_rows(columns));  // last: of what it printed there may be no room for all
  }

  [[nodiscard]] Text how_judged() const {
    if (!challenge().always) return {"Enter를 누르면 돌려서 판정한다.", "Enter runs it, and judges."};
    return {"한 번 맞게 나온 것은 증거가 아니다. 모든 스케줄을 탐색해 판정한다. Enter",
            "One right answer proves nothing: every schedule is searched. Enter"};
  }

  [[nodiscard]] Text why_not_judged() const {
    if (!gave_up_) return {"끝나지 못하고 죽어서 판정하지 못했다.", "It died before its end: it is not judged."};
    return {"스케줄을 다 탐색하지 못해서 판정하지 못했다.", "Not every schedule could be searched: it is not judged."};
  }

  [[nodiscard]] Rows judged_rows(int columns) const {
    Rows rows;
    if (found_->schedules > 0) {
      append(rows,
             paragraph(
                 say({fmt::format("스케줄 {}개를 빠짐없이 탐색했다. 그런 것은 {}개다.", found_->schedules,
                                  found_->passing),
                      fmt::format("All {} schedules were searched; {} are so.", found_->schedules, found_->passing)}),
                 columns - 1, {}, 1));
      if (!found_->token.empty()) rows.emplace_back(" golearn replay " + found_->token, Style{Tone::command});
      return rows;
    }
    for (std::size_t i = 0; i < std::min(found_->lines.size(), kMostLines); ++i)
      rows.emplace_back("   " + found_->lines[i]);
    if (found_->lines.size() > kMostLines) rows.emplace_back("   …");
    rows.emplace_back("   " + say(words::ending_in_words(found_->ending)), Style{Tone::faint});
    return rows;
  }

  std::size_t nth_;
  RunChoice choice_;
  std::size_t at_ = 0;  // among the means
  std::unique_ptr<Task<Judgement>> task_;
  std::optional<Judgement> found_;
  bool died_ = false;     // before it had found anything
  bool gave_up_ = false;  // it said so itself
  bool met_ = false;
  std::size_t hints_ = 0;
};

}  // namespace

std::unique_ptr<Screen> knobs_screen(Session& session, const lessons::Entry& entry, std::size_t challenge) {
  return std::make_unique<Knobs>(session, entry, challenge);
}

}  // namespace golearn::tui
