// The strategies that make of each seed another run: what `--seed` drives a run by, and what samples where a search
// cannot go through all schedules.
//
// A new one: its file in explore/, and a row in samplers.cpp. It then is an option of the commands that run and search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "golearn/explore/chooser.hpp"
#include "golearn/study/text.hpp"

namespace golearn::study {

struct SamplerArguments {
  int procs = 2;
  std::uint64_t seed = 1;
  int argument = 0;        ///< the option's value
  std::size_t length = 0;  ///< how many choices a run is expected to make
  Rules rules = {.ticking = true};
};

struct Sampler {
  std::string_view name;  ///< of the option, and in --json
  Text help;
  Text chose;               ///< why one goes next: "It had the highest priority."
  int least = 0, most = 0;  ///< what its value may be; both 0: it takes none
  std::unique_ptr<Chooser> (*make)(const SamplerArguments&) = nullptr;

  [[nodiscard]] bool takes_value() const { return most > 0; }
};

/// The first is what is meant where none is named.
std::span<const Sampler> samplers();
/// The one of that name, or the first; there is one.
const Sampler& sampler(std::string_view name);

}  // namespace golearn::study
