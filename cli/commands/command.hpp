// A command: what it takes, and what it does.
//
// A new one: its file here, and its name and a row in table.cpp. Each file has the same parts: what the command takes;
// resolve, which makes of a request what is to be run, or refuses; run; and tell.
#pragma once

#include <span>
#include <string>

#include "args/command_spec.hpp"
#include "args/request.hpp"
#include "render/progress.hpp"
#include "render/screen.hpp"
#include "words/blocks.hpp"

namespace golearn::commands {

using args::Option;
using args::Request;
using study::Language;
using study::Refusal;
using study::Text;

/// Whom a command speaks to, and where.
struct Stage {
  Language language = Language::english;
  render::Screen screen;

  [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language); }
};

/// Writes blocks to stdout.
void show(const Stage& stage, const words::Blocks& blocks);
/// The same by a pager, if stdout is a terminal and there is one. The last thing that golearn does.
void page(const Stage& stage, const words::Blocks& blocks);
/// While this lives, stderr shows that something goes on, if it takes more than a second.
render::Progress sign_of_life(const Stage& stage);

struct Command {
  args::CommandSpec spec;
  /// Returns the exit status. Throws Refusal for wrong use, and std::exception when something else fails.
  int (*run)(const Request& request, const Stage& stage) = nullptr;
};

/// All of them, in the order of the help.
std::span<const Command> commands();
/// What each takes.
std::span<const args::CommandSpec* const> specs();

}  // namespace golearn::commands
