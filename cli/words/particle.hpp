// The particles that Korean puts behind a name.
#pragma once

#include <string>
#include <string_view>

namespace golearn::words {

/// `word` with the particle that its last sound asks for: `g2가`, `g3이`. A number is read in Korean, and what stands
/// in parentheses at the end is not read: `g3(exe2)이`.
std::string with_particle(std::string_view word, std::string_view after_consonant, std::string_view after_vowel);

}  // namespace golearn::words
