#include "lessons/practice/answers.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "golearn/study/run.hpp"

namespace golearn::lessons {
namespace {

using study::RunSpec;
using study::TypedKnobs;

constexpr std::chrono::seconds kLongestSearch{20};

TypedKnobs joined(TypedKnobs knobs, const TypedKnobs& more) {
  for (const auto& [name, value] : more) knobs[name] = value;
  return knobs;
}

// Every result that a program can come to.
struct Searched {
  RunSpec spec;
  study::SearchReport report;
  std::vector<Came> came;

  [[nodiscard]] study::Token token(std::size_t result) const {
    const study::Result& it = report.results[result];
    return study::token_of(spec, it.example, it.rules);
  }
};

Searched search_all(const Program& program, RunSpec spec, const std::function<bool()>& interrupted) {
  Searched all{.spec = study::for_search(std::move(spec)), .report = {}, .came = {}};
  const study::SearchPlan plan{
      .kind = study::SearchKind::exhaustive, .time = kLongestSearch, .interrupted = interrupted};
  all.report = study::search(all.spec, plan);
  if (!all.report.complete) throw std::runtime_error(program.runnable.id + ": the search came to no end");
  for (const study::Result& each : all.report.results) all.came.push_back(came_of(each));
  return all;
}

// Four numbers in a row, of which `right` is one: its place among them tells nothing.
std::vector<std::string> near(const std::string& right, const std::string& seed) {
  constexpr int kChoices = 4;
  const int number = std::stoi(right);
  std::uint32_t hash = 2166136261;  // FNV-1a: the same choices on every machine
  for (const char c : seed + right) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  const int places = std::clamp(number + 1, 1, kChoices);  // none of them is below 0
  const int least = number - static_cast<int>(hash >> 16) % places;
  std::vector<std::string> choices;
  for (int i = 0; i < kChoices; ++i) choices.push_back(std::to_string(least + i));
  return choices;
}

// Of the knob that is varied, the value.
void set(Question& question, const std::string& value) {
  if (question.vary == "procs") {
    question.setup.procs = std::stoi(value);
  } else if (!question.vary.empty()) {
    question.setup.knobs[question.vary] = value;
  }
}

JudgedQuestion judge_run(const Program& program, const Question& question) {
  JudgedQuestion judged{.spec = run_of(program, question.setup), .choices = {}};
  const auto came = answer(question.ask, came_of(program, study::run(judged.spec)));
  if (!came) throw std::runtime_error(fmt::format("{}: the run has no '{}'", program.runnable.id, question.ask.name));
  judged.came = *came;
  std::vector<std::string> answers;
  for (const Choice& choice : question.choices) answers.push_back(choice.answer);
  if (question.near) answers = near(*came, question.id);
  for (const std::string& each : answers) judged.choices.push_back({each, each == *came});
  return judged;
}

// A run in which it can be seen. That something never comes, no run shows.
std::optional<study::Token> shown_by(const Phrase& ask, const Searched& all, const std::string& choice, bool right) {
  if (!right && ask.name != "always-number") return std::nullopt;
  if (ask.name == "can-leak" && choice != "yes") return std::nullopt;
  for (std::size_t i = 0; i < all.came.size(); ++i) {
    if (is_right(ask, std::span(all.came).subspan(i, 1), choice) == right) return all.token(i);
  }
  return std::nullopt;
}

// A choice may be knobs: then each is a search.
RunSpec turned_to(const Program& program, const Question& question, const std::string& choice) {
  return search_of(program, question.setup, knobs_in(choice));
}

JudgedQuestion judge_all(const Program& program, const Question& question, const std::function<bool()>& interrupted) {
  JudgedQuestion judged{.spec = search_of(program, question.setup), .choices = {}};
  std::optional<Searched> usual;
  for (const Choice& choice : question.choices) {
    std::optional<Searched> own;
    if (choice.answer.starts_with("--")) {
      own = search_all(program, turned_to(program, question, choice.answer), interrupted);
      judged.schedules += own->report.schedules;
    } else if (!usual) {
      usual = search_all(program, judged.spec, interrupted);
      judged.schedules += usual->report.schedules;
    }
    const Searched& all = own ? *own : *usual;
    const bool right = is_right(question.ask, all.came, choice.answer);
    judged.choices.push_back({choice.answer, right, shown_by(question.ask, all, choice.answer, right)});
  }
  return judged;
}

// A test's words may be knobs' names: `number workers`.
std::vector<Phrase> with_values(std::vector<Phrase> goal, const RunSpec& spec) {
  for (Phrase& test : goal) {
    for (std::string& word : test.words) {
      if (spec.settings.has(word)) word = spec.settings.value(word);
    }
  }
  return goal;
}

// The first solution is the best there is.
std::string better_than(const Challenge& challenge, const Attempt& attempt) {
  if (challenge.least.empty() || !attempt.reached) return "";
  const auto best = challenge.solutions.front().knobs.find(challenge.least);
  const std::string& mine = attempt.spec.settings.value(challenge.least);
  return best == challenge.solutions.front().knobs.end() || best->second == mine ? "" : best->second;
}

Attempt attempt_run(const Program& program, const Challenge& challenge, const Setup& turned) {
  Attempt attempt{.spec = run_of(program, challenge.setup, turned.knobs)};
  const bool free = turned.procs == 0 && challenge.setup.procs == 0;
  if (turned.procs != 0) attempt.spec.procs = turned.procs;
  if (free) attempt.spec.procs = study::usual_run(program.runnable).procs;
  attempt.spec.procs_given = turned.procs != 0;
  attempt.came = came_of(program, study::run(attempt.spec));
  attempt.reached = passes(with_values(challenge.goal, attempt.spec), attempt.came);
  attempt.better = better_than(challenge, attempt);
  return attempt;
}

Attempt attempt_always(const Program& program, const Challenge& challenge, const Setup& turned,
                       const std::function<bool()>& interrupted) {
  const Searched all = search_all(program, search_of(program, challenge.setup, turned), interrupted);
  const std::vector<Phrase> goal = with_values(challenge.goal, all.spec);
  Attempt attempt{.reached = true, .spec = all.spec, .schedules = all.report.schedules};
  for (std::size_t i = 0; i < all.came.size(); ++i) {
    if (passes(goal, all.came[i])) {
      attempt.passing += all.report.results[i].schedules;
      if (attempt.reached) attempt.came = all.came[i];
    } else if (attempt.reached) {
      attempt.reached = false;
      attempt.came = all.came[i];
      attempt.shown_by = all.token(i);
    }
  }
  return attempt;
}

}  // namespace

RunSpec run_of(const Program& program, const Setup& setup, const TypedKnobs& more) {
  RunSpec spec = study::usual_run(program.runnable, joined(setup.knobs, more));
  spec.procs = setup.procs ? setup.procs : program.runnable.procs ? program.runnable.procs : 1;
  spec.procs_given = setup.procs != 0;
  if (!setup.real_time) spec.clock = ClockMode::simulated;
  return spec;
}

RunSpec search_of(const Program& program, const Setup& setup, const Setup& turned) {
  RunSpec spec = study::small_run(program.runnable, joined(setup.knobs, turned.knobs));
  if (const int procs = turned.procs ? turned.procs : setup.procs) spec.procs = procs;
  return spec;
}

std::string varied(const Entry& entry, const Question& question, std::size_t asked) {
  if (question.vary.empty()) return "";
  std::vector<std::string> values = question.values;
  if (question.vary == "procs") return values[asked % values.size()];
  const Program& program = program_of(entry, question.setup);
  const auto own = std::ranges::find(values, study::usual_run(program.runnable).settings.value(question.vary));
  if (own != values.end()) std::rotate(values.begin(), own, values.end());
  return values[asked % values.size()];
}

JudgedQuestion judge(const Entry& entry, const Question& question, const std::string& value,
                     const std::function<bool()>& interrupted) {
  const Program& program = program_of(entry, question.setup);
  Question asked = question;
  set(asked, value);
  return asked.all ? judge_all(program, asked, interrupted) : judge_run(program, asked);
}

void check_means(const Challenge& challenge, const Setup& turned) {
  const auto allowed = [&](const std::string& name) {
    return std::ranges::find(challenge.means, name) != challenge.means.end();
  };
  const auto refuse = [&](const std::string& name) {
    if (challenge.means.empty()) {
      throw study::Refusal({study::with_particle("--" + name, "은", "는") + " 여기서 쓰지 않는다: 순서만 골라서 푼다",
                            "leave out --" + name + ": this challenge is met by choosing who goes next"});
    }
    const std::string means = fmt::format("--{}", fmt::join(challenge.means, ", --"));
    throw study::Refusal(
        {fmt::format("이 도전은 {}만 바꾸어서 푼다: {} 뺀다", means, study::with_particle("--" + name, "을", "를")),
         fmt::format("this challenge is met by {}: leave out --{}", means, name)});
  };
  for (const auto& [name, value] : turned.knobs) {
    if (!allowed(name)) refuse(name);
  }
  if (turned.procs != 0 && !allowed("procs")) refuse("procs");
}

Attempt attempt(const Entry& entry, const Challenge& challenge, const Setup& turned,
                const std::function<bool()>& interrupted) {
  check_means(challenge, turned);
  const Program& program = program_of(entry, challenge.setup);
  return challenge.always ? attempt_always(program, challenge, turned, interrupted)
                          : attempt_run(program, challenge, turned);
}

Ways ways(const Entry& entry, const Challenge& challenge, const Setup& turned) {
  const Program& program = program_of(entry, challenge.setup);
  const Searched all = search_all(program, search_of(program, challenge.setup, turned), {});
  const std::vector<Phrase> goal = with_values(challenge.goal, all.spec);
  Ways ways{.spec = all.spec, .schedules = all.report.schedules, .results = all.came.size()};
  for (std::size_t i = 0; i < all.came.size(); ++i) {
    if (!passes(goal, all.came[i])) continue;
    const std::size_t preemptions = all.report.results[i].preemptions;
    if (++ways.reaching > 1 && preemptions >= ways.fewest) continue;
    ways.fewest = preemptions;
    ways.best = all.token(i);
  }
  return ways;
}

}  // namespace golearn::lessons
