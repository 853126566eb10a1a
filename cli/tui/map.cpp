// The map: all lessons by chapter, what has been done of each, and where to go on.
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "course/advice.hpp"
#include "lessons/lesson_text.hpp"
#include "lessons/practice/practice.hpp"
#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/screens.hpp"
#include "words/progress.hpp"

namespace golearn::tui {
namespace {

using lessons::Entry;
using words::Tone;

constexpr int kFoot = 2;   // rows: the whole, the legend
constexpr int kCells = 8;  // columns: ■■■■■ ★
constexpr std::size_t kMostRepeats = 4;
constexpr std::size_t kWeek = 7;

class Map final : public Screen {
 public:
  Map(Session& session, const Entry* at) : Screen(session) {
    const auto advice = course::advice(session.progress(), course::now());
    const Entry* to = at ? at : advice.front().entry;
    if (to) at_ = static_cast<std::size_t>(to - lessons::course().data());
  }

  [[nodiscard]] View view(Size body) const override {
    View view;
    const words::WholeProgress whole = words::whole(session_.progress());
    view.title = Row(" golearn", {Tone::strong})
                     .add("  " + say({"Go 동시성을 돌려 보며 배운다", "Learn Go concurrency by running it"}));
    view.title.at_end(fmt::format("{} {} · ★{} ", lessons_done(session_), say({"강의", "lessons"}), whole.stars),
                      body.columns);
    view.body = {rule("", body.columns)};
    const int height = body.rows - 1 - kFoot;
    const bool wide = body.columns >= kStackedBelow;
    const int left = wide ? std::min((body.columns * 11) / 20, 56) : body.columns;
    const Rows list = lessons_rows(left, height);
    append(view.body, wide ? beside(list, left, details(body.columns - left - 3, height), body.columns, height)
                           : to_height(list, height));
    append(view.body, foot(whole, body.columns));
    if (!wide) view.message = Row(text_of(selected(), session_.language).summary);
    view.command = words::command_of(next_of_selected());
    view.keys = {{"Enter", {"이어서", "go on"}}, {"↑↓", {"고르기", "choose"}}, {"/", {"찾기", "search"}},
                 {"n", {"다음 것", "next"}},     {"p", {"진도", "progress"}},  {"←→", {"장 접기", "fold"}},
                 {"o", {"공책", "note"}},        {"L", {"English", "한국어"}}, {"q", {"끝", "quit"}}};
    if (is_due()) view.keys.insert(view.keys.begin() + 1, {"r", {"다시 물을 문제", "due questions"}});
    return view;
  }

  Reply handle(const Key& key) override {
    if (key.kind == Key::Kind::left || key.kind == Key::Kind::right) return fold(key.kind == Key::Kind::left);
    if (move(key)) return {};
    if (key.kind == Key::Kind::enter) {
      return {.next = stage_screen(session_, selected(), course::next_stage(session_.progress().of(selected().id)))};
    }
    if (key.is('n')) return go_next();
    if (key.is('r')) return repeat();
    if (key.is('o')) return {.over = note_screen(session_, selected())};
    if (key.is('q')) return {.quit = true};
    return {.taken = false};
  }

 private:
  [[nodiscard]] const Entry& selected() const { return lessons::course()[at_]; }
  [[nodiscard]] bool is_folded(const Entry& entry) const { return folded_.contains(chapter_of(entry)); }

  // Over what is folded: to the next lesson that can be seen, of a folded chapter the first.
  bool move(const Key& key) {
    std::vector<std::size_t> seen;
    std::size_t place = 0;
    for (std::size_t i = 0; i < lessons::course().size(); ++i) {
      if (is_hidden(i)) continue;
      if (i <= at_) place = seen.size();
      seen.push_back(i);
    }
    if (!move_cursor(key, place, seen.size(), 10)) return false;
    at_ = seen[place];
    return true;
  }

