// The page's own words, for pictures that are made without a browser: they say the same.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "golearn/study/text.hpp"

namespace golearn::exports {

/// What page/words.json has for `key`, with `values` in the places {0}, {1}, …. Throws std::out_of_range for a key that
/// is not there.
study::Text page_words(std::string_view key, std::initializer_list<std::string> values = {});

}  // namespace golearn::exports
