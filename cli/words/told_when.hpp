// A lesson's remarks where no run is at hand: each with the settings that it is about.
#pragma once

#include <string>
#include <vector>

#include "lessons/course.hpp"
#include "lessons/lesson_text.hpp"

namespace golearn::words {

/// "`--no-sync`, `procs > 1`: …". Those of the defaults stand without more; those that only a run
/// can tell, by its lines or figures, are left out.
std::vector<std::string> remarks_of(study::Language language, const lessons::Program& program,
                                    const std::vector<lessons::Remark>& remarks);

}  // namespace golearn::words
