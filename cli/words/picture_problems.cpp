#include "words/picture_problems.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "words/step_deeds.hpp"

namespace golearn::words {
namespace {

using study::with_particle;

const Text kNobody{"아무도 깨워 주지 않는다.", "nobody will ever wake it."};

std::string who(const Picture& picture, std::size_t step) { return short_form(picture.steps[step].goroutine); }

Text lost(const Picture& picture, const std::vector<std::size_t>& at) {
  const PictureStep& read = picture.steps[at[0]];
  const std::string mine = who(picture, at[2]), other = who(picture, at[1]);
  return {
      fmt::format("{} {}단계에서 읽은 {}에서 계산해, {} {}단계에서 쓴 값을 덮어쓴다.", with_particle(mine, "은", "는"),
                  at[0] + 1, read.text, with_particle(other, "이", "가"), at[1] + 1),
      fmt::format("{} works from the {} that it read at step {}, and so overwrites what {} wrote at step {}.", mine,
                  read.text, at[0] + 1, other, at[1] + 1)};
}

// Of a goroutine that waits at a Cond: the last time that this woke anybody, before it began to wait.
std::optional<std::size_t> last_call_before(const Picture& picture, std::size_t at) {
  for (std::size_t i = at; i-- > 0;) {
    const PictureStep& call = picture.steps[i];
    const bool calls = call.kind == EventKind::signal || call.kind == EventKind::broadcast;
    if (calls && call.object == picture.steps[at].object) return i;
  }
  return std::nullopt;
}

Text missed(const Picture& picture, std::size_t at) {
  const auto call = last_call_before(picture, at);
  if (!call) return kNobody;
  const std::string name = deed_of(picture.steps[*call]).en;
  return {fmt::format("마지막 {} {}단계에 있었다. 이제 아무도 깨워 주지 않는다.", with_particle(name, "이", "가"),
                      *call + 1),
          fmt::format("the last {} was at step {}: too early. Nobody will ever wake it.", name, *call + 1)};
}

Text stuck(const Names& names, const Picture& picture, std::size_t at) {
  const PictureStep& step = picture.steps[at];
  if (step.reason == WaitReason::cond_wait) return missed(picture, at);
  if (!step.object || step.after.holders.empty()) return kNobody;
  const std::string thing = names.short_name(step.object), holders = names.goroutines(step.after.holders);
  return {fmt::format("{} {} 잡고 놓지 않는다.", with_particle(thing, "을", "를"), with_particle(holders, "이", "가")),
          fmt::format("{} has {}, and never lets go of it.", holders, thing)};
}

// Each waits for a thing that the next one has, the last for one that the first has.
Text circle(const Names& names, const Picture& picture, const std::vector<std::size_t>& at) {
  Text text;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const std::string next = who(picture, at[(i + 1) % at.size()]);
    const std::string thing = names.short_name(picture.steps[at[i]].object);
    const bool last = i + 1 == at.size();
    text = text +
           Text{fmt::format("{} {} 잡은 {} 기다린다{}", with_particle(who(picture, at[i]), "은", "는"),
                            with_particle(next, "이", "가"), with_particle(thing, "을", "를"), last ? "." : ", "),
                fmt::format("{} waits for {}, which {} has{}", who(picture, at[i]), thing, next, last ? "." : "; ")};
  }
  return text;
}

// What it is goes without saying where the note says what was lost, and who wakes nobody.
bool is_named(ProblemKind kind) { return kind == ProblemKind::race || kind == ProblemKind::circle; }

}  // namespace

Text name_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::lost: return {"사라진 갱신", "a lost update"};
    case ProblemKind::race: return {"데이터 경쟁", "a data race"};
    case ProblemKind::panicked: return {"패닉", "a panic"};
    case ProblemKind::stuck: return {"영원한 대기", "never woken"};
    case ProblemKind::circle: return {"데드락(교착 상태)", "a deadlock"};
  }
  return {};
}

std::size_t last_of(const PictureProblem& problem) { return std::ranges::max(problem.steps); }

Text about_problem(const Names& names, const Picture& picture, const PictureProblem& problem) {
  const auto& at = problem.steps;
  switch (problem.kind) {
    case ProblemKind::lost: return lost(picture, at);
    case ProblemKind::race:
      return {fmt::format("{}단계와의 순서를 정하는 것이 없다.", at[0] + 1),
              fmt::format("nothing orders this and step {}.", at[0] + 1)};
    case ProblemKind::stuck: return stuck(names, picture, at.front());
    case ProblemKind::circle: return circle(names, picture, at);
    case ProblemKind::panicked: return {};
  }
  return {};
}

// What a circle says goes before what each in it has to say.
std::map<std::size_t, Text> problem_notes(const Names& names, const Picture& picture) {
  std::map<std::size_t, Text> notes;
  for (const PictureProblem& problem : picture.problems) {
    const Text note = about_problem(names, picture, problem);
    const std::size_t at = last_of(problem);
    if (note.en.empty()) continue;
    if (problem.kind == ProblemKind::circle) notes.erase(at);
    notes.try_emplace(at, is_named(problem.kind) ? name_of(problem.kind) + Text{": ", ": "} + note : note);
  }
  return notes;
}

std::vector<std::size_t> told_steps(const Picture& picture, const PictureProblem& problem) {
  std::vector<std::size_t> steps = problem.steps;
  const std::size_t last = last_of(problem);
  if (problem.kind == ProblemKind::stuck && picture.steps[last].reason == WaitReason::cond_wait) {
    if (const auto call = last_call_before(picture, last)) steps.push_back(*call);
  }
  return steps;
}

std::set<ObjectId> things_in_problems(const Picture& picture) {
  std::set<ObjectId> things;
  for (const PictureProblem& problem : picture.problems) {
    for (const std::size_t each : problem.steps) {
      if (picture.steps[each].object) things.insert(picture.steps[each].object);
    }
  }
  return things;
}

std::map<std::uint64_t, std::size_t> stuck_since(const Picture& picture) {
  std::map<std::uint64_t, std::size_t> since;
  for (const PictureProblem& problem : picture.problems) {
    if (problem.kind == ProblemKind::stuck)
      since[picture.steps[problem.steps.front()].goroutine] = problem.steps.front();
  }
  return since;
}

}  // namespace golearn::words
