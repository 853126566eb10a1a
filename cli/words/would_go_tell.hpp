// Would real Go have told? Of a run that dies of a deadlock, or leaves goroutines behind that nothing can wake.
//
// Each statement here is one of Go 1.26, and stands for a program in tests/go-tells that was run with it.
#pragma once

#include <string>

#include "golearn/study/run_record.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// Whether a Go program in this plight says so, and what would make it say nothing. Empty for a run without such an
/// end.
std::string would_go_tell(const Names& names, const study::RunRecord& record);

}  // namespace golearn::words
