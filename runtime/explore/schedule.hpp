// A schedule: the choices of one run, so that it can be run again step for step.
//
// Choices are indices into the options that Chooser offers, in order; 0 is what happens if nobody interferes, so most
// are 0, and a schedule that interferes little is short: zeros are stored as a count, and those at the end not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace golearn {

struct Schedule {
  std::vector<std::uint32_t> choices = {};  ///< after the last one, always 0

  /// As few bytes; parse() reads them back. False if they are none of to_bytes().
  [[nodiscard]] std::string to_bytes() const;
  static bool parse(std::string_view bytes, Schedule& schedule);
};

}  // namespace golearn
