// Predict: one question at a time, before the program is run.
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "course/advice.hpp"
#include "lessons/practice/answers.hpp"
#include "tui/chrome.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/screens.hpp"
#include "tui/source.hpp"
#include "tui/task.hpp"
#include "words/settings.hpp"
#include "words/tasks.hpp"

namespace golearn::tui {

/// What a child finds out about a question.
struct FoundChoice {
  std::string answer;
  bool right = false;
  std::string token;
};
struct FoundAnswer {
  std::vector<FoundChoice> choices;
  std::uint64_t schedules = 0;
};
template <>
struct Fields<FoundChoice> {
  static auto of(FoundChoice& it) { return std::tie(it.answer, it.right, it.token); }
};
template <>
struct Fields<FoundAnswer> {
  static auto of(FoundAnswer& it) { return std::tie(it.choices, it.schedules); }
};

namespace {

using lessons::Question;
using words::Tone;
using Clock = std::chrono::steady_clock;

constexpr int kLeastSource = 3;  // rows

FoundAnswer find(const lessons::Entry& entry, const Question& question, const std::string& value) {
  const lessons::JudgedQuestion judged = judge(entry, question, value);
  FoundAnswer found{.choices = {}, .schedules = judged.schedules};
  for (const lessons::JudgedChoice& each : judged.choices) {
    found.choices.push_back({each.answer, each.right, each.shown_by ? to_string(*each.shown_by) : ""});
  }
  return found;
}

class Predict final : public LessonScreen {
 public:
  Predict(Session& session, const lessons::Entry& entry, const std::string& only)
      : LessonScreen(session, entry, LessonStage::predict), only_(only) {
    const auto& questions = practice_of(entry).questions;
    const auto& answered = session.progress().of(entry.id).questions;
    const auto first = std::ranges::find_if(questions, [&](const Question& question) {
      return only.empty() ? !answered.contains(question.id) : question.id == only;
    });
    ask(first == questions.end() ? 0 : static_cast<std::size_t>(first - questions.begin()));
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title(entry_.programs.size() > 1 ? question().setup.program : "", body.columns)};
    view.body = {Row(" " + words::all_settings(session_.language, spec()), {Tone::faint}), rule("", body.columns)};
    const int height = body.rows - 2;
    if (body.columns >= kStackedBelow) {
      const int left = std::max(body.columns / 2, 34);
      append(view.body, beside(source(height), left, panel(body.columns - left - 3), body.columns, height));
    } else {
      const Rows asked = panel(body.columns - 2);
      // Of an answer all is read; before it the source keeps some lines.
      const int room = std::max(height - static_cast<int>(asked.size()), answered_ ? 0 : kLeastSource);
      append(view.body, to_height(source(room), room));
      append(view.body, asked);
    }
    view.message = message();
    view.command = answered_ ? words_command() : "golearn quiz " + entry_.id + "/" + question().id;
    view.keys = keys();
    return view;
  }

  Reply handle(const Key& key) override {
    if (answered_) return handle_answered(key);
    if (found_ && key.kind == Key::Kind::character && key.character >= '0' && key.character <= '9') {
      return press(static_cast<std::size_t>(key.character - '0'));
    }
    if (found_ && move_cursor(key, at_, found_->choices.size(), 4)) return {};
    if (found_ && key.is(' ')) return toggle(at_ + 1);
    if (found_ && key.kind == Key::Kind::enter) return submit();
    if (key.is('h')) {
      hints_ = std::min(hints_ + 1, all_hints().size());
      return {};
    }
    if (key.is('s')) return next();
    return common(key);
  }

  [[nodiscard]] Descriptors waits_on() const override { return descriptors(task_); }
  Reply arrived() override {
    if (!task_ || !task_->read()) return {};
    found_ = task_->found();
    if (!found_) failed_ = true;
    task_.reset();
    return {};
  }

 private:
  [[nodiscard]] const Question& question() const { return practice_of(entry_).questions[nth_]; }
  [[nodiscard]] bool several() const { return words::may_be_several(question()); }

  // The setting that is shown: that of the run, with what it varies.
  [[nodiscard]] study::RunSpec spec() const {
    const lessons::Program& program = program_of(entry_, question().setup);
    lessons::Setup turned;
    if (question().vary == "procs") {
      turned.procs = std::stoi(value_);
    } else if (!question().vary.empty()) {
      turned.knobs[question().vary] = value_;
    }
    study::RunSpec spec = question().all ? lessons::search_of(program, question().setup, turned)
                                         : lessons::run_of(program, question().setup, turned.knobs);
    if (turned.procs) spec.procs = turned.procs;
    return spec;
  }

