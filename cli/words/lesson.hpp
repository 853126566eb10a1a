// What stands above and below a run of a lesson's program.
#pragma once

#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "lessons/course.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;

/// Its id and title, and its settings.
Blocks before_run(Language language, const study::RunSpec& spec);

/// What happened and why, what to notice, what to try.
Blocks after_run(Language language, const lessons::Program& program, const study::RunSpec& spec,
                 const study::RunRecord& record);

/// A heading and a list under a blank line; nothing if there are no items.
void add_list(Blocks& blocks, const std::string& title, std::vector<std::string> items);

}  // namespace golearn::words
