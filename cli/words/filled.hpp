// The holes in a lesson's sentences, filled with what is known of a run.
//
//   {lost}               a sum of study/condition.hpp: a number, a time or a choice
//   {lost|update|updates}    the first if the number is 1, else the second
//   {은/는}              the particle that the sound before it asks for
// What stands in backquotes has none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/facts.hpp"
#include "lessons/lesson_text.hpp"

namespace golearn::words {

/// Nothing, if something in a hole is not known of that run. Throws std::runtime_error for a hole that is none of
/// these.
std::optional<std::string> filled(study::Language language, std::string_view text, const study::Facts& facts);

/// Whether a remark can be made about that run: it is worth saying, and what it states is so.
bool applies(const lessons::Remark& remark, const study::Facts& facts);

/// Those that can be made, filled, in order.
std::vector<std::string> applying(study::Language language, const std::vector<lessons::Remark>& remarks,
                                  const study::Facts& facts);

}  // namespace golearn::words
