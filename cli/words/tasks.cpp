#include "words/tasks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/english.hpp"
#include "golearn/study/korean.hpp"
#include "golearn/study/lines.hpp"
#include "words/filled.hpp"
#include "words/next_steps.hpp"
#include "words/settings.hpp"

namespace golearn::words {
namespace {

using lessons::Challenge;
using lessons::Entry;
using lessons::JudgedQuestion;
using lessons::Question;
using study::plural;

std::string with_procs(std::string command, const study::RunSpec& spec) {
  return spec.procs_given ? fmt::format("{} --procs {}", command, spec.procs) : command;
}

// The first and the last line of the function around `line`, from 0; the line alone where there is none.
std::pair<std::size_t, std::size_t> function_around(const std::vector<std::string>& source, std::size_t line) {
  std::size_t begin = line;
  while (begin > 0 && !source[begin].starts_with("func ")) --begin;
  std::size_t end = line;
  while (end + 1 < source.size() && source[end] != "}") ++end;
  if (!source[begin].starts_with("func ")) return {line, line};
  return {begin, end};
}

Blocks choices(Language language, const Question& question, const JudgedQuestion& judged) {
  Blocks blocks;
  for (std::size_t i = 0; i < judged.choices.size(); ++i) {
    blocks.push_back(Line{{{fmt::format("{}  ", i + 1), Tone::strong},
                           {answer_in_words(language, question.ask, judged.choices[i].answer)}},
                          2});
  }
  return blocks;
}

// Right, wrong, or not known.
Line verdict(Language language, const std::set<std::size_t>& right, const std::set<std::size_t>& chosen) {
  if (chosen == right) return {{{Text{"✓ 맞았다.", "✓ Right."}.in(language), Tone::good}}};
  const std::string numbers = fmt::format("{}", fmt::join(right, ", "));
  const Text wrong = chosen.empty() ? Text{"", ""} : Text{"✗ 틀렸다. ", "✗ Wrong. "};
  const Text answer{fmt::format("답: {}", numbers), fmt::format("The answer: {}", numbers)};
  return {{{(wrong + answer).in(language), chosen.empty() ? Tone::notable : Tone::bad}}};
}

std::string how_judged(Language language, const JudgedQuestion& judged) {
  if (judged.schedules == 0) return Text{"직접 실행해 보려면", "To see it run"}.in(language);
  return Text{fmt::format("스케줄 {}개를 빠짐없이 탐색했다. 실행해 보려면", judged.schedules),
              fmt::format("All {} were searched. To see it run", plural(judged.schedules, "schedule"))}
      .in(language);
}

// Of a choice that is right, or that should be and is not.
void add_shown(Blocks& blocks, Language language, const Question& question, const JudgedQuestion& judged) {
  for (const lessons::JudgedChoice& choice : judged.choices) {
    if (!choice.shown_by) continue;
    blocks.push_back(Line{{{answer_in_words(language, question.ask, choice.answer) + "  "},
                           {"golearn replay " + to_string(*choice.shown_by), Tone::command}},
                          2});
  }
}

std::string names_of(const std::vector<std::string>& means) { return fmt::format("--{}", fmt::join(means, ", --")); }

Line way_to(Language language, const Entry& entry, const Challenge& challenge) {
  const std::string command = fmt::format("golearn challenge {}/{}", entry.id, challenge.id);
  if (challenge.play) {
    return {
        {{Text{"스케줄러가 되어 순서를 고른다: ", "You are the scheduler: "}.in(language)}, {command, Tone::command}}};
  }
  const std::string means = names_of(challenge.means);
  const Text how{fmt::format("{}{} 바꾸어서: ", means, challenge.means.size() > 1 ? " 가운데서" : "만"),
                 fmt::format("By {}: ", means)};
  return {{{how.in(language)}, {fmt::format("{} --{} …", command, challenge.means.front()), Tone::command}}};
}

Text searched(const lessons::Attempt& attempt) {
  if (attempt.schedules == 0) return {};
  if (attempt.reached) {
    return {fmt::format(" 스케줄 {}개를 빠짐없이 탐색했고 모두 그렇다.", attempt.schedules),
            fmt::format(" All {} were searched, and each is so.", plural(attempt.schedules, "schedule"))};
  }
  return {fmt::format(" 스케줄 {}개 가운데 {}개만 그렇다. 아닌 것 하나:", attempt.schedules, attempt.passing),
          fmt::format(" Of {}, {} so. One that is not:", plural(attempt.schedules, "schedule"),
                      attempt.passing == 0   ? "none is"
                      : attempt.passing == 1 ? "only 1 is"
                                             : fmt::format("only {} are", attempt.passing))};
}

}  // namespace

Text ending_in_words(Ending ending) {
  switch (ending) {
    case Ending::returned: return {"main이 끝난다", "main returns"};
    case Ending::panicked: return {"패닉으로 죽는다", "it dies of a panic"};
    case Ending::deadlocked: return {"데드락으로 죽는다", "it dies of a deadlock"};
    case Ending::fatal: return {"치명적 오류로 죽는다", "it dies of a fatal error"};
    case Ending::exited: return {"os.Exit로 끝난다", "os.Exit ends it"};
    case Ending::timed_out: return {"시간 초과로 끊긴다", "it runs out of time"};
    case Ending::step_limit: return {"끝나지 않는다", "it does not end"};
    case Ending::interrupted: return {"신호로 끊긴다", "a signal ends it"};
    case Ending::awaiting_signal: return {"신호를 기다린다", "it waits for a signal"};
  }
  return {};
}

std::string answer_in_words(Language language, const lessons::Phrase& ask, const std::string& answer) {
  if (ask.name == "can-leak") return (answer == "yes" ? Text{"있다", "yes"} : Text{"없다", "no"}).in(language);
  if (!lessons::asks_endings(ask)) return answer;
  for (int i = 0; i <= static_cast<int>(Ending::awaiting_signal); ++i) {
    if (to_string(static_cast<Ending>(i)) == answer) return ending_in_words(static_cast<Ending>(i)).in(language);
  }
  return answer;
}

std::string task_text(Language language, const Text& text, const study::RunSpec& spec) {
  return filled(language, text.in(language), study::Facts(spec)).value_or(text.in(language));
}

bool may_be_several(const Question& question) {
  return question.all && question.ask.name != "can-leak" && question.ask.name != "lines-when";
}

std::vector<std::string> hints(Language language, const Question& question, const JudgedQuestion& judged) {
  std::vector<std::string> all{task_text(language, question.hint, judged.spec)};
  for (std::size_t i = judged.choices.size(); i-- > 0;) {
    if (judged.choices[i].right) continue;
    const std::string number = std::to_string(i + 1);
    all.push_back(Text{study::with_particle(number, "은", "는") + " 아니다.", number + " is not right."}.in(language));
    break;
  }
  return all;
}

std::vector<std::string> hints(Language language, const Challenge& challenge, const study::RunSpec& spec) {
  std::vector<std::string> all{task_text(language, challenge.hint, spec)};
  if (challenge.play || challenge.solutions.empty()) return all;
  const lessons::Setup& solution = challenge.solutions.front();
  std::vector<std::string> turned;
  for (const auto& [name, value] : solution.knobs) turned.push_back(name);
  if (solution.procs) turned.emplace_back("procs");
  const std::string knobs = names_of(turned);
  all.push_back(Text{study::with_particle(knobs, "을", "를") + " 바꾼다.", "Turn " + knobs + "."}.in(language));
  return all;
}

std::set<std::size_t> right_choices(const JudgedQuestion& judged) {
  std::set<std::size_t> right;
  for (std::size_t i = 0; i < judged.choices.size(); ++i) {
    if (judged.choices[i].right) right.insert(i + 1);
  }
  return right;
}

std::string command_of(const Entry& entry, const Question& question, const JudgedQuestion& judged) {
  const study::Runnable& runnable = program_of(entry, question.setup).runnable;
  const std::string bare = command(question.all ? "explore" : "lesson", runnable, judged.spec.settings.typed());
  return with_procs(bare, judged.spec) + (question.setup.virtual_time ? " --fast" : "");
}

Code around(const Entry& entry, std::size_t line) {
  const std::vector<std::string> source = study::split_lines(entry.folder->program);
  const auto [begin, end] = function_around(source, line - 1);
  Code code{.lines = {}, .indent = 0};
  for (std::size_t i = begin; i <= end; ++i) {
    std::string text = source[i];
    for (std::size_t tab = 0; (tab = text.find('\t', tab)) != std::string::npos;) text.replace(tab, 1, "  ");
    code.lines.push_back(fmt::format("{} {:>4}  {}", i + 1 == line ? "▸" : " ", i + 1, text));
  }
  return code;
}

Blocks about_question(Language language, const Entry& entry, const Question& question, const JudgedQuestion& judged) {
  Blocks blocks{Heading{fmt::format("{}/{}  {}", entry.id, question.id, entry.title.in(language))},
                Line{{{all_settings(language, judged.spec), Tone::faint}}},
                Gap{},
                around(entry, line_of(entry, question)),
                Gap{},
                Sentence{task_text(language, question.text, judged.spec), Tone::strong},
                Gap{}};
  append(blocks, choices(language, question, judged));
  return blocks;
}

Blocks about_answer(Language language, const Entry& entry, const Question& question, const JudgedQuestion& judged,
                    const std::set<std::size_t>& chosen) {
  Blocks blocks{verdict(language, right_choices(judged), chosen),
                Sentence{task_text(language, question.because, judged.spec)},
                Sentence{how_judged(language, judged) + ":", Tone::faint},
                Line{{{command_of(entry, question, judged), Tone::command}}, 2}};
  add_shown(blocks, language, question, judged);
  return blocks;
}

Blocks about_challenge(Language language, const Entry& entry, const Challenge& challenge) {
  const study::Runnable& runnable = program_of(entry, challenge.setup).runnable;
  const study::RunSpec spec = challenge.play || challenge.always
                                  ? lessons::search_of(program_of(entry, challenge.setup), challenge.setup)
                                  : lessons::run_of(program_of(entry, challenge.setup), challenge.setup);
  return {Heading{fmt::format("{}/{}  {}", entry.id, challenge.id, entry.title.in(language))},
          Line{{{runnable.name + "  " + typed_settings(spec.procs, spec.settings.typed()), Tone::faint}}}, Gap{},
          Sentence{task_text(language, challenge.text, spec), Tone::strong}, way_to(language, entry, challenge)};
}

Text could_be_less(const Challenge& challenge, const std::string& better) {
  if (better.empty()) return {};
  return {fmt::format("더 작은 값으로도 된다. 최선은 --{} {}.", challenge.least, better),
          fmt::format("Less will do: the best is --{} {}.", challenge.least, better)};
}

Blocks about_attempt(Language language, const Challenge& challenge, const lessons::Attempt& attempt) {
  const Text met = attempt.reached ? Text{"✓ 해냈다.", "✓ Done."} : Text{"✗ 아직이다.", "✗ Not yet."};
  Blocks blocks{Line{{{(met + searched(attempt)).in(language), attempt.reached ? Tone::good : Tone::bad}}}};
  if (attempt.shown_by) {
    blocks.push_back(Line{{{"golearn replay " + to_string(*attempt.shown_by), Tone::command}}, 2});
  } else if (!attempt.reached) {
    const Text ended = ending_in_words(attempt.came.ending);
    blocks.push_back(Line{{{Text{fmt::format("{}줄을 출력하고 {}.", attempt.came.lines.size(), ended.ko),
                                 fmt::format("It prints {}; {}.", plural(attempt.came.lines.size(), "line"), ended.en)}
                                .in(language)}},
                          2});
  }
  if (attempt.reached) blocks.push_back(Sentence{task_text(language, challenge.because, attempt.spec)});
  if (const Text less = could_be_less(challenge, attempt.better); !less.en.empty()) {
    blocks.push_back(Sentence{less.in(language), Tone::notable});
  }
  return blocks;
}

}  // namespace golearn::words
