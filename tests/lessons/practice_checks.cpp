#include "practice_checks.hpp"

#include <algorithm>
#include <exception>

#include "practice_say.hpp"
#include "support/literals.hpp"

namespace golearn::test {
namespace {

using lessons::Challenge;
using lessons::Entry;
using lessons::Program;
using lessons::Question;

// The names in a text's holes: `{buffer}`. What stands in backquotes is code.
Lines holes_in(const std::string& text) {
  Lines names;
  bool code = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`') code = !code;
    if (code || text[i] != '{') continue;
    const auto end = std::min(text.find('}', i), text.size());
    names.push_back(text.substr(i + 1, end - i - 1));
  }
  return names;
}

bool comes_before(const Entry& entry, const std::string& id) {
  const Entry* needed = lessons::find_lesson(id);
  return needed && needed->id == id && needed < lessons::find_lesson(entry.id);
}

const std::vector<int> kAsItIs{0};

std::vector<int> any_procs(const Entry& entry, const lessons::Setup& setup) {
  const bool said = setup.procs != 0 || program_of(entry, setup).runnable.procs != 0;
  return said ? kAsItIs : std::vector{1, 2, 4};
}

void append(Lines& all, const Lines& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

void check_texts(Say& say, const lessons::Task& task, const Program& program) {
  for (const study::Text& text : {task.text, task.hint, task.because}) {
    if (!has_hangul(text.ko)) say("'{}' is no Korean", text.ko);
    if (has_hangul(text.en)) say("'{}' is no English", text.en);
    for (const std::string& hole : holes_in(text.ko + text.en)) {
      const bool known = hole == "procs" || study::find_knob(program.scenario.knobs, hole);
      if (!known) say("the program has no '{}' to say in its text", hole);
    }
  }
}

std::string as_tried(const std::string& value, int procs) {
  std::string words = value.empty() ? "" : "with " + value + ": ";
  if (procs != 0) words += fmt::format("at --procs {}: ", procs);
  return words;
}

std::vector<int> procs_of(const Entry& entry, const Question& question) {
  return question.all || question.vary == "procs" ? kAsItIs : any_procs(entry, question.setup);
}

std::vector<int> procs_of(const Entry& entry, const Challenge& challenge) {
  return challenge.play || challenge.always ? kAsItIs : any_procs(entry, challenge.setup);
}

Lines complaints(const Entry& entry, std::string_view text) {
  lessons::Practice practice;
  try {
    practice = practice_in(entry, text);
  } catch (const std::exception& error) {
    return {error.what()};
  }
  Lines all;
  if (practice.questions.size() < 3) all.push_back("there are fewer than three questions");
  if (practice.challenges.empty()) all.push_back("there is no challenge");
  for (const std::string& id : practice.needs) {
    if (!comes_before(entry, id)) all.push_back(fmt::format("'{}' is no lesson that comes before", id));
  }
  for (const Question& question : practice.questions) append(all, complaints(entry, question));
  for (const Challenge& challenge : practice.challenges) append(all, complaints(entry, challenge));
  return all;
}

}  // namespace golearn::test
