// What is wrong with a challenge.
#include <fmt/format.h>

#include "practice_checks.hpp"
#include "practice_known.hpp"
#include "practice_say.hpp"

namespace golearn::test {
namespace {

using lessons::Challenge;
using lessons::Entry;
using lessons::Setup;

void check_least(Say& say, const Entry& entry, const Challenge& challenge) {
  const Setup& best = challenge.solutions.front();
  const study::Knob* knob = study::find_knob(program_of(entry, challenge.setup).scenario.knobs, challenge.least);
  if (!knob || best.knobs.size() != 1 || !best.knobs.contains(challenge.least)) {
    return say("the first solution is to turn '{}', of which least is asked, and nothing else", challenge.least);
  }
  for (auto less = knob->least; less < std::stoll(best.knobs.at(challenge.least)); ++less) {
    const Setup turned{.program = best.program, .knobs = {{challenge.least, std::to_string(less)}}};
    if (attempted(entry, challenge, turned).reached) return say("--{} {} will do", challenge.least, less);
  }
}

std::string as_typed(const Setup& turned) {
  std::string words;
  for (const auto& [name, value] : turned.knobs) words += fmt::format("--{} {} ", name, value);
  if (turned.procs != 0) words += fmt::format("--procs {} ", turned.procs);
  return words;
}

// Whoever's turn it is: no solution is a matter of luck.
void check_orders(Say& say, const Entry& entry, const Challenge& challenge, const Setup& solution) {
  if (procs_of(entry, challenge).size() == 1 || challenge.setup.real_time || solution.procs != 0) return;
  const study::RunSpec& spec = attempted(entry, challenge, solution).spec;
  for (const lessons::Came& came : in_random_orders(program_of(entry, challenge.setup), spec)) {
    if (!passes(challenge.goal, came)) return say("{}does not reach it in each order", as_typed(solution));
  }
}

void check_on(Say& say, const Entry& entry, const Challenge& challenge, int procs) {
  const Challenge it = on_procs(challenge, procs);
  if (attempted(entry, it, {}).reached) say("{}it is reached before anything is turned", as_tried("", procs));
  for (const Setup& solution : challenge.solutions) {
    const bool reached = attempted(entry, it, solution).reached;
    if (!reached) say("{}{}does not reach it", as_tried("", procs), as_typed(solution));
  }
}

void check_by_knobs(Say& say, const Entry& entry, const Challenge& challenge) {
  for (const int procs : procs_of(entry, challenge)) check_on(say, entry, challenge, procs);
  for (const Setup& solution : challenge.solutions) check_orders(say, entry, challenge, solution);
  if (!challenge.least.empty()) check_least(say, entry, challenge);
}

void check_impossible(Say& say, const Entry& entry, const Challenge& challenge, const lessons::Ways& ways) {
  if (ways.best) say("it can be done: {}", to_string(*ways.best));
  if (ways_of(entry, challenge, challenge.possible_with).reaching == 0)
    say("it cannot be done 'possible-with', either");
}

// Where nobody who interferes brings it about, it can be missed, too.
void check_play(Say& say, const Entry& entry, const Challenge& challenge) {
  const lessons::Ways& ways = ways_of(entry, challenge);
  if (challenge.impossible) return check_impossible(say, entry, challenge, ways);
  if (!ways.best) return say("it cannot be done");
  if (passes(challenge.goal, untouched(entry, challenge))) say("it comes about if nobody interferes");
  if (passes(challenge.goal, in_go_order(entry, challenge))) say("it comes about in Go's own order");
  const lessons::Came& again = replayed(program_of(entry, challenge.setup), *ways.best);
  if (!passes(challenge.goal, again)) say("its token does not replay: {}", to_string(*ways.best));
}

}  // namespace

Lines complaints(const Entry& entry, const Challenge& challenge) {
  return said_of(challenge, [&](Say& say) {
    check_texts(say, challenge, program_of(entry, challenge.setup));
    challenge.play ? check_play(say, entry, challenge) : check_by_knobs(say, entry, challenge);
  });
}

}  // namespace golearn::test