  [[nodiscard]] bool is_hidden(std::size_t i) const {
    const auto& all = lessons::course();
    return is_folded(all[i]) && i > 0 && chapter_of(all[i - 1]) == chapter_of(all[i]);
  }

  Reply fold(bool fold) {
    const std::string chapter = chapter_of(selected());
    if (fold) {
      folded_.insert(chapter);
      while (is_hidden(at_)) --at_;
    } else {
      folded_.erase(chapter);
    }
    return {};
  }

  Reply go_next() {
    const course::Advice next = course::advice(session_.progress(), course::now()).front();
    if (!next.entry) return {};
    return {.next = stage_screen(session_, *next.entry, next.stage)};
  }

  [[nodiscard]] bool is_due() const {
    const auto all = repeats(session_.progress());
    return !all.empty() && all.front().due <= course::now();
  }

  // The first question that is due.
  Reply repeat() {
    for (const course::Advice& each : course::advice(session_.progress(), course::now())) {
      if (each.kind == course::AdviceKind::repeat) return {.next = predict_screen(session_, *each.entry, each.task)};
    }
    return {.taken = false};
  }

  [[nodiscard]] course::Advice next_of_selected() const {
    const course::LessonProgress& its = session_.progress().of(selected().id);
    return {course::AdviceKind::go_on, &selected(), course::next_stage(its)};
  }

  [[nodiscard]] Rows lessons_rows(int columns, int height) const {
    Rows rows;
    std::size_t cursor = 0;
    for (const lessons::Chapter& chapter : lessons::chapters()) {
      rows.push_back(chapter_row(chapter, columns));
      for (std::size_t i = 0; i < lessons::course().size(); ++i) {
        const Entry& entry = lessons::course()[i];
        if (chapter_of(entry) != chapter.number) continue;
        if (i == at_) cursor = is_folded(entry) ? rows.size() - 1 : rows.size();
        if (!is_folded(entry)) rows.push_back(lesson_row(entry, columns, i == at_));
      }
    }
    if (is_folded(selected())) rows[cursor].reversed();
    first_ = scrolled(first_, cursor, rows.size(), height);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first_));
    return rows;
  }

  [[nodiscard]] Row chapter_row(const lessons::Chapter& chapter, int columns) const {
    std::size_t all = 0;
    std::size_t done = 0;
    for (const Entry& entry : lessons::course()) {
      if (chapter_of(entry) != chapter.number) continue;
      ++all;
      if (is_through(session_.progress().of(entry.id))) ++done;
    }
    Row row(" " + chapter.number + " " + say(chapter.title), {Tone::strong});
    if (folded_.contains(chapter.number)) row.add(" …", {Tone::faint});
    return row.at_end(fmt::format("{}/{} ", done, all), columns, {Tone::faint});
  }

  [[nodiscard]] Row lesson_row(const Entry& entry, int columns, bool here) const {
    Row row(here ? "▸ " : "  ");
    row.add("  " + entry.id).to(10).add(" " + say(entry.title));
    const std::string cells = words::cells(entry, session_.progress().of(entry.id));
    row.to(columns - kCells).add(cells).to(columns);
    return here ? row.reversed() : row;
  }

  [[nodiscard]] Rows details(int columns, int height) const {
    const Entry& entry = selected();
    const lessons::LessonText text = text_of(entry, session_.language);
    const lessons::Practice& practice = practice_of(entry);
    Row title(entry.id + " " + text.title, {Tone::strong});
    Rows rows{title.at_end(fmt::format("{}{}", practice.minutes, say({"분", " min"})), columns)};
    rows.emplace_back();
    append(rows, paragraph(text.summary, columns));
    rows.emplace_back();
    if (columns >= 50) {
      append(rows, paragraph(text.about, columns));
      rows.emplace_back();
    }
    rows.push_back(stages(entry));
    rows.emplace_back(fmt::format("{} {} · {} {} · {} {}", say({"문제", "questions"}), practice.questions.size(),
                                  say({"도전", "challenges"}), practice.challenges.size(),
                                  say({"프로그램", "programs"}), entry.programs.size()));
    rows.emplace_back();
    if (!practice.needs.empty()) {
      std::string needs;
      for (const std::string& id : practice.needs) {
        const bool through = is_through(session_.progress().of(id));
        needs += " " + id + (through ? " ✓" : "");
      }
      rows.emplace_back(say({"먼저 볼 것 ", "first see "}) + needs);
    }
    add_last(entry, columns, rows);
    add_repeats(columns, rows);
    add_week(columns, height, rows);
    return rows;
  }

