#include "export/roff.hpp"

#include <sstream>
#include <utility>

#include <fmt/format.h>

namespace golearn::exports {
namespace {

// Of a line, as mandoc counts: a letter beyond ASCII is eight bytes to it, \[uAC00].
constexpr std::size_t kLongest = 80;
constexpr std::size_t kBeyondAscii = 8;

std::size_t length(std::string_view text) {
  std::size_t bytes = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) ++bytes;
    if (byte >= 0xC0) bytes += kBeyondAscii;
  }
  return bytes;
}

// Else they would come out as a hyphen, quotes and accents.
std::string_view escape_of(char c) {
  switch (c) {
    case '\\': return "\\e";
    case '-': return "\\-";
    case '\'': return "\\(aq";
    case '`': return "\\(ga";
    case '^': return "\\(ha";
    case '~': return "\\(ti";
    case '"': return "\\(dq";
    default: return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string made;
  for (const char& c : text) {
    const std::string_view escape = escape_of(c);
    made += escape.empty() ? std::string_view(&c, 1) : escape;
  }
  return made;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

void Roff::macro(std::string_view name, std::initializer_list<std::string_view> arguments) {
  page_ += ".";
  page_ += name;
  for (const std::string_view argument : arguments) {
    const std::string_view quote = argument.find(' ') == std::string_view::npos ? "" : "\"";
    page_ += fmt::format(" {0}{1}{0}", quote, argument);
  }
  page_ += "\n";
}

// A point at the beginning of a line would make it a macro.
void Roff::line(std::string_view escaped) {
  if (escaped.starts_with(".")) page_ += "\\&";
  page_ += escaped;
  page_ += "\n";
}

void Roff::text(std::string_view text) {
  std::string row;
  std::istringstream words(escaped(text));
  for (std::string word; words >> word;) {
    if (!row.empty() && length(row) + 1 + length(word) > kLongest) line(std::exchange(row, ""));
    row += (row.empty() ? "" : " ") + word;
  }
  if (!row.empty()) line(row);
}

}  // namespace golearn::exports
