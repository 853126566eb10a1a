#include "golearn/study/korean.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>

namespace golearn::study {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool ends_in_one_of(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

// Where the parenthesis opens with which `word` ends; 0 if there is none, or if it is all that there is.
std::size_t opening(std::string_view word) {
  if (!word.ends_with(')')) return 0;
  int depth = 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    if (word[i] == ')') ++depth;
    if (word[i] == '(' && --depth == 0) return i;
  }
  return 0;
}

// `word` up to its last sound.
std::string_view read_aloud(std::string_view word) {
  for (std::string_view before; before != word;) {
    before = word;
    if (const std::size_t opens = opening(word); opens != 0) word = word.substr(0, opens);
    for (const std::string_view mute : {"'", "\"", "`", ")", "]", "}", " ", ".", ",", "…", "’", "”", "»"}) {
      if (word.ends_with(mute)) word.remove_suffix(mute.size());
    }
  }
  return word;
}

// A Hangul syllable is three bytes of UTF-8. Its number in the block, modulo 28, is that of its final consonant.
Sound of_hangul(std::string_view syllable) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(syllable[i])); };
  const unsigned code = ((byte(0) & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
  constexpr unsigned kFirst = 0xac00, kLast = 0xd7a3, kFinalL = 8;
  if (code < kFirst || code > kLast || (code - kFirst) % 28 == 0) return Sound::vowel;
  return (code - kFirst) % 28 == kFinalL ? Sound::l : Sound::consonant;
}

// 일 이 삼 사 오 육 칠 팔 구; what ends in zeros is 영, 십, 백, 천, 만 or 억, and only 조 ends in a vowel.
Sound of_number(std::string_view word) {
  std::size_t zeros = 0;
  while (!word.empty() && (word.back() == '0' || word.back() == ',')) {
    zeros += word.back() == '0' ? 1 : 0;
    word.remove_suffix(1);
  }
  if (zeros >= 12 && zeros < 16) return Sound::vowel;
  if (zeros > 0) return Sound::consonant;
  if (ends_in_one_of(word, {"1", "7", "8"})) return Sound::l;
  return ends_in_one_of(word, {"3", "6"}) ? Sound::consonant : Sound::vowel;
}

// A word without a vowel is spelled: 엘, 알, 엠, 엔 end in consonants, the names of all other letters in vowels.
Sound of_spelled(char last) {
  if (last == 'l' || last == 'r') return Sound::l;
  return last == 'm' || last == 'n' ? Sound::consonant : Sound::vowel;
}

// A stop after a short vowel closes the syllable (map 맵, reset 리셋, lock 락); elsewhere it gets a 으 of its own
// (select 셀렉트, wait 웨이트, task 태스크).
bool ends_in_closed_stop(std::string_view word) {
  if (word.ends_with("loop")) return false;
  if (ends_in_one_of(word, {"ck", "ook", "ype", "out", "ab", "eb", "ob"})) return true;
  if (word.size() < 2 || !is_vowel(word.end()[-2])) return false;
  if (word.back() == 'p' || word.back() == 'c') return true;
  const bool long_vowel = word.size() > 2 && is_vowel(word.end()[-3]);
  return word.back() == 't' && word.end()[-2] != 'i' && !long_vowel;
}

Sound of_english(std::string_view word) {
  if (std::ranges::none_of(word, is_vowel)) return of_spelled(word.back());
  if (word.size() == 1 || word == "ok") return Sound::vowel;
  if (ends_in_one_of(word, {"l", "le"})) return Sound::l;
  if (ends_in_one_of(word, {"m", "me", "n", "ne", "ng"})) return Sound::consonant;
  return ends_in_closed_stop(word) ? Sound::consonant : Sound::vowel;
}

Sound of_latin(std::string_view word) {
  std::size_t begin = word.size();
  while (begin > 0 && is_letter(word[begin - 1])) --begin;
  std::string letters(word.substr(begin));
  if (letters.empty()) return Sound::vowel;
  std::ranges::transform(letters, letters.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool behind_number = begin > 0 && is_digit(word[begin - 1]);
  if (behind_number && letters == "h") return Sound::consonant;  // 시간
  return of_english(letters);
}

}  // namespace

Sound last_sound(std::string_view word) {
  word = read_aloud(word);
  if (word.empty()) return Sound::vowel;
  const char last = word.back();
  if (is_digit(last)) return of_number(word);
  if (static_cast<unsigned char>(last) >= 0x80) {
    return word.size() < 3 ? Sound::vowel : of_hangul(word.substr(word.size() - 3));
  }
  return of_latin(word);
}

std::string with_particle(std::string_view word, std::string_view after_consonant, std::string_view after_vowel) {
  const Sound sound = last_sound(word);
  const bool as_after_vowel = sound == Sound::vowel || (sound == Sound::l && after_consonant.starts_with("으로"));
  return std::string(word) + std::string(as_after_vowel ? after_vowel : after_consonant);
}

std::string duration_in_korean(std::string_view go) {
  std::string text;
  for (std::size_t i = 0; i < go.size(); ++i) {
    const bool after_digit = i > 0 && go[i - 1] >= '0' && go[i - 1] <= '9';
    const bool is_unit = after_digit && go.substr(i, 2) != "ms";
    if (is_unit && go[i] == 'h') {
      text += i + 1 < go.size() ? "시간 " : "시간";
    } else if (is_unit && go[i] == 'm') {
      text += i + 1 < go.size() ? "분 " : "분";
    } else {
      text += is_unit && go[i] == 's' ? "초" : std::string(1, go[i]);
    }
  }
  return text;
}

}  // namespace golearn::study
