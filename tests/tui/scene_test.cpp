// A scene is what all steps up to it come to, however one gets there.
#include <algorithm>
#include <set>

#include "recorded_runs.hpp"
#include "support/catch.hpp"
#include "tui/scene.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::tui;

namespace {

const std::vector<std::string>& programs() {
  static const std::vector<std::string> all{"9.2.2/unbuffered",
                                            "9.2.2/buffered",
                                            "9.2.2/no-receiver",
                                            "9.2.5/select",
                                            "9.3.1",
                                            "9.3.3",
                                            "9.3.4",
                                            "9.3.6",
                                            "10.7",
                                            "11.8",
                                            "13.2"};
  return all;
}

// By looking at the steps before it for each thing that a scene tells, without keeping anything between them.
class Slowly {
 public:
  Slowly(const Recording& recording, std::size_t steps)
      : steps_(recording.picture.steps.begin(), recording.picture.steps.begin() + static_cast<std::ptrdiff_t>(steps)) {}

  [[nodiscard]] LaneState state(std::uint64_t goroutine) const {
    LaneState state = LaneState::absent;
    for (const PictureStep& step : steps_) {
      for (const LaneChange& change : step.changes) {
        if (change.goroutine == goroutine) state = change.state;
      }
    }
    return state;
  }
  [[nodiscard]] bool has_ended(std::uint64_t goroutine) const {
    return std::ranges::any_of(steps_, [&](const PictureStep& step) {
      return std::ranges::any_of(step.changes, [&](const LaneChange& change) {
        return change.goroutine == goroutine && change.state == LaneState::ended;
      });
    });
  }
  // The last step that somebody made, if there is one for which it is so.
  template <class Is>
  const PictureStep* last(Is is) const {
    const auto at = std::find_if(steps_.rbegin(), steps_.rend(), is);
    return at == steps_.rend() ? nullptr : &*at;
  }
  const PictureStep* last_of(std::uint64_t goroutine) const {
    return last([&](const PictureStep& step) { return step.goroutine == goroutine; });
  }
  [[nodiscard]] std::size_t printed() const {
    return static_cast<std::size_t>(std::ranges::count(steps_, EventKind::print, &PictureStep::kind));
  }

 private:
  std::vector<PictureStep> steps_;
};

void check_goroutine(const GoroutineScene& it, const Slowly& slowly) {
  const PictureStep* last = slowly.last_of(it.id);
  const PictureStep* placed =
      slowly.last([&](const PictureStep& step) { return step.goroutine == it.id && step.where; });
  const bool waits = last && last->kind == EventKind::block;
  CHECK(it.state == slowly.state(it.id));
  CHECK(it.ended == slowly.has_ended(it.id));
  CHECK(it.reason == (waits ? last->reason : WaitReason::none));
  CHECK(it.object == (waits ? last->object : ObjectId{}));
  CHECK(it.where == (placed ? placed->where : Place{}));
}

void check_thing(const ThingScene& it, const Scene& scene, const Slowly& slowly) {
  const PictureStep* last = slowly.last([&](const PictureStep& step) { return step.object == it.id; });
  REQUIRE(last);
  CHECK(it.state->length == last->after.length);
  CHECK(it.state->counter == last->after.counter);
  CHECK(it.state->value == last->after.value);
  CHECK(it.state->holders == last->after.holders);
  std::vector<std::uint64_t> waiting;
  for (const GoroutineScene& each : scene.goroutines) {
    if (each.state == LaneState::waits && each.object == it.id) waiting.push_back(each.id);
  }
  CHECK(it.waiting == waiting);
}

void check_scene(const Recording& recording, std::size_t steps) {
  const Slowly slowly(recording, steps);
  const Scene scene = scene_after(recording, steps);
  CHECK(scene.step == (steps == 0 ? nullptr : &recording.picture.steps[steps - 1]));
  CHECK(scene.lines == slowly.printed());
  CHECK(scene.goroutines.size() == recording.picture.goroutines.size());
  for (const GoroutineScene& each : scene.goroutines) check_goroutine(each, slowly);
  for (const ThingScene& each : scene.things) check_thing(each, scene, slowly);
  std::set<ObjectId> touched;
  for (std::size_t i = 0; i < steps; ++i) touched.insert(recording.picture.steps[i].object);
  for (const PictureObject& each : recording.picture.objects) {
    CHECK(touched.contains(each.id) == (std::ranges::count(scene.things, each.id, &ThingScene::id) == 1));
  }
}

}  // namespace

TEST_CASE("a scene is what its steps come to", "[scene]") {
  const std::string program = GENERATE(from_range(programs()));
  const Recording recording = recorded_run({.program = &program_called(program), .procs = 1});
  INFO(program);
  REQUIRE(!recording.picture.steps.empty());
  const std::size_t count = recording.picture.steps.size();
  for (std::size_t steps = 0; steps <= count; steps += 1 + count / 40) check_scene(recording, steps);
  check_scene(recording, count);
}

TEST_CASE("behind the last step comes no other scene", "[scene]") {
  const Recording recording = recorded_run({.program = &program_called("9.2.2/buffered"), .procs = 1});
  const std::size_t count = recording.picture.steps.size();
  CHECK(scene_after(recording, count + 100).step == scene_after(recording, count).step);
  CHECK(scene_after(recording, count).lines == recording.lines.size());
}

TEST_CASE("the lines of a recording are what the program prints, at the steps that print them", "[scene]") {
  const std::string program = GENERATE(from_range(programs()));
  const Recording recording = recorded_run({.program = &program_called(program), .procs = 1});
  INFO(program);
  for (const RecordedLine& line : recording.lines) {
    const PictureStep& step = recording.picture.steps[line.step];
    CHECK(step.kind == EventKind::print);
    CHECK(step.text == line.text);
    CHECK(step.goroutine == line.goroutine);
  }
  CHECK(recording.sentences.size() == recording.picture.steps.size());
}
