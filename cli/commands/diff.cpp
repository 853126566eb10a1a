// golearn diff: a program with something and without it, such as its synchronisation, in step.
#include <algorithm>

#include "args/values.hpp"
#include "commands/command.hpp"
#include "commands/options.hpp"
#include "golearn/study/difference.hpp"
#include "golearn/study/token.hpp"
#include "words/difference.hpp"

namespace golearn::commands {
namespace {

using study::Knob;
using study::Runnable;
using study::RunSpec;
using study::TypedKnobs;

constexpr std::uint64_t kMostSeeds = 100;
constexpr const char* kNoSync = "no-sync";

const Knob* first_flag(const Runnable& runnable) {
  if (const Knob* no_sync = study::find_knob(runnable.knobs, kNoSync)) return no_sync;
  const auto flag = std::ranges::find(runnable.knobs, Knob::Kind::flag, &Knob::kind);
  return flag == runnable.knobs.end() ? nullptr : &*flag;
}

// The first program that has such a flag, for want of one --no-sync.
const Runnable& program_of(const Request& request) {
  const auto& programs = request.selection.programs;
  const auto has = [](const auto& wanted) {
    return [wanted](const lessons::Program* program) { return wanted(program->runnable) != nullptr; };
  };
  auto found =
      std::ranges::find_if(programs, has([](const Runnable& r) { return study::find_knob(r.knobs, kNoSync); }));
  if (found == programs.end()) found = std::ranges::find_if(programs, has(first_flag));
  if (found != programs.end()) return (*found)->runnable;
  throw Refusal(
      {"여기에는 넣고 빼며 비교할 --no-sync 같은 옵션이 없다. 있는 강의는 9.3.1, 9.3.6, 10.5 등이다",
       "there is no option such as --no-sync here to compare with and without; 9.3.1, 9.3.6 and 10.5 have one"});
}

// What makes the difference: the flags that were typed, or the program's first.
std::vector<const Knob*> flags_of(const Runnable& runnable, const TypedKnobs& typed) {
  std::vector<const Knob*> flags;
  for (const Knob& knob : runnable.knobs) {
    const auto at = typed.find(knob.name);
    if (knob.kind == Knob::Kind::flag && at != typed.end() && at->second == "true") flags.push_back(&knob);
  }
  if (flags.empty()) flags.push_back(first_flag(runnable));
  return flags;
}

// What a flag contradicts goes with it.
TypedKnobs with_flags(TypedKnobs knobs, const std::vector<const Knob*>& flags) {
  for (const Knob* flag : flags) {
    for (const auto& [other, effect] : flag->effects) {
      if (effect.fixed) knobs.erase(other);
    }
    knobs[flag->name] = "true";
  }
  return knobs;
}

// On both sides, so that the flag is all that differs.
TypedKnobs with_what_matters(TypedKnobs knobs, const std::vector<const Knob*>& flags) {
  for (const Knob* flag : flags) knobs.insert(flag->company.begin(), flag->company.end());
  return knobs;
}

// A program that is not synchronised by default takes a mutex.
TypedKnobs without_flags(const Runnable& runnable, TypedKnobs knobs, const std::vector<const Knob*>& flags) {
  for (const Knob* flag : flags) {
    if (flag->small.empty()) {
      knobs.erase(flag->name);
    } else {
      knobs[flag->name] = "false";  // in a search it would be set
    }
  }
  const Knob* sync = study::find_knob(runnable.knobs, "sync");
  if (!sync || flags.front()->name != kNoSync) return knobs;
  if (const auto typed = knobs.find("sync"); typed != knobs.end() && typed->second == "none") knobs.erase(typed);
  if (sync->fallback == "none") knobs.try_emplace("sync", "mutex");
  return knobs;
}

struct Both {
  RunSpec with, without;
  words::Sides sides;
  study::OwnDeed own;  // what an operation is that one side has alone
  TypedKnobs asked;    // those of the program
  TypedKnobs typed;    // and what makes the difference
};

words::Sides sides_of(const std::vector<const Knob*>& flags, const TypedKnobs& without) {
  std::string options;
  for (const Knob* flag : flags) options += (options.empty() ? "--" : " --") + flag->name;
  if (flags.front()->name == kNoSync) {
    const auto sync = without.find("sync");
    if (sync == without.end()) return {{"동기화함", "synchronised"}, {options, options}};
    return {{"--sync " + sync->second, "--sync " + sync->second}, {options, options}};
  }
  return {{options + " 없이", "without " + options}, {options, options}};
}

// Of the same sizes.
Both resolve(const Request& request) {
  const Runnable& runnable = program_of(request);
  TypedKnobs typed;
  for (const auto& [name, value] : request.knobs) {
    if (study::find_knob(runnable.knobs, name)) typed[name] = value;
  }
  const std::vector<const Knob*> flags = flags_of(runnable, typed);
  const TypedKnobs without = without_flags(runnable, with_what_matters(typed, flags), flags);
  const TypedKnobs sizes = study::small_run(runnable, without).settings.typed();
  return {study::small_run(runnable, sizes),
          study::small_run(runnable, with_flags(sizes, flags)),
          sides_of(flags, without),
          flags.front()->name == kNoSync ? study::OwnDeed::guards : study::OwnDeed::differs,
          typed,
          with_flags(with_what_matters(typed, flags), flags)};
}

// Both runs again, another seed, the program's other flags, and the search that finds all.
std::vector<words::Suggestion> next_of(const Both& both, const study::Difference& found) {
  const Runnable& runnable = *both.with.runnable;
  std::vector<words::Suggestion> next;
  for (const study::RunInStep* run : {&found.with, &found.without}) {
    next.push_back({"golearn replay " + to_string(study::token_of(run->spec, run->schedule, {})), ""});
  }
  const std::string seed = " --seed " + std::to_string(found.seed + 1);
  next.push_back({words::command("diff", runnable, both.asked) + seed, ""});
  for (const Knob& knob : runnable.knobs) {
    if (knob.kind != Knob::Kind::flag || both.typed.contains(knob.name)) continue;
    next.push_back({words::command("diff", runnable, {{knob.name, "true"}}), ""});
  }
  next.push_back({words::command("explore", runnable, both.typed), ""});
  return next;
}

words::Sheet sheet_of(const study::RunInStep& run, const words::StepRange& range, Language language) {
  const Picture picture = words::picture_of_run(run.record);
  return words::sheet_of(words::names_in(language, *run.spec.runnable, run.record, picture), picture, range);
}

words::Blocks pictures_of(const study::Difference& found, const words::Sides& sides, const words::StepRange& range,
                          Language language) {
  return {words::Gap{}, words::Heading{words::step_by_step().in(language)},
          words::Sheets{{sides.with.in(language), sides.without.in(language)},
                        sheet_of(found.with, range, language),
                        sheet_of(found.without, range, language)}};
}

int run_diff(const Request& request, const Stage& stage) {
  const Both both = resolve(request);
  const bool given = request.has("seed");
  const study::Difference found = [&] {
    const render::Progress progress = sign_of_life(stage);
    return given ? study::run_in_step(both.with, both.without, args::seed_of(request, 1), both.own)
                 : study::find_difference(both.with, both.without, kMostSeeds, both.own);
  }();
  words::Blocks pictures;
  if (request.has("steps")) pictures = pictures_of(found, both.sides, step_range(request), stage.language);
  show(stage, words::about_difference(stage.language, found, both.sides, given ? 0 : kMostSeeds, next_of(both, found),
                                      std::move(pictures)));
  return 0;
}

}  // namespace

Command diff() {
  return {{.name = "diff",
           .help = {"동기화가 있을 때와 없을 때를 나란히 실행해, 어디서 갈라지는지 보여 준다",
                    "a lesson with and without its synchronisation, or another option: where the two part"},
           .words = args::Words::lesson,
           .knobs = true,
           .options = {{"seed",
                        {"시드 (기본값: 결과가 달라지는 첫 시드)",
                         "the seed (default: the first that makes the results differ)"}},
                       steps_option(),
                       ascii_option()}},
          run_diff};
}

}  // namespace golearn::commands