  void ask(std::size_t nth) {
    nth_ = nth;
    const auto& its = session_.progress().of(entry_.id).questions;
    const auto before = its.find(question().id);
    value_ = varied(entry_, question(), before == its.end() ? 0 : before->second.asked);
    at_ = hints_ = 0;
    chosen_.clear();
    answered_ = failed_ = false;
    found_.reset();
    asked_at_ = Clock::now();
    task_ = std::make_unique<Task<FoundAnswer>>(
        [&entry = entry_, &question = question(), value = value_] { return find(entry, question, value); });
  }

  Reply press(std::size_t number) {
    if (number == 0) {
      chosen_.clear();
      return submit(true);
    }
    if (number > found_->choices.size()) return {.taken = false};
    at_ = number - 1;
    return several() ? toggle(number) : submit();
  }

  Reply toggle(std::size_t number) {
    if (!several()) return {.taken = false};
    if (!chosen_.erase(number)) chosen_.insert(number);
    return {};
  }

  Reply submit(bool unknown = false) {
    if (!unknown && !several()) chosen_ = {at_ + 1};
    if (!unknown && chosen_.empty()) return {};
    answered_ = true;
    keep();
    return {};
  }

  void keep() {
    std::vector<std::string> answers;
    for (const std::size_t each : chosen_) answers.push_back(found_->choices[each - 1].answer);
    const auto took = std::chrono::floor<std::chrono::seconds>(Clock::now() - asked_at_);
    session_.learner.add({.kind = course::FactKind::question,
                          .lesson = entry_.id,
                          .id = question().id,
                          .variant = value_.empty() ? "" : question().vary + "=" + value_,
                          .answer = fmt::format("{}", fmt::join(answers, " | ")),
                          .right = is_right(),
                          .hints = static_cast<int>(hints_),
                          .seconds = static_cast<int>(took.count())});
  }

  [[nodiscard]] bool is_right() const {
    for (std::size_t i = 0; i < found_->choices.size(); ++i) {
      if (found_->choices[i].right != chosen_.contains(i + 1)) return false;
    }
    return true;
  }

  Reply handle_answered(const Key& key) {
    if (key.kind == Key::Kind::enter) return next();
    if (key.is('v')) return show_run("");
    if (key.kind == Key::Kind::character && key.character >= '1' && key.character <= '9') {
      const std::size_t nth = key.character - '1';
      if (nth < found_->choices.size() && !found_->choices[nth].token.empty())
        return show_run(found_->choices[nth].token);
    }
    if (key.is('r')) {
      ask(nth_);
      return {};
    }
    return common(key);
  }

  // The run from which the answer can be seen; of a question about every schedule, one that shows a choice.
  Reply show_run(const std::string& token) {
    RunChoice choice{.program = &program_of(entry_, question().setup), .knobs = spec().settings.typed()};
    choice.procs = spec().procs_given ? spec().procs : 0;
    choice.token = token;
    return {.next = run_screen(session_, entry_, choice)};
  }

  Reply next() {
    const auto& questions = practice_of(entry_).questions;
    if (!only_.empty()) return {.next = map_screen(session_, &entry_)};
    if (nth_ + 1 == questions.size()) return on();
    ask(nth_ + 1);
    return {};
  }

  [[nodiscard]] Rows source(int height) const {
    const std::size_t line = line_of(entry_, question());
    const std::size_t begin = beginning_of(program_of(entry_, question().setup));
    const std::size_t window = static_cast<std::size_t>(std::max(height, 1));
    const bool fits = line >= begin && line < begin + window;
    const std::size_t first = fits ? begin : line > window / 2 ? line - window / 2 : 1;
    SourceMarks marks{.names = {{line, say({"여기", "here"})}}, .current = line};
    return source_rows(entry_, first, height, marks, session_.language);
  }

  [[nodiscard]] Rows panel(int columns) const {
    Rows rows{Row(fmt::format("{} {}/{}", say({"예측", "question"}), nth_ + 1, practice_of(entry_).questions.size()),
                  {Tone::faint})};
    append(rows, paragraph(words::task_text(session_.language, question().text, spec()), columns, {Tone::strong}));
    rows.emplace_back();
    if (failed_)
      append(rows,
             paragraph(say({"답을 구하지 못했다. s로 건너뛴다.", "The answer could not be computed: skip with s."}),
                       columns));
    if (!found_) return rows;
    for (std::size_t i = 0; i < found_->choices.size(); ++i) rows.push_back(choice_row(i));
    rows.emplace_back();
    if (answered_) {
      add_answer(columns, rows);
    } else {
      append(rows, paragraph(how_to_answer(), columns, {Tone::faint}));
      add_hints(columns, rows);
    }
    return rows;
  }

  [[nodiscard]] Row choice_row(std::size_t i) const {
    const FoundChoice& choice = found_->choices[i];
    const bool chosen = chosen_.contains(i + 1);
    Row row(!answered_ && i == at_ ? " ▸ " : "   ");
    row.add(fmt::format("{}  ", i + 1), {Tone::strong});
    if (several()) row.add(chosen ? "[x] " : "[ ] ");
    Style style;
    std::string mark;
    if (answered_ && choice.right) {
      style.tone = Tone::good;
      mark = " ✓";
    } else if (answered_ && chosen) {
      style.tone = Tone::bad;
      mark = " ✗";
    }
    return row.add(words::answer_in_words(session_.language, question().ask, choice.answer) + mark, style);
  }

