// The files that a run, or a search, goes into beside what is told: --html FILE and its like, and --open.
#pragma once

#include <string>
#include <vector>

#include "commands/command.hpp"
#include "export/file_forms.hpp"

namespace golearn::commands {

/// A file that was asked for.
struct RunFile {
  const exports::FileForm* form = nullptr;
  std::string path;
  bool open = false;  ///< and shown in a browser
};

/// By the options of `request`. --open alone means a page that nobody keeps.
std::vector<RunFile> files_of(const Request& request);

/// Before anything runs: throws Refusal if there is more than one program, for a file holds one, or if one of the files
/// cannot be written.
void check(const std::vector<RunFile>& files, const std::vector<std::string>& programs);

/// Writes it; says where it is if `told`, and shows it if that was asked for.
void write(const RunFile& file, const std::string& content, bool told, const Stage& stage);

}  // namespace golearn::commands
