#include "practice_known.hpp"

#include <map>

#include "golearn/study/run.hpp"

namespace golearn::test {
namespace {

using lessons::Challenge;
using lessons::Entry;
using lessons::Program;
using lessons::Question;
using lessons::Setup;

// Everything that a result depends on, as text, between separators that stand in no practice.txt.
std::string key(const std::string& part) { return part + '\x1f'; }

std::string key(const Setup& setup) {
  std::string all = key(setup.program) + key(std::to_string(setup.procs)) + (setup.real_time ? "r" : "v");
  for (const auto& [name, value] : setup.knobs) all += key(name) + key(value);
  return all + '\x1e';
}

std::string key(const lessons::Phrase& phrase) {
  std::string all = key(phrase.name);
  for (const std::string& word : phrase.words) all += key(word);
  return all + '\x1e';
}

std::string key(const Entry& entry, const Question& question, const std::string& value) {
  std::string all = key(entry.id) + key(question.setup) + key(question.ask) + key(question.vary) + key(value);
  all += question.all ? "a" : "r";
  if (question.near) return all + key(question.id);  // which decides what the choices are
  for (const lessons::Choice& choice : question.choices) all += key(choice.answer);
  return all;
}

std::string key(const Entry& entry, const Challenge& challenge, const Setup& turned) {
  std::string all = key(entry.id) + key(challenge.setup) + key(turned) + (challenge.always ? "a" : "r");
  for (const lessons::Phrase& test : challenge.goal) all += key(test);
  for (const std::string& means : challenge.means) all += key(means);
  return all;
}

template <class Value, class Compute>
const Value& kept(const std::string& key, Compute compute) {
  static std::map<std::string, Value> known;
  const auto at = known.find(key);
  return at != known.end() ? at->second : known.emplace(key, compute()).first->second;
}

study::RunSpec untouched_run(const Program& program, const Setup& setup) {
  study::RunSpec spec = study::for_search(lessons::search_of(program, setup));
  spec.driver = study::Driver::replay;  // of no choices: whoever would go by itself goes
  return spec;
}

study::RunSpec run_in_go_order(const Program& program, const Setup& setup) {
  study::RunSpec spec = lessons::search_of(program, setup);
  if (setup.procs == 0) spec.procs = 1;  // with more it is no certain order
  spec.clock = ClockMode::simulated;
  return spec;
}

}  // namespace

const lessons::JudgedQuestion& judged(const Entry& entry, const Question& question, const std::string& value) {
  return kept<lessons::JudgedQuestion>(key(entry, question, value),
                                       [&] { return lessons::judge(entry, question, value); });
}

const lessons::Attempt& attempted(const Entry& entry, const Challenge& challenge, const Setup& turned) {
  return kept<lessons::Attempt>(key(entry, challenge, turned),
                                [&] { return lessons::attempt(entry, challenge, turned); });
}

const lessons::Ways& ways_of(const Entry& entry, const Challenge& challenge, const Setup& turned) {
  return kept<lessons::Ways>(key(entry, challenge, turned), [&] { return lessons::ways(entry, challenge, turned); });
}

const lessons::Came& untouched(const Entry& entry, const Challenge& challenge) {
  const Program& program = program_of(entry, challenge.setup);
  return kept<lessons::Came>(key(entry.id) + key(challenge.setup),
                             [&] { return came_of(program, study::run(untouched_run(program, challenge.setup))); });
}

const lessons::Came& in_go_order(const Entry& entry, const Challenge& challenge) {
  const Program& program = program_of(entry, challenge.setup);
  return kept<lessons::Came>(key(entry.id) + key(challenge.setup) + "go",
                             [&] { return came_of(program, study::run(run_in_go_order(program, challenge.setup))); });
}

const std::vector<lessons::Came>& in_random_orders(const Program& program, study::RunSpec spec) {
  constexpr std::uint64_t kOrders = 20;
  spec.driver = study::Driver::sampler;
  spec.procs = 2;
  std::string its = key(program.runnable.id);
  for (const auto& [name, value] : spec.settings.typed()) its += key(name) + key(value);
  return kept<std::vector<lessons::Came>>(its, [&] {
    std::vector<lessons::Came> all;
    for (spec.seed = 1; spec.seed <= kOrders; ++spec.seed) all.push_back(came_of(program, study::run(spec)));
    return all;
  });
}

const lessons::Came& replayed(const Program& program, const study::Token& token) {
  return kept<lessons::Came>(to_string(token),
                             [&] { return came_of(program, study::run(study::replay_of(program.runnable, token))); });
}

}  // namespace golearn::test
