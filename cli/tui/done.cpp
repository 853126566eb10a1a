// Done: what came of a lesson, what to remember, what comes next.
#include <fmt/format.h>

#include "course/advice.hpp"
#include "lessons/lesson_text.hpp"
#include "lessons/practice/practice.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/screens.hpp"
#include "words/progress.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

constexpr std::size_t kMostRemembered = 3;

class Done final : public LessonScreen {
 public:
  Done(Session& session, const lessons::Entry& entry) : LessonScreen(session, entry, LessonStage::attempt) {
    for (const course::Advice& each : course::advice(session.progress(), course::now())) next_.push_back(each);
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title("", body.columns)};
    const course::LessonProgress& its = session_.progress().of(entry_.id);
    Rows& rows = view.body;
    rows = {rule("", body.columns), Row()};
    rows.emplace_back(
        say(is_through(its)
                ? Text{" ✓ " + entry_.id + " 강의를 마쳤다.", " ✓ Lesson " + entry_.id + " is done."}
                : Text{" " + entry_.id + " 강의에 아직 남은 것이 있다.", " Lesson " + entry_.id + " is not done yet."}),
        Style{is_through(its) ? Tone::good : Tone::notable});
    rows.emplace_back();
    add_questions(its, body.columns, rows);
    add_challenges(its, body.columns, rows);
    rows.emplace_back(fmt::format(" {}   {}", say({"시간", "time "}), spent(its)));
    add_remember(body.columns, rows);
    rows.push_back(rule(say({"다음", "next"}), body.columns));
    for (std::size_t i = 0; i < next_.size(); ++i) {
      Row row((i == at_ ? " ▸ " : "   ") + say(words::about(next_[i])));
      rows.push_back(i == at_ ? row.to(body.columns).reversed() : row);
    }
    view.command = words::command_of(next_[at_]);
    view.keys = {{"Enter", {"그리로", "go there"}},
                 {"↑↓", {"고르기", "choose"}},
                 {"o", {"공책", "note"}},
                 {"Esc", {"지도", "map"}}};
    return view;
  }

  Reply handle(const Key& key) override {
    if (move_cursor(key, at_, next_.size(), 3)) return {};
    if (key.kind == Key::Kind::enter) return go(next_[at_]);
    return common(key);
  }

 private:
  Reply go(const course::Advice& advice) {
    if (!advice.entry) return {.next = map_screen(session_)};
    if (advice.kind == course::AdviceKind::repeat)
      return {.next = predict_screen(session_, *advice.entry, advice.task)};
    if (advice.kind == course::AdviceKind::challenge) return {.next = try_screen(session_, *advice.entry)};
    return {.next = stage_screen(session_, *advice.entry, advice.stage)};
  }

  void add_questions(const course::LessonProgress& its, int columns, Rows& rows) const {
    const auto& questions = practice_of(entry_).questions;
    std::size_t first = 0;
    for (const auto& [id, each] : its.questions) first += each.right_first ? 1 : 0;
    rows.emplace_back(" " + say({fmt::format("예측   {}문제 가운데 {}개를 처음에 맞혔다.", questions.size(), first),
                                 fmt::format("predict  {} of {} right at first.", first, questions.size())}));
    for (const auto& [id, each] : its.questions) {
      if (each.right_first) continue;
      Row row("        ");
      row.add(say({"다시 물을 것: ", "comes back: "}) + id, {Tone::notable});
      if (!each.first.empty()) row.add(say({"  처음 답 ", "  first answer "}) + each.first, {Tone::faint});
      rows.push_back(row.to(columns));
    }
  }

  void add_challenges(const course::LessonProgress& its, int columns, Rows& rows) const {
    const auto& challenges = practice_of(entry_).challenges;
    std::size_t met = 0;
    std::vector<std::string> left;
    for (const auto& each : challenges) {
      const auto at = its.challenges.find(each.id);
      if (at != its.challenges.end() && at->second.met) {
        ++met;
      } else {
        left.push_back(each.id);
      }
    }
    rows.emplace_back(" " + say({fmt::format("도전   {}개 가운데 {}개.", challenges.size(), met),
                                 fmt::format("try      {} of {}.", met, challenges.size())}));
    if (left.empty()) return;
    Row row("        " + say({"남은 것: ", "left: "}) + fmt::format("{}", fmt::join(left, ", ")), {Tone::faint});
    rows.push_back(row.to(columns));
  }

  [[nodiscard]] std::string spent(const course::LessonProgress& its) const {
    const auto minutes = std::chrono::round<std::chrono::minutes>(its.spent).count();
    return say({fmt::format("{}분 (예상 {}분)", minutes, practice_of(entry_).minutes),
                fmt::format("{} min (expected: {})", minutes, practice_of(entry_).minutes)});
  }

  // What the questions showed, those that went wrong first.
  void add_remember(int columns, Rows& rows) const {
    const course::LessonProgress& its = session_.progress().of(entry_.id);
    std::vector<const lessons::Question*> all;
    for (const bool wrong : {true, false}) {
      for (const auto& question : practice_of(entry_).questions) {
        const auto at = its.questions.find(question.id);
        const bool right = at != its.questions.end() && at->second.right_first;
        // A sentence with a hole is about one value of a knob.
        if (right != wrong && question.because.en.find('{') == std::string::npos) all.push_back(&question);
      }
    }
    rows.emplace_back();
    rows.emplace_back(say({" 기억할 것", " to remember"}), Style{Tone::strong});
    for (std::size_t i = 0; i < std::min(all.size(), kMostRemembered); ++i) {
      append(rows, paragraph(say(all[i]->because), columns - 2, {}, 3));
    }
    rows.emplace_back();
  }

  std::vector<course::Advice> next_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Screen> done_screen(Session& session, const lessons::Entry& entry) {
  return std::make_unique<Done>(session, entry);
}

}  // namespace golearn::tui
