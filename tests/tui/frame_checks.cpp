#include "frame_checks.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

#include "args/reader.hpp"
#include "commands/command.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "words/glyphs.hpp"

namespace golearn::test {
namespace {

// Hangul that is said in English, too.
const std::string kMayStand = "L:한국어|: ㅗ is h|`[^`]*`";

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The hints of the row of keys.
std::vector<std::string> hints_of(const tui::Frame& frame) {
  return matches(trimmed(frame.rows.back().text()), "(\\S+(?: \\S+)*)(?:  +|$)");
}

bool has_hangul(const std::string& text) {
  for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(words::first_glyph(rest).bytes)) {
    const std::string_view glyph = rest.substr(0, words::first_glyph(rest).bytes);
    if ((glyph >= "가" && glyph <= "힣") || (glyph >= "ㄱ" && glyph <= "ㅣ")) return true;
  }
  return false;
}

// Of a rule: `─ goroutines ────`.
std::string title_of(const std::string& row) {
  const auto begin = row.find("─ ");
  const auto end = row.rfind(" ─");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return "";
  return row.substr(begin + std::string("─ ").size(), end - begin - std::string("─ ").size());
}

// As a shell takes it apart.
std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words;
  bool in_word = false;
  bool quoted = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == ' ' && !quoted) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (c == '\'') {
      quoted = !quoted;
    } else {
      words.back() += c == '\\' && !quoted ? command[++i] : c;
    }
  }
  return words;
}

}  // namespace

void check_shape(const tui::Frame& frame, tui::Size size) {
  REQUIRE(frame.rows.size() == static_cast<std::size_t>(size.rows));
  for (const tui::Row& row : frame.rows) {
    INFO(row.text());
    CHECK(words::display_width(row.text()) == size.columns);
    CHECK(words::visible(row.text()) == row.text());
    CHECK(row.text().find("\xef\xbf\xbd") == std::string::npos);  // U+FFFD
  }
}

void check_keys(const tui::Frame& frame, const std::string& help) {
  const std::string row = frame.rows.back().text();
  INFO(row);
  CHECK(row.ends_with(help + " "));
  CHECK(row.find("…") == std::string::npos);
  const std::vector<std::string> hints = hints_of(frame);
  CHECK(hints.size() > 1);
  for (const std::string& hint : hints) CHECK(is_match(hint, "\\S+( \\S+)?:.+"));
}

void check_english(const tui::Frame& frame) {
  for (const tui::Row& row : frame.rows) {
    INFO(row.text());
    CHECK(!has_hangul(replaced(row.text(), kMayStand, "")));
  }
}

void check_korean(const tui::Frame& frame) {
  INFO(frame.text());
  const std::size_t message = frame.rows.size() - (frame.size.rows >= 30 ? 4 : 3);
  const std::string said = trimmed(frame.rows[message].text());
  CHECK((said.empty() || has_hangul(said)));
  for (const std::string& hint : hints_of(frame)) CHECK((has_hangul(hint) || hint == "L:English"));
  for (const tui::Row& row : frame.rows) {
    if (const std::string title = title_of(row.text()); !title.empty()) CHECK(has_hangul(title));
  }
  CHECK(!has_match(frame.rows.front().text(), "(✓|▶|·)(read|predict|run|look|try) "));
}

void check_ascii(const tui::Frame& frame) {
  for (const tui::Row& row : frame.rows) {
    INFO(row.text());
    const std::string drawn = replaced(row.text(), kMayStand, "");
    CHECK(std::ranges::all_of(drawn, [](char c) { return c >= ' ' && c < 127; }));
  }
}

std::string why_refused(const std::string& command, study::Language language) {
  std::vector<std::string> words = words_of(command);
  if (words.empty() || words.front() != "golearn") return "it is not golearn's: " + command;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  try {
    const args::Reader reader(commands::specs(), static_cast<int>(argv.size()), argv.data(), language);
    return std::holds_alternative<args::Request>(reader.request()) ? "" : "it is a help";
  } catch (const study::Refusal& refusal) {
    return refusal.why().en;
  }
}

}  // namespace golearn::test
