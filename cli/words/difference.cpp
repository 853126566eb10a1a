#include "words/difference.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/event_facts.hpp"
#include "study/watched.hpp"
#include "words/glyphs.hpp"
#include "words/lesson.hpp"
#include "words/names.hpp"
#include "words/next_steps.hpp"
#include "words/outcome.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kBefore = 6;  // steps shown before the two part
constexpr std::size_t kAfter = 20;  // and from there on

using Steps = std::vector<std::string>;

std::string step(const Names& names, int column, const Trace::Entry& entry) {
  const Event& e = entry.event;
  std::string line = pad(names.column(e.goroutine), column) + " " + std::string(to_string(e.kind));
  if (e.other) line += " " + names.goroutine(e.other);
  if (e.reason != WaitReason::none) line += " " + std::string(to_string(e.reason));
  if (!entry.text.empty()) line += " " + entry.text;
  return line + names.at(e.where);
}

// Without what only the scheduler does.
Steps steps_of(Language language, const SeenRun& run) {
  const Names names(language, *run.spec.runnable, run.record);
  const int column = widest_column(*run.spec.runnable);
  Steps steps;
  for (const Trace::Entry& entry : run.record.seen.get<study::Events>().entries) {
    if (facts(entry.event.kind).by_program) steps.push_back(step(names, column, entry));
  }
  return steps;
}

std::string line_of(const Steps& steps, std::size_t i) { return i < steps.size() ? steps[i] : ""; }

void add_steps(Blocks& blocks, Language language, const Steps& a, const Steps& b) {
  const auto parting = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t first = parting > kBefore ? parting - kBefore : 0;
  const auto remark = [&](const Text& text, Tone tone) { blocks.push_back(Line{{{text.in(language), tone}}}); };
  const auto add = [&](std::size_t from, std::size_t to) {
    Beside rows{.widest = true};
    for (std::size_t i = from; i < to; ++i) rows.rows.push_back({line_of(a, i), line_of(b, i)});
    blocks.push_back(std::move(rows));
  };
  if (first > 0) {
    remark({fmt::format("… 앞의 {}걸음은 같다", first), fmt::format("… the first {} steps are the same", first)},
           Tone::faint);
  }
  add(first, std::min(longest, parting));
  if (parting < longest) remark({"── 여기서 갈라진다 ──", "── here they part ──"}, Tone::notable);
  add(parting, std::min(longest, parting + kAfter));
  if (longest > parting + kAfter) {
    const std::size_t more = longest - parting - kAfter;
    remark({fmt::format("… {}걸음 더", more), fmt::format("… {} more steps", more)}, Tone::faint);
  }
}

std::vector<std::string> happened(Language language, const SeenRun& run) {
  return what_happened(Names(language, *run.spec.runnable, run.record), run.spec, run.record);
}

}  // namespace

Blocks about_difference(Language language, const SeenRun& with, const SeenRun& without) {
  const std::string& id = with.spec.runnable->id;
  const std::string mended = Text{"동기화함", "synchronised"}.in(language);
  Blocks blocks{Heading{id + "  " + with.spec.runnable->title.in(language)},
                Line{{{fmt::format("procs {} · seed {}", with.spec.procs, with.spec.seed), Tone::faint}}}, Gap{},
                Beside{{{mended, "--no-sync"}}, Tone::plain, true}};
  add_steps(blocks, language, steps_of(language, with), steps_of(language, without));
  add_list(blocks, mended, happened(language, with));
  add_list(blocks, "--no-sync", happened(language, without));
  append(blocks, try_next(language, {{fmt::format("golearn diff {} --seed {}", id, with.spec.seed + 1), ""},
                                     {fmt::format("golearn explore {} --no-sync", id), ""}}));
  return blocks;
}

}  // namespace golearn::words
