// lessons/GLOSSARY.md holds in every Korean text, and particles are chosen, not guessed.
#include <algorithm>
#include <array>

#include "lessons/course.hpp"
#include "lessons/folder.hpp"
#include "support/catch.hpp"
#include "support/literals.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

struct Row {
  std::vector<std::string> korean;
  std::vector<std::string> never;
};

std::vector<std::string> split(const std::string& text, char between) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == between) {
      parts.emplace_back();
    } else if (c != ' ' || !parts.back().empty()) {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) part.erase(part.find_last_not_of(' ') + 1);
  std::erase(parts, "");
  return parts;
}

// The rows below the line that ends the heads; a cell holds no comma but between words.
std::vector<Row> glossary() {
  std::vector<Row> rows;
  const std::string file = contents("lessons/GLOSSARY.md");
  for (const std::string& line : split(file.substr(file.find("|---")), '\n')) {
    const std::vector<std::string> cells = split(line, '|');
    if (cells.size() < 2 || line.starts_with("|---")) continue;
    rows.push_back({split(cells[1], ','), cells.size() > 2 ? split(cells[2], ',') : std::vector<std::string>{}});
  }
  return rows;
}

// On one line, and without `words`.
std::string without(std::string text, const std::vector<std::string>& words) {
  text = replaced(text, "\\s+", " ");
  for (const std::string& word : words) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.replace(at, word.size(), "·");
  }
  return text;
}

std::string around(const std::string& text, std::size_t at) {
  while (at > 0 && (text[at] & '\xc0') == '\x80') --at;
  return text.substr(at, 60);
}

// The first wrong word, with what follows it; "" for none.
std::string wrong_word(const std::string& text) {
  static const std::vector<Row> rows = glossary();
  for (const Row& row : rows) {
    const std::string rest = without(text, row.korean);
    for (const std::string& word : row.never) {
      if (const auto at = rest.find(word); at != std::string::npos) return around(rest, at);
    }
  }
  return "";
}

// A particle that depends on the sound before it, and of what follows no more than ends it.
bool begins_with_particle(const std::string& text, std::size_t at) {
  constexpr std::array kParticles{"은",   "는", "이",     "가",   "을",     "를",   "과",     "와",
                                  "으로", "로", "으로는", "로는", "으로도", "로도", "으로만", "로만",
                                  "이다", "다", "이었다", "였다", "이라는", "라는", "이라고", "라고",
                                  "이라", "라", "이고",   "고",   "이며",   "며",   "이나",   "나",
                                  "이면", "면", "이란",   "란",   "이었고", "였고", "이어서", "여서"};
  while (at < text.size() && std::string_view("'`)]").find(text[at]) != std::string_view::npos) ++at;
  return std::ranges::any_of(kParticles, [&](const std::string& particle) {
    return text.compare(at, particle.size(), particle) == 0 && !is_hangul(text, at + particle.size());
  });
}

bool guesses_a_particle(const Literal& literal) {
  for (auto hole = literal.text.find('}'); hole != std::string::npos; hole = literal.text.find('}', hole + 1)) {
    if (begins_with_particle(literal.text, hole + 1)) return true;
  }
  return literal.appended && begins_with_particle(literal.text, 0);
}

}  // namespace

TEST_CASE("the glossary is read whole", "[texts]") {
  CHECK(glossary().size() > 40);
  CHECK(wrong_word("락을 풀다").empty());
  CHECK(!wrong_word("잠금을 풀다").empty());
  CHECK(wrong_word("이것이 데드락(교착 상태)이다").empty());
  CHECK(!wrong_word("이것이 교착\n상태다").empty());
  CHECK(!wrong_word("스택은 2KB다").empty());
  CHECK(wrong_word("스택은 2 KiB다").empty());
}

TEST_CASE("no Korean text of a lesson has a word that the glossary forbids", "[texts]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const std::string_view text : {entry.folder->korean, entry.folder->practice}) {
      const std::string wrong = wrong_word(std::string(text));
      CAPTURE(entry.id, wrong);
      CHECK(wrong.empty());
    }
  }
}

TEST_CASE("no Korean string of the sources has a word that the glossary forbids", "[texts]") {
  const std::vector<Literal> all = korean_literals();
  CHECK(all.size() > 500);
  for (const Literal& literal : all) {
    const std::string wrong = wrong_word(literal.text);
    CAPTURE(literal.file, literal.line, literal.text, wrong);
    CHECK(wrong.empty());
  }
}

TEST_CASE("a literal is told from a comment and from a character", "[texts]") {
  const auto found = literals_in("// \"no\"\nf(10'000, '\"', \"a\"  // \"no\"\n \"b\\\"\", x + \"c\");", "f.cpp");
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "ab\\\"");
  CHECK(found[0].line == 2);
  CHECK(!found[0].appended);
  CHECK(found[1].text == "c");
  CHECK(found[1].appended);
}

TEST_CASE("what a particle depends on is known where it is chosen", "[texts]") {
  CHECK(guesses_a_particle({"", 0, "'{}'는 없다", false}));
  CHECK(guesses_a_particle({"", 0, "모두 {:.2f}다.", false}));
  CHECK(guesses_a_particle({"", 0, "이 없다", true}));
  CHECK(!guesses_a_particle({"", 0, "{}가지, {}개", false}));
  CHECK(!guesses_a_particle({"", 0, "이 없다", false}));
  for (const Literal& literal : korean_literals()) {
    CAPTURE(literal.file, literal.line, literal.text);
    CHECK(!guesses_a_particle(literal));
  }
}
