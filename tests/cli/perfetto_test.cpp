// --perfetto FILE, as far as one sees it without Perfetto: tests/perfetto reads the file by Perfetto's own schema.
#include <sstream>

#include "export/lane_spans.hpp"
#include "export/protobuf.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;
using exports::Lane;
using exports::LaneSpan;
using exports::ProtobufMessage;

namespace {

const std::string kLost = "g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d";

// One goroutine is started, and runs, all at the same virtual time.
Picture at_once() {
  Picture picture;
  picture.steps = {{.time = 5,
                    .kind = EventKind::spawn,
                    .goroutine = 1,
                    .partner = 2,
                    .changes = {{1, LaneState::runs, 5}, {2, LaneState::ready, 5}}},
                   {.time = 5,
                    .kind = EventKind::block,
                    .goroutine = 1,
                    .reason = WaitReason::sleep,
                    .changes = {{1, LaneState::sleeps, 5}}},
                   {.time = 5,
                    .kind = EventKind::end,
                    .goroutine = 2,
                    .changes = {{2, LaneState::runs, 5}, {2, LaneState::ended, 5}}}};
  return picture;
}

std::string spans(const Lane& lane) {
  std::ostringstream text;
  for (const LaneSpan& span : lane.spans)
    text << static_cast<int>(span.state) << ":" << span.from << "-" << span.to << " ";
  return text.str();
}

}  // namespace

TEST_CASE("a message is its fields, each with its number and type", "[perfetto]") {
  ProtobufMessage inner;
  inner.number(1, 150);
  CHECK(inner.bytes() == "\x08\x96\x01");
  ProtobufMessage outer;
  outer.text(2, "testing").message(3, inner).fixed(16, 1).number(1, -1);
  CHECK(outer.bytes() == std::string("\x12\x07testing\x1a\x03\x08\x96\x01\x81\x01\x01\0\0\0\0\0\0\0", 24) +
                             "\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
}

TEST_CASE("what happens at the same virtual time has a width", "[perfetto]") {
  const exports::Lanes lanes = exports::lanes_of(at_once(), 100);
  const auto number = [](LaneState state) { return std::to_string(static_cast<int>(state)); };
  CHECK(spans(lanes.of.at(1)) == number(LaneState::runs) + ":5-10 " + number(LaneState::sleeps) + ":10-100 ");
  CHECK(spans(lanes.of.at(2)) == number(LaneState::ready) + ":6-7 " + number(LaneState::runs) + ":7-14 ");
  CHECK(lanes.of.at(2).spans.front().caused_by == 0);
  CHECK(lanes.step_times == std::vector<std::int64_t>{5, 9, 13});
}

TEST_CASE("--perfetto shows the run as always, and says how the file is opened", "[perfetto]") {
  const Folder folder;
  const std::string line = "replay " + kLost + " --lang en";
  const std::string usual = run(line).out;
  const End end = run(line + " --perfetto " + (folder / "run"));
  CHECK(end.status == 0);
  CHECK(end.out.starts_with(usual));
  CHECK(has(flowing(end.out.substr(usual.size())),
            "Written: " + (folder / "run") + " Open it at https://ui.perfetto.dev"));
  const std::string trace = content_of(folder / "run");
  CHECK(has(trace, "golearn 9.3.1"));
  run("replay " + kLost + " --lang en --raw --perfetto " + (folder / "again"));
  CHECK(content_of(folder / "again") == trace);
}

TEST_CASE("--perfetto with a file that cannot be written is refused before anything runs", "[perfetto]") {
  const End end = run("lesson 9.2.1 --fast --lang en --perfetto /none/run");
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(end.err == "golearn: cannot write '/none/run': No such file or directory\n");
}
