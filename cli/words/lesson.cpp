#include "words/lesson.hpp"

#include <set>

#include "golearn/core/go.hpp"
#include "golearn/study/watched.hpp"
#include "lessons/lesson_text.hpp"
#include "words/cores.hpp"
#include "words/filled.hpp"
#include "words/names.hpp"
#include "words/next_steps.hpp"
#include "words/outcome.hpp"
#include "words/processors.hpp"
#include "words/races.hpp"
#include "words/reasons.hpp"
#include "words/settings.hpp"
#include "words/waits.hpp"
#include "words/would_go_tell.hpp"

namespace golearn::words {
namespace {

using study::RunRecord;
using study::RunSpec;

// Of a deadlock, and where one asked why, of what has leaked.
std::vector<std::string> who_waits(const Names& names, const RunSpec& spec, const RunRecord& record) {
  const bool deadlocked = record.outcome.ending == Ending::deadlocked;
  if (!deadlocked && !spec.watches("why")) return {};
  const auto& waits = record.seen.get<study::Waits>();
  std::set<std::uint64_t> told;
  for (const GoroutineInfo& g : deadlocked ? record.outcome.goroutines : leaks(record.outcome)) told.insert(g.id);
  for (const Leak& leak : waits.leaks) told.insert(leak.goroutine);
  return about_waits(names, waits.at_end, [&](const WaitNode& node) { return told.contains(node.goroutine); });
}

}  // namespace

void add_list(Blocks& blocks, const std::string& title, std::vector<std::string> items) {
  if (items.empty()) return;
  append(blocks, {Gap{}, Heading{title}, List{std::move(items)}});
}

Blocks before_run(Language language, const RunSpec& spec) {
  return {Heading{spec.runnable->id + "  " + spec.runnable->title.in(language)},
          Line{{{all_settings(language, spec), Tone::faint}}}, Gap{}};
}

Blocks after_run(Language language, const lessons::Program& program, const RunSpec& spec, const RunRecord& record) {
  const Names names(language, program.runnable, record);
  const lessons::LessonText text = text_of(*program.entry, language);
  const lessons::ScenarioText& mine = text.scenario(program.scenario.name);
  const study::Facts facts(spec, record);
  std::vector<Suggestion> next = suggestions(language, spec, mine, facts);
  Blocks blocks;
  std::vector<std::string> happened = what_happened(names, spec, record);
  if (const Text slow = about_cores(record.outcome, num_cpu()); !slow.en.empty()) happened.push_back(names.say(slow));
  add_list(blocks, names.say({"무슨 일이 있었나", "What happened"}), std::move(happened));
  append(blocks, about_processors(names, record.seen.get<study::Processors>()));
  add_list(blocks, names.say({"누가 누구를 기다리나", "Who waits for whom"}), who_waits(names, spec, record));
  if (std::string told = would_go_tell(names, record); !told.empty()) {
    add_list(blocks, names.say({"진짜 Go라면 알려 주었을까", "Would real Go have told you?"}), {std::move(told)});
  }
  if (spec.watches("race")) {
    const auto& races = record.seen.get<study::Races>().races;
    add_list(blocks, names.say({"데이터 경쟁", "Data races"}), about_races(names, races));
    const auto first = race_suggestions(language, spec, !races.empty(), record.outcome.spawned == 1);
    for (const Suggestion& each : first) {
      // The text may say more of the same command.
      if (std::ranges::find(next, each.command, &Suggestion::command) == next.end()) next.insert(next.begin(), each);
    }
  }
  if (spec.watches("why")) {
    add_list(blocks, names.say({"왜 이 순서인가", "Why this order"}),
             about_order(names, record.seen.get<study::Reasons>().lines, spec));
  }
  add_list(blocks, names.say({"눈여겨볼 점", "What to notice"}), applying(language, mine.notice, facts));
  append(blocks, try_next(language, next));
  return blocks;
}

}  // namespace golearn::words
