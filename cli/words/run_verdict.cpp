#include "words/run_verdict.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "words/outcome.hpp"
#include "words/picture_problems.hpp"
#include "words/steps.hpp"

namespace golearn::words {
namespace {

using study::RunRecord;
using study::RunSpec;
using study::with_particle;

class Judge {
 public:
  Judge(const RunSpec& spec, const RunRecord& record, const Picture& picture)
      : spec_(spec),
        record_(record),
        picture_(picture),
        ko_(names_in(Language::korean, *spec.runnable, record, picture)),
        en_(names_in(Language::english, *spec.runnable, record, picture)) {}

  std::vector<VerdictLine> all() {
    for (const ProblemKind kind :
         {ProblemKind::circle, ProblemKind::panicked, ProblemKind::lost, ProblemKind::race, ProblemKind::stuck}) {
      add(kind);
    }
    if (lines_.empty()) lines_.push_back({tone_of_ending(), ending(), {}});
    std::ranges::stable_sort(lines_, [](const VerdictLine& a, const VerdictLine& b) {
      return (a.tone == Tone::bad) > (b.tone == Tone::bad);
    });
    return std::move(lines_);
  }

 private:
  // Of a deadlock the circle says it all.
  void add(ProblemKind kind) {
    const bool said = !lines_.empty() && kind == ProblemKind::stuck && record_.outcome.ending == Ending::deadlocked;
    if (said) return;
    const auto is_it = [&](const PictureProblem& each) { return each.kind == kind; };
    const auto first = std::ranges::find_if(picture_.problems, is_it);
    if (first == picture_.problems.end()) return;
    const auto count = static_cast<std::size_t>(std::ranges::count_if(picture_.problems, is_it));
    lines_.push_back({tone_of(kind), text_of(*first, count), last_of(*first)});
  }

  // Who is left behind hurts nobody but where all are.
  [[nodiscard]] Tone tone_of(ProblemKind kind) const {
    const bool died = record_.outcome.ending == Ending::deadlocked;
    return kind == ProblemKind::stuck && !died ? Tone::notable : Tone::bad;
  }

  [[nodiscard]] Tone tone_of_ending() const {
    return record_.outcome.ending == Ending::returned || record_.outcome.exit_status == 0 ? Tone::good : Tone::notable;
  }

  Text ending() { return {what_happened(ko_, spec_, record_).front(), what_happened(en_, spec_, record_).front()}; }

  Text text_of(const PictureProblem& problem, std::size_t count) {
    switch (problem.kind) {
      case ProblemKind::lost: return lost(problem, count);
      case ProblemKind::race: return race(problem);
      case ProblemKind::circle: return circle(problem);
      case ProblemKind::stuck: return stuck(count);
      case ProblemKind::panicked: return ending();
    }
    return {};
  }

  // What came of it, if the program itself tells.
  [[nodiscard]] Text finding() const {
    if (!spec_.runnable->findings || !record_.figures) return {};
    const study::ProgramRun run(spec_.settings, *record_.figures);
    const std::vector<Text> found = spec_.runnable->findings(run, record_.outcome);
    return found.empty() ? Text{} : Text{" ", " "} + found.front();
  }

  [[nodiscard]] const PictureStep& step(std::size_t at) const { return picture_.steps[at]; }

  Text lost(const PictureProblem& problem, std::size_t count) {
    const std::string thing = en_.short_name(step(problem.steps[2]).object);
    const std::string mine = short_form(step(problem.steps[2]).goroutine);
    const std::string other = short_form(step(problem.steps[1]).goroutine);
    Text text{fmt::format("갱신이 사라졌다: {} {}에 쓴 것을, 그 전에 읽어 둔 {} 덮어쓴다",
                          with_particle(other, "이", "가"), thing, with_particle(mine, "이", "가")),
              fmt::format("A lost update: {} overwrites what {} wrote into {}, because it had read {} before that",
                          mine, other, thing, thing)};
    if (count > 1)
      text =
          text + Text{fmt::format(" (이런 쓰기가 모두 {}번)", count), fmt::format(" ({} such writes in all)", count)};
    return text + Text{".", "."} + finding();
  }

  Text race(const PictureProblem& problem) {
    const std::string thing = en_.short_name(step(problem.steps[0]).object);
    const std::string first = short_form(step(problem.steps[0]).goroutine);
    const std::string second = short_form(step(problem.steps[1]).goroutine);
    return {
        fmt::format("{} 데이터 경쟁: {} {} 순서를 정하는 것이 없다.", with_particle(thing, "을 둘러싼", "를 둘러싼"),
                    with_particle(first, "과", "와"), with_particle(second, "의", "의")),
        fmt::format("A data race on {}: nothing orders {} and {}.", thing, first, second)};
  }

  Text circle(const PictureProblem& problem) {
    return Text{"데드락(교착 상태): ", "A deadlock: "} + about_problem(en_, picture_, problem);
  }

  Text stuck(std::size_t count) {
    if (record_.outcome.ending == Ending::deadlocked) return ending();
    std::vector<std::uint64_t> who;
    for (const PictureProblem& each : picture_.problems) {
      if (each.kind == ProblemKind::stuck) who.push_back(step(each.steps.front()).goroutine);
    }
    return {fmt::format("{} 영원히 기다린다: 깨워 줄 것이 없다.", with_particle(ko_.goroutines(who), "이", "가")),
            fmt::format("{} wait{} for ever: nothing is left to wake {}.", en_.goroutines(who), count == 1 ? "s" : "",
                        count == 1 ? "it" : "them")};
  }

  const RunSpec& spec_;
  const RunRecord& record_;
  const Picture& picture_;
  Names ko_, en_;
  std::vector<VerdictLine> lines_;
};

}  // namespace

std::vector<VerdictLine> verdict_of(const RunSpec& spec, const RunRecord& record, const Picture& picture) {
  return Judge(spec, record, picture).all();
}

}  // namespace golearn::words
