#include "tui/play_scene.hpp"

#include <algorithm>
#include <map>

#include "golearn/study/goal.hpp"
#include "golearn/study/turn.hpp"
#include "words/outcome.hpp"
#include "words/turns.hpp"

namespace golearn::tui {
namespace {

using study::Turn;

study::RunSpec spec_of(const lessons::Program& program, const lessons::Challenge& challenge) {
  study::RunSpec spec = lessons::search_of(program, challenge.setup);
  spec.watch.insert("names");
  return spec;
}

bool is_reached(const lessons::Program& program, const lessons::Challenge& challenge, const study::RunRecord& record) {
  return passes(challenge.goal, came_of(program, record));
}

std::vector<words::Table> tables_in(const words::Blocks& blocks) {
  std::vector<words::Table> tables;
  for (const words::Block& block : blocks) {
    if (const auto* table = std::get_if<words::Table>(&block)) tables.push_back(*table);
  }
  return tables;
}

std::string cell(const words::Table& table, std::size_t row, std::size_t column) {
  return row < table.rows.size() && column < table.rows[row].size() ? table.rows[row][column] : "";
}

// The name without the mark before it.
std::string name_in(std::string text) { return text.size() > 2 ? text.substr(2) : text; }

std::string joined(const std::vector<std::string>& row) {
  std::string text;
  for (const std::string& each : row) text += each.empty() ? "" : (text.empty() ? "" : "  ") + each;
  return text;
}

class Maker {
 public:
  Maker(const lessons::Program& program, const Turn& turn)
      : program_(program),
        turn_(turn),
        korean_(words::names_of(Language::korean, program.runnable, turn)),
        english_(words::names_of(Language::english, program.runnable, turn)) {}

  void add_rows(PlayScene& scene) const {
    const auto ko = tables_in(words::about_turn(korean_, turn_));
    const auto en = tables_in(words::about_turn(english_, turn_));
    if (ko.empty()) return;
    std::size_t row = 0;
    for (const auto& [number, where] : places()) {
      PlayRow it{.number = number,
                 .name = {name_in(cell(ko[0], row, 0)), name_in(cell(en[0], row, 0))},
                 .next = {cell(ko[0], row, 1), cell(en[0], row, 1)},
                 .state = {cell(ko[0], row, 2), cell(en[0], row, 2)},
                 .place = {cell(ko[0], row, 3), cell(en[0], row, 3)}};
      if (const auto move = turn_.numbered(number)) {
        it.can_go = true;
        it.move = static_cast<std::uint32_t>(*move);
      }
      scene.rows.push_back(std::move(it));
      scene.lines.push_back(program_.runnable.places(where).line);
      ++row;
    }
    for (std::size_t i = 1; i < std::min(ko.size(), en.size()); ++i) {
      for (std::size_t j = 0; j < ko[i].rows.size(); ++j) {
        scene.things.push_back({joined(ko[i].rows[j]), joined(en[i].rows[j])});
      }
    }
  }

  void add_end(const study::RunSpec& spec, PlayScene& scene) const {
    const auto ko = words::what_happened(korean_, spec, turn_.record);
    const auto en = words::what_happened(english_, spec, turn_.record);
    for (std::size_t i = 0; i < std::min(ko.size(), en.size()); ++i) scene.happened.push_back({ko[i], en[i]});
  }

 private:
  // By what one presses, in the order of the table.
  [[nodiscard]] std::map<std::uint64_t, Place> places() const {
    std::map<std::uint64_t, Place> all;
    for (std::size_t i = 0; i < turn_.moves.size(); ++i) all[turn_.number(i)] = turn_.moves[i].where;
    if (turn_.cases || turn_.numbers) return all;
    for (const study::Blocked& each : turn_.blocked) all[each.goroutine] = each.where;
    return all;
  }

  const lessons::Program& program_;
  const Turn& turn_;
  words::Names korean_, english_;
};

}  // namespace

PlayScene play_scene(const lessons::Program& program, const lessons::Challenge& challenge,
                     const std::vector<std::uint32_t>& choices) {
  const study::RunSpec spec = spec_of(program, challenge);
  const Schedule schedule{.choices = choices};
  const Turn turn = turn_after(spec, schedule);
  const Maker maker(program, turn);
  PlayScene scene{.goroutines = !turn.cases && !turn.numbers, .ended = turn.ended};
  for (const study::PrintedLine& line : turn.printed) {
    scene.printed.push_back(words::short_form(line.goroutine) + "  " + line.text);
  }
  if (!turn.moves.empty()) scene.usual = turn.number(0);
  if (!turn.ended) {
    maker.add_rows(scene);
    return scene;
  }
  scene.reached = is_reached(program, challenge, turn.record);
  scene.token = to_string(token_of(spec, schedule, spec.rules));
  maker.add_end(spec, scene);
  return scene;
}

namespace {

// What the challenge sets, when `best` reaches it with so many preemptions; none: nothing does.
study::Goal goal_of(const lessons::Program& program, const lessons::Challenge& challenge, std::optional<Schedule> best,
                    std::size_t preemptions) {
  return {spec_of(program, challenge),
          {.says = {},
           .reached = [&](const study::RunRecord& record) { return is_reached(program, challenge, record); },
           .best = std::move(best),
           .preemptions = preemptions}};
}

}  // namespace

PlayWays play_ways(const lessons::Entry& entry, const lessons::Challenge& challenge) {
  const lessons::Ways ways = lessons::ways(entry, challenge);
  PlayWays found{.possible = ways.best.has_value(), .schedules = ways.schedules};
  if (!ways.best) return found;
  study::Goal goal = goal_of(program_of(entry, challenge.setup), challenge, ways.best->schedule, ways.fewest);
  const study::Way& way = goal.shortest();
  found.best = way.schedule.value_or(ways.best->schedule).choices;
  found.preemptions = way.schedule ? way.preemptions : ways.fewest;
  return found;
}

PlayHint play_hint(const lessons::Program& program, const lessons::Challenge& challenge, const PlayWays& ways,
                   const std::vector<std::uint32_t>& choices) {
  study::Goal goal =
      goal_of(program, challenge, ways.possible ? std::optional(Schedule{.choices = ways.best}) : std::nullopt,
              ways.preemptions);
  const Schedule made{.choices = choices};
  const study::Way way = goal.way_from(made);
  if (!way.schedule || way.schedule->choices.size() <= choices.size()) return {};
  const Turn turn = turn_after(spec_of(program, challenge), made);
  return {.found = true, .number = turn.number(way.schedule->choices[choices.size()])};
}

std::vector<std::uint32_t> play_on(const lessons::Program& program, const lessons::Challenge& challenge,
                                   const std::vector<std::uint32_t>& choices) {
  return study::run_on(spec_of(program, challenge), Schedule{.choices = choices}).choices;
}

}  // namespace golearn::tui
