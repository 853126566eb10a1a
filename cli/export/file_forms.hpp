// Forms of a run that go into a file of their own, while the run is told as usual.
//
// A new one: its file here, and a row in file_forms.cpp. It is an option, by its name, of the commands that run a
// program.
#pragma once

#include <span>
#include <string>

#include "golearn/observe/picture.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/text.hpp"
#include "words/chosen_steps.hpp"

namespace golearn::exports {

/// A run that is over, and its picture.
struct DrawnRun {
  const study::RunSpec& spec;
  const study::RunRecord& record;
  const Picture& picture;
  words::StepRange steps = {};  ///< that a still picture shows
};

struct FileForm {
  std::string name;  ///< of the option
  study::Text help;
  study::Text opens;  ///< how the file is looked at, one sentence; empty: everybody knows
  std::string (*content)(const DrawnRun& run, study::Language language) = nullptr;
};

std::span<const FileForm> file_forms();
/// The one among them that a browser shows.
const FileForm& page_form();

}  // namespace golearn::exports
