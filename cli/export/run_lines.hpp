// The lines of one run's JSON, each as an object: all but the order in which they come. Their keys are described in
// run_schema.cpp and event_schema.cpp; a test holds the two together.
#pragma once

#include <map>
#include <string>

#include "export/json.hpp"
#include "export/object_names.hpp"
#include "golearn/core/event.hpp"
#include "golearn/observe/race_detector.hpp"
#include "golearn/observe/wait_leaks.hpp"
#include "golearn/observe/wait_snapshot.hpp"
#include "golearn/observe/why.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::exports {

/// It knows what the events so far have told: hand it all of them, in their order. One thread.
class RunLines {
 public:
  explicit RunLines(const study::RunSpec& spec)
      : spec_(spec), runnable_(*spec.runnable), objects_(runnable_), functions_{{1, "main"}} {}

  /// What is run.
  [[nodiscard]] ordered_json run() const;
  /// The Go program's text, to which each `go_line` points.
  [[nodiscard]] ordered_json source() const;
  [[nodiscard]] ordered_json event(const Event& event);
  [[nodiscard]] ordered_json leak(const Leak& leak) const;
  [[nodiscard]] ordered_json race(const Race& race) const;
  [[nodiscard]] ordered_json why(const Why& why) const;
  [[nodiscard]] ordered_json outcome(const study::RunRecord& record) const;

 private:
  void add_goroutine(ordered_json& line, std::uint64_t goroutine, const std::string& key = "goroutine",
                     const std::string& name_key = "name") const;
  // Who has a role beside the line's own goroutine: `other` and `other_name`. None for 0.
  void add_beside(ordered_json& line, std::uint64_t goroutine, const std::string& key) const;
  void add_object(ordered_json& line, ObjectId object) const;
  void add_place(ordered_json& line, Place where) const;
  [[nodiscard]] ordered_json access(const RaceAccess& access) const;
  [[nodiscard]] ordered_json alive(const GoroutineInfo& goroutine, const WaitSnapshot& waits) const;

  const study::RunSpec& spec_;
  const study::Runnable& runnable_;
  ObjectNames objects_;
  std::map<std::uint64_t, std::string> functions_;  // that goroutines were started with, by number
};

}  // namespace golearn::exports
