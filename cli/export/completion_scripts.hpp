// Scripts that teach a shell to complete golearn's command lines.
//
// None knows a command or an option: at each press of Tab it asks `golearn __complete WORD…`, so it is right for
// whatever golearn it finds. The answer has a candidate a line, a tab and what it is; `<file>` alone stands for the
// name of a file. See args/completion.hpp for what is answered.
#pragma once

#include <string_view>

namespace golearn::exports {

/// The word that asks, and what stands for the name of a file.
inline constexpr std::string_view kAsksForCompletion = "__complete";
inline constexpr std::string_view kNameOfFile = "<file>";

/// Of one of args::kShells; empty for any other.
std::string_view completion_script(std::string_view shell);

}  // namespace golearn::exports
