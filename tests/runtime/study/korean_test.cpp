// The particle follows the last sound.
#include "golearn/study/korean.hpp"

#include <array>
#include <utility>

#include "support/catch.hpp"

using golearn::study::with_particle;

namespace {

std::string topic(const std::string& word) { return with_particle(word, "은", "는"); }

std::string way(const std::string& word) { return with_particle(word, "으로", "로"); }

std::string syllable(unsigned number) {
  const unsigned code = 0xac00 + number;
  return {static_cast<char>(0xe0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 0x3f)),
          static_cast<char>(0x80 | (code & 0x3f))};
}

// Below 10,000.
std::string thousands_aloud(long number) {
  constexpr std::array kDigits{"", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};
  std::string text;
  for (const auto& [unit, name] : {std::pair{1000, "천"}, {100, "백"}, {10, "십"}, {1, ""}}) {
    const auto digit = static_cast<std::size_t>(number / unit % 10);
    if (digit == 0) continue;
    if (digit != 1 || unit == 1) text += kDigits.at(digit);
    text += name;
  }
  return text;
}

std::string aloud(long number) {
  if (number == 0) return "영";
  std::string text;
  for (const auto& [unit, name] :
       {std::pair{1'000'000'000'000L, "조"}, {100'000'000L, "억"}, {10'000L, "만"}, {1L, ""}}) {
    if (const std::string part = thousands_aloud(number / unit % 10'000); !part.empty()) text += part + name;
  }
  return text;
}

}  // namespace

TEST_CASE("a Hangul syllable with a final consonant takes 은, and 으로 unless that is ㄹ", "[study]") {
  constexpr unsigned kLeads = 19, kVowels = 21, kFinals = 28, kFinalL = 8;
  for (unsigned head = 0; head < kLeads * kVowels; ++head) {
    for (unsigned final = 0; final < kFinals; ++final) {
      const std::string word = syllable(head * kFinals + final);
      if (topic(word) != word + (final == 0 ? "는" : "은")) FAIL(topic(word));
      if (way(word) != word + (final == 0 || final == kFinalL ? "로" : "으로")) FAIL(way(word));
    }
  }
  CHECK(topic("채널") == "채널은");
  CHECK(way("채널") == "채널로");
  CHECK(way("뮤텍스") == "뮤텍스로");
  CHECK(way("락") == "락으로");
}

TEST_CASE("a number is read aloud in Korean", "[study]") {
  const auto agrees = [](long number) {
    const std::string digits = std::to_string(number), word = aloud(number);
    const bool same = topic(digits).substr(digits.size()) == topic(word).substr(word.size()) &&
                      way(digits).substr(digits.size()) == way(word).substr(word.size());
    if (!same) FAIL(topic(digits) << ", " << way(digits) << ": " << topic(word) << ", " << way(word));
  };
  for (long number = 0; number < 30'000; ++number) agrees(number);
  for (long unit = 1; unit <= 1'000'000'000'000; unit *= 10) {
    for (long number = 1; number < 100; ++number) agrees(number * unit);
  }
  CHECK(topic("0") == "0은");
  CHECK(topic("10") == "10은");
  CHECK(topic("100") == "100은");
  CHECK(with_particle("3", "이었다", "였다") == "3이었다");
  CHECK(with_particle("2", "이었다", "였다") == "2였다");
  CHECK(topic("10,000") == "10,000은");
  CHECK(way("2.17") == "2.17로");
}

TEST_CASE("a word in Latin letters is read as Koreans read it", "[study]") {
  struct Row {
    std::string word;
    bool consonant;
    bool l = false;
  };
  const std::vector<Row> rows{{"main", true},
                              {"chan#1", true, true},
                              {"--no-sync", false},
                              {"--no-syn", true},
                              {"mutex", false},
                              {"num", true},
                              {"close", false},
                              {"ch", false},
                              {"c", false},
                              {"l", true, true},
                              {"m", true},
                              {"n", true},
                              {"r", true, true},
                              {"wg", false},
                              {"ctx", false},
                              {"Signal", true, true},
                              {"nil", true, true},
                              {"handle", true, true},
                              {"Lock", true},
                              {"RUnlock", true},
                              {"Done", true},
                              {"time", true},
                              {"Wait", false},
                              {"Add", false},
                              {"Broadcast", false},
                              {"Once", false},
                              {"Do", false},
                              {"select", false},
                              {"map", true},
                              {"loop", false},
                              {"WaitGroup", true},
                              {"timeout", true},
                              {"Reset", true},
                              {"repeat", false},
                              {"task", false},
                              {"panic", true},
                              {"atomic", true},
                              {"string", true},
                              {"buffer", false},
                              {"worker", false},
                              {"type", true},
                              {"queue", false},
                              {"write", false},
                              {"job", true},
                              {"ok", false},
                              {"P0", true},
                              {"g2", false},
                              {"GOMAXPROCS", false},
                              {"race.func1", true, true},
                              {"main.race", false},
                              {"KiB", false},
                              {"250ms", false},
                              {"5s", false},
                              {"1h", true},
                              {"1m", true}};
  for (const auto& [word, consonant, l] : rows) {
    CHECK(topic(word) == word + (consonant ? "은" : "는"));
    CHECK(way(word) == word + (consonant && !l ? "으로" : "로"));
  }
}

TEST_CASE("what is not read aloud does not matter", "[study]") {
  CHECK(topic("'0'") == "'0'은");
  CHECK(topic("'2'") == "'2'는");
  CHECK(topic("`main`") == "`main`은");
  CHECK(with_particle("'--no-syn'", "이라는", "라는") == "'--no-syn'이라는");
  CHECK(with_particle("g3(exe2)", "이", "가") == "g3(exe2)이");
  CHECK(with_particle("g3((*runner).start.func1)", "이", "가") == "g3((*runner).start.func1)이");
  CHECK(with_particle("g2 (race.func1)", "이", "가") == "g2 (race.func1)가");
  CHECK(with_particle("mutex.Lock()", "이", "가") == "mutex.Lock()이");
  CHECK(with_particle("(num)", "이", "가") == "(num)이");
  CHECK(topic("[1 2]") == "[1 2]는");
  CHECK(topic("‘말’") == "‘말’은");
  CHECK(topic("") == "는");
}