  [[nodiscard]] Row stages(const Entry& entry) const {
    const course::LessonProgress& its = session_.progress().of(entry.id);
    Row row;
    for (std::size_t i = 0; i < course::kLessonStages; ++i) {
      const auto stage = static_cast<course::LessonStage>(i);
      row.add(its.stages[i] ? "✓" : stage == course::next_stage(its) && its.opened() ? "▶" : "·");
      row.add(say(words::name_of(stage)) + " ");
    }
    return row;
  }

  void add_last(const Entry& entry, int columns, Rows& rows) const {
    const course::LessonProgress& its = session_.progress().of(entry.id);
    if (its.notes.empty()) return;
    append(rows, paragraph(say({"공책: ", "note: "}) + its.notes.back().text, columns, {Tone::notable}));
  }

  void add_repeats(int columns, Rows& rows) const {
    Rows due;
    for (const course::Repeat& each : repeats(session_.progress())) {
      if (due.size() == kMostRepeats) break;
      due.push_back(
          Row(each.lesson + " " + each.question).at_end(say(words::until(each.due, course::now())) + " ", columns));
    }
    if (due.empty()) return;
    rows.emplace_back();
    rows.push_back(rule(say({"다시 물을 문제 (r)", "questions that come back (r)"}), columns));
    append(rows, std::move(due));
  }

  // Where there is room for it.
  void add_week(int columns, int height, Rows& rows) const {
    if (static_cast<int>(rows.size()) + 3 > height || session_.progress().days.empty()) return;
    const auto today = std::chrono::floor<std::chrono::days>(course::now());
    rows.emplace_back();
    rows.push_back(rule(say({"지난 이레 동안 한 문제와 도전", "questions and challenges, last seven days"}), columns));
    Row row;
    for (std::size_t back = kWeek; back-- > 0;) {
      const auto day = today - std::chrono::days(back);
      const auto at = session_.progress().days.find(day);
      const std::size_t count = at == session_.progress().days.end() ? 0 : at->second;
      row.add(count == 0 ? "·" : std::to_string(count)).add("  ");
    }
    rows.push_back(row);
  }

  [[nodiscard]] Rows foot(const words::WholeProgress& whole, int columns) const {
    const int bar = std::min(columns - 40, 66);
    const auto done = static_cast<int>(whole.lessons) * bar / static_cast<int>(whole.of);
    std::string cells;
    for (int i = 0; i < bar; ++i) cells += i < done ? "█" : "░";
    Row all(" " + say({"전체 ", "all "}) + cells);
    all.at_end(fmt::format("{}% · {} ", whole.lessons * 100 / whole.of,
                           say({fmt::format("남은 시간 약 {}시간", (whole.minutes_left + 30) / 60),
                                fmt::format("about {} hours left", (whole.minutes_left + 30) / 60)})),
               columns);
    return {all, Row(say({" ■ 한 것  · 남은 것  ★ 도전까지 마침   칸: 읽기 예측 실행 살피기 도전",
                          " ■ done  · left  ★ every challenge   cells: read predict run look try"}),
                     {Tone::faint})};
  }

  std::size_t at_ = 0;
  mutable std::size_t first_ = 0;  // the row at the top: what is seen stays where it is, as long as it can
  std::set<std::string> folded_;
};

}  // namespace

std::unique_ptr<Screen> map_screen(Session& session, const Entry* at) { return std::make_unique<Map>(session, at); }

}  // namespace golearn::tui
