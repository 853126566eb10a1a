// Options that several commands have.
#pragma once

#include <string_view>
#include <vector>

#include "args/command_spec.hpp"
#include "args/request.hpp"
#include "golearn/study/samplers.hpp"
#include "words/steps.hpp"

namespace golearn::commands {

/// What `--picture` may be followed by.
inline constexpr std::string_view kProcessors = "procs";

/// `--race`, `--why`, `--picture`: one for each watcher that may be asked for.
std::vector<args::Option> watching();

/// `--raw`, `--json` and other forms that other programs read, `--timestamps`.
std::vector<args::Option> forms();

/// `--steps`, or `--steps 20-60`.
args::Option steps_option();
/// Which are asked for: all that are read at once where no numbers are given. Throws Refusal for what are none.
words::StepRange step_range(const args::Request& request);

/// `--ascii`: how pictures are drawn.
args::Option ascii_option();

/// `--html`, `--open`: pages.
args::Option page_option();
args::Option open_option();

/// The option of a sampler; `remark` comes behind its range.
args::Option sampler_option(const study::Sampler& sampler, const study::Text& remark = {});

/// Puts `more` behind `options`.
void append(std::vector<args::Option>& options, std::vector<args::Option> more);

}  // namespace golearn::commands
