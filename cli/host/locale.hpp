// The language that the environment asks for.
#pragma once

#include <string_view>

#include "golearn/study/text.hpp"

namespace golearn::host {

/// By LC_ALL, LC_MESSAGES, LANG, the first that is set; English if none is.
study::Language locale_language();

/// The language of a locale's name: Korean for `ko…`, else English.
study::Language language_of(std::string_view locale);

}  // namespace golearn::host
