// One run as its program sees it: the settings, and where its figures go. What it finds afterwards is told of the same.
#pragma once

#include <cstdint>
#include <string>

#include "golearn/core/operation.hpp"
#include "golearn/study/figures.hpp"
#include "golearn/study/settings.hpp"

namespace golearn::study {

/// Refers to both: used while the run, and what is said of it, last. Any goroutine may use one.
class ProgramRun {
 public:
  ProgramRun(const Settings& settings, Figures& figures) : settings_(settings), figures_(figures) {}

  [[nodiscard]] bool has(const std::string& knob) const { return settings_.has(knob); }
  [[nodiscard]] int integer(const std::string& knob) const { return settings_.integer(knob); }
  [[nodiscard]] Duration duration(const std::string& knob) const { return settings_.duration(knob); }
  [[nodiscard]] bool flag(const std::string& knob) const { return settings_.flag(knob); }
  [[nodiscard]] const std::string& choice(const std::string& knob) const { return settings_.choice(knob); }

  void measure(const std::string& what, std::int64_t value) const {
    core::learned(core::here(), static_cast<std::uint64_t>(value));  // what is measured is part of what a run comes to
    figures_.measure(what, value);
  }
  [[nodiscard]] std::int64_t measured(const std::string& what, std::int64_t fallback = 0) const {
    return figures_.measured(what, fallback);
  }

 private:
  const Settings& settings_;
  Figures& figures_;
};

}  // namespace golearn::study
