// A trace in Perfetto's own format: tracks, what lasts on them, numbers that change, and arrows between.
// https://perfetto.dev/docs/reference/synthetic-track-event
//
// What is begun on a track must end before what it was begun in, and after it began. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "export/protobuf.hpp"

namespace golearn::exports {

/// What a slice shows beside its name.
struct SliceDetails {
  std::vector<std::pair<std::string, std::string>> notes = {};  ///< names and values, in the order given
  std::vector<std::uint64_t> flows_out = {};                    ///< arrows that leave it, by their ids
  std::vector<std::uint64_t> flows_in = {};                     ///< and those that end at it
};

class TraceFile {
 public:
  using Track = std::uint64_t;

  /// All tracks stand below `name`.
  explicit TraceFile(const std::string& name);

  /// Tracks are shown in the order in which they are added.
  Track add_track(const std::string& name);
  Track add_counter(const std::string& name);

  // Times are nanoseconds. Of one track they come in order.
  void begin(Track track, std::int64_t time, const std::string& name, const SliceDetails& details = {});
  void end(Track track, std::int64_t time);
  void count(Track counter, std::int64_t time, std::int64_t value);

  /// All of it, in the order of time.
  [[nodiscard]] std::string bytes() const;

 private:
  struct Packet {
    std::int64_t time = 0;
    std::string bytes;
  };
  ProtobufMessage track_below(const std::string& name);
  void describe(const ProtobufMessage& track);
  void add_event(std::int64_t time, const ProtobufMessage& event);

  std::string tracks_;  // packets that describe them
  std::vector<Packet> events_;
  Track last_;
};

}  // namespace golearn::exports
