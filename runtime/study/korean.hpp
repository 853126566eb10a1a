// The particles that Korean puts behind a name or a number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace golearn::study {

/// How a word ends. ㄹ is a consonant to every particle but 으로, which becomes 로 behind it.
enum class Sound : std::uint8_t { vowel, consonant, l };

/// As Koreans read it aloud: numbers, Latin letters and English words, too.
Sound last_sound(std::string_view word);

/// `word` with the particle that its last sound asks for: with_particle("g3", "이", "가") is `g3이`, and "10" with
/// "으로" and "로" is `10으로`. 이다, too, follows the sound: "이었다" and "였다". Numbers, Latin letters and English
/// words count as Koreans read them. Quotes and brackets at the end are not read, nor is what stands in parentheses:
/// `g3(exe2)이`.
std::string with_particle(std::string_view word, std::string_view after_consonant, std::string_view after_vowel);

/// A duration as Go prints it, with Korean hours, minutes and seconds: of "16m40.03s" `16분 40.03초`; "2ms" stays.
std::string duration_in_korean(std::string_view go);

}  // namespace golearn::study
