// Sentences about a step, with holes for who does it to what: a phrase is written once, and the terminal and the page
// each fill it in their way.
//
//   {who} {partner} {thing} {value} {step} {holder} {count} {capacity}    as PhraseParts has them
//   {who:이/가}    the same, and behind it the Korean particle that its last sound asks for
#pragma once

#include <string>
#include <string_view>

#include "golearn/study/text.hpp"

namespace golearn::words {

struct PhraseParts {
  std::string who = {}, partner = {}, thing = {}, value = {}, step = {}, holder = {}, count = {}, capacity = {};
};

/// `phrase` with its holes filled. Throws std::logic_error for a hole that is none of these.
std::string filled_in(std::string_view phrase, const PhraseParts& parts);

}  // namespace golearn::words
