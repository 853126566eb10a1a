#include "student.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "course/journal.hpp"
#include "lessons/practice/answers.hpp"
#include "words/tasks.hpp"

namespace golearn::test {
namespace {

namespace fs = std::filesystem;

lessons::JudgedQuestion judged(const std::string& task, std::size_t asked) {
  const auto slash = task.find('/');
  const lessons::Entry* entry = lessons::find_lesson(task.substr(0, slash));
  const lessons::Question* question = entry ? practice_of(*entry).question(task.substr(slash + 1)) : nullptr;
  if (!question) throw std::invalid_argument("no such question: " + task);
  return judge(*entry, *question, varied(*entry, *question, asked));
}

}  // namespace

Student::Student() { fs::create_directory(folder_ / "home"); }

Setup Student::setup(const std::string& typed) const {
  return {.environment = {{"HOME", folder_ / "home"}, {"XDG_STATE_HOME", folder_ / "state"}, {"LANG", "en_US.UTF-8"}},
          .input = typed};
}

End Student::does(const std::string& line, const std::string& typed) { return does(words(line), typed); }

End Student::does_at_terminal(const std::string& line) {
  Setup at_terminal = setup();
  at_terminal.out = Stream::terminal;
  at_terminal.environment.emplace_back("PAGER", "cat");
  return Process(words(line), at_terminal).end();
}

End Student::does(const Lines& words, const std::string& typed) { return Process(words, setup(typed)).end(); }

void Student::has_done(const std::vector<course::Fact>& facts) {
  course::Journal journal(file());
  for (const course::Fact& fact : facts) journal.add(fact);
  if (!journal.complaint().empty()) throw std::runtime_error(journal.complaint());
}

void Student::has_gone_through(const std::string& lesson, course::Moment at) {
  for (std::size_t i = 0; i < course::kLessonStages; ++i) {
    const std::string stage(to_string(static_cast<course::LessonStage>(i)));
    has_done(
        {{.at = at - std::chrono::seconds(60 - i), .kind = course::FactKind::stage, .lesson = lesson, .id = stage}});
  }
}

std::vector<course::Fact> Student::facts() const { return course::Journal(file()).facts(); }

course::Progress Student::progress() const { return progress_of(facts()); }

Lines Student::files() const {
  Lines all;
  for (const auto& each : fs::recursive_directory_iterator(folder_ / "")) {
    if (!each.is_directory()) all.push_back(fs::relative(each.path(), folder_ / "").string());
  }
  std::ranges::sort(all);
  return all;
}

std::string right_answer(const std::string& task, std::size_t asked) {
  return fmt::format("{}", fmt::join(words::right_choices(judged(task, asked)), " "));
}

std::string wrong_answer(const std::string& task, std::size_t asked) {
  const lessons::JudgedQuestion it = judged(task, asked);
  const auto wrong = std::ranges::find(it.choices, false, &lessons::JudgedChoice::right);
  if (wrong == it.choices.end()) throw std::invalid_argument("no choice is wrong: " + task);
  return std::to_string(wrong - it.choices.begin() + 1);
}

}  // namespace golearn::test
