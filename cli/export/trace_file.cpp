#include "export/trace_file.hpp"

#include <algorithm>

namespace golearn::exports {
namespace {

constexpr TraceFile::Track kRoot = 1;
constexpr int kSequence = 1;  // all packets are of one writer
constexpr int kProcess = 1;

// The fields of Perfetto's schema, protos/perfetto/trace, that are used here.
namespace trace {
constexpr int packet = 1;
}
namespace packet {
constexpr int timestamp = 8, sequence_id = 10, track_event = 11, track_descriptor = 60;
}
namespace track {
constexpr int uuid = 1, name = 2, process = 3, parent_uuid = 5, counter = 8, child_ordering = 11, rank = 12;
constexpr int kExplicit = 3;  // children are shown by their rank
}  // namespace track
namespace process {
constexpr int pid = 1, name = 6;
}
namespace event {
constexpr int annotation = 4, type = 9, track_uuid = 11, name = 23, counter_value = 30, flow = 47, last_of_flow = 48;
constexpr int kBegin = 1, kEnd = 2, kCounter = 4;  // types
}  // namespace event
namespace annotation {
constexpr int text = 6, name = 10;
}

ProtobufMessage event_on(TraceFile::Track track, int type) {
  ProtobufMessage message;
  message.number(event::type, type).number(event::track_uuid, static_cast<std::int64_t>(track));
  return message;
}

std::string in_trace(const ProtobufMessage& packet) { return ProtobufMessage().message(trace::packet, packet).bytes(); }

}  // namespace

TraceFile::TraceFile(const std::string& name) : last_(kRoot) {
  ProtobufMessage process;
  process.number(process::pid, kProcess).text(process::name, name);
  ProtobufMessage root;
  root.number(track::uuid, kRoot).message(track::process, process).number(track::child_ordering, track::kExplicit);
  describe(root);
}

TraceFile::Track TraceFile::add_track(const std::string& name) {
  describe(track_below(name));
  return last_;
}

TraceFile::Track TraceFile::add_counter(const std::string& name) {
  describe(track_below(name).message(track::counter, {}));
  return last_;
}

ProtobufMessage TraceFile::track_below(const std::string& name) {
  ++last_;
  ProtobufMessage track;
  track.number(track::uuid, static_cast<std::int64_t>(last_))
      .number(track::parent_uuid, kRoot)
      .number(track::rank, static_cast<std::int64_t>(last_))
      .text(track::name, name);
  return track;
}

void TraceFile::describe(const ProtobufMessage& track) {
  ProtobufMessage packet;
  packet.number(packet::sequence_id, kSequence).message(packet::track_descriptor, track);
  tracks_ += in_trace(packet);
}

void TraceFile::begin(Track track, std::int64_t time, const std::string& name, const SliceDetails& details) {
  ProtobufMessage slice = event_on(track, event::kBegin);
  slice.text(event::name, name);
  for (const std::uint64_t flow : details.flows_out) slice.fixed(event::flow, flow);
  for (const std::uint64_t flow : details.flows_in) slice.fixed(event::last_of_flow, flow);
  for (const auto& [what, value] : details.notes) {
    ProtobufMessage note;
    note.text(annotation::name, what).text(annotation::text, value);
    slice.message(event::annotation, note);
  }
  add_event(time, slice);
}

void TraceFile::end(Track track, std::int64_t time) { add_event(time, event_on(track, event::kEnd)); }

void TraceFile::count(Track counter, std::int64_t time, std::int64_t value) {
  add_event(time, event_on(counter, event::kCounter).number(event::counter_value, value));
}

void TraceFile::add_event(std::int64_t time, const ProtobufMessage& event) {
  ProtobufMessage packet;
  packet.number(packet::timestamp, time).number(packet::sequence_id, kSequence).message(packet::track_event, event);
  events_.push_back({time, in_trace(packet)});
}

std::string TraceFile::bytes() const {
  std::vector<const Packet*> in_order;
  for (const Packet& packet : events_) in_order.push_back(&packet);
  std::ranges::stable_sort(in_order, {}, &Packet::time);
  std::string all = tracks_;
  for (const Packet* packet : in_order) all += packet->bytes;
  return all;
}

}  // namespace golearn::exports