  [[nodiscard]] std::string how_to_answer() const {
    if (several()) {
      return say({"번호로 고르고 지운다. 다 골랐으면 Enter. 모르겠으면 0.",
                  "Choose and unchoose by number, then Enter. 0 if you do not know."});
    }
    return say(
        {"번호를 누르거나 ↑↓로 고르고 Enter. 모르겠으면 0.", "Press a number, or ↑↓ and Enter. 0 if you do not know."});
  }

  void add_answer(int columns, Rows& rows) const {
    const bool right = is_right();
    const Text word = right             ? Text{"✓ 맞았다.", "✓ Right."}
                      : chosen_.empty() ? Text{"답은 위의 ✓다.", "The answer has the ✓ above."}
                                        : Text{"✗ 틀렸다.", "✗ Wrong."};
    rows.emplace_back(say(word), Style{right ? Tone::good : chosen_.empty() ? Tone::notable : Tone::bad});
    append(rows, paragraph(words::task_text(session_.language, question().because, spec()), columns));
    if (found_->schedules == 0) return;
    append(rows, paragraph(say({fmt::format("스케줄 {}개를 빠짐없이 탐색했다.", found_->schedules),
                                fmt::format("All {} schedules were searched.", found_->schedules)}),
                           columns, {Tone::faint}));
    const bool any = std::ranges::any_of(found_->choices, [](const FoundChoice& each) { return !each.token.empty(); });
    if (!any) return;
    append(rows, paragraph(say({"번호를 누르면 그것이 나오는 실행을 돌려 본다.",
                                "Press a number to see a run in which it comes."}),
                           columns, {Tone::faint}));
  }

  void add_hints(int columns, Rows& rows) const {
    const std::vector<std::string> all = all_hints();
    if (hints_ == 0) return;
    rows.push_back(rule(fmt::format("{} {}/{}", say({"힌트", "hint"}), hints_, all.size()), columns));
    for (std::size_t i = 0; i < hints_; ++i) append(rows, paragraph(all[i], columns));
  }

  [[nodiscard]] std::vector<std::string> all_hints() const {
    lessons::JudgedQuestion judged{.spec = spec(), .choices = {}};
    if (found_) {
      for (const FoundChoice& each : found_->choices) judged.choices.push_back({each.answer, each.right});
    }
    return words::hints(session_.language, question(), judged);
  }

  [[nodiscard]] Row message() const {
    if (task_) return Row(say({"답을 구하고 있다 …", "computing the answer …"}), {Tone::faint});
    if (answered_) return {};
    return Row(say({"맞고 틀림은 실제로 돌려서 가린다.", "What is right is found by running it."}), {Tone::faint});
  }

  [[nodiscard]] std::string words_command() const {
    lessons::JudgedQuestion judged{.spec = spec(), .choices = {}};
    return words::command_of(entry_, question(), judged);
  }

  [[nodiscard]] std::vector<KeyHint> keys() const {
    if (answered_) {
      const bool last = !only_.empty() || nth_ + 1 == practice_of(entry_).questions.size();
      const Text next = !only_.empty() ? Text{"지도", "map"}
                        : last         ? Text{"실행", "run"}
                                       : Text{"다음 문제", "next question"};
      return {{"Enter", next}, {"v", {"돌려 보기", "see it run"}}, {"r", {"다시", "again"}}, {"Esc", {"지도", "map"}}};
    }
    const std::size_t count = found_ ? found_->choices.size() : 0;
    std::vector<KeyHint> keys{{fmt::format("1-{}", count), {"답", "answer"}}};
    if (several()) keys.push_back({"Enter", {"답 내기", "submit"}});
    keys.insert(keys.end(), {{"0", {"모르겠다", "not known"}},
                             {"h", {"힌트", "hint"}},
                             {"s", {"건너뛰기", "skip"}},
                             {"Esc", {"지도", "map"}}});
    return keys;
  }

  std::string only_;
  std::size_t nth_ = 0;
  std::string value_;
  std::unique_ptr<Task<FoundAnswer>> task_;
  std::optional<FoundAnswer> found_;
  bool failed_ = false;
  std::size_t at_ = 0;
  std::set<std::size_t> chosen_;
  std::size_t hints_ = 0;
  bool answered_ = false;
  Clock::time_point asked_at_;
};

}  // namespace

std::unique_ptr<Screen> predict_screen(Session& session, const lessons::Entry& entry, const std::string& only) {
  return std::make_unique<Predict>(session, entry, only);
}

}  // namespace golearn::tui
