#include "render/syntax.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace golearn::render {
namespace {

using words::Tone;

constexpr std::array<std::string_view, 25> kGo{
    "break", "case",   "chan",   "const",  "continue", "default", "defer",     "else", "fallthrough",
    "for",   "func",   "go",     "goto",   "if",       "import",  "interface", "map",  "package",
    "range", "return", "select", "struct", "switch",   "type",    "var"};
constexpr std::array<std::string_view, 36> kCpp{
    "auto",     "bool",    "break",    "case",    "catch",     "char", "class",    "const",  "constexpr",
    "continue", "default", "do",       "double",  "else",      "enum", "explicit", "false",  "for",
    "if",       "inline",  "int",      "mutable", "namespace", "new",  "nullptr",  "return", "static",
    "struct",   "switch",  "template", "this",    "throw",     "true", "using",    "void",   "while"};
constexpr std::string_view kLineEnd = "\n";

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// What ends that which `text` begins with; empty if it is no string and no comment.
std::string end_of(std::string_view text, Syntax syntax) {
  if (text.starts_with("//")) return std::string(kLineEnd);
  if (text.starts_with("/*")) return "*/";
  const char first = text.front();
  const bool quoted = first == '"' || first == '\'' || (first == '`' && syntax == Syntax::go);
  return quoted ? std::string(1, first) : "";
}

bool goes_over_lines(const std::string& end) { return end == "*/" || end == "`"; }

bool is_comment_end(const std::string& end) { return end == "*/" || end == kLineEnd; }

}  // namespace

// Bytes of the word, or of the single character, that `text` begins with.
std::size_t Highlighter::token(std::string_view text, char before) const {
  if (!is_word(text.front()) || is_word(before)) return 1;
  const auto end = std::ranges::find_if_not(text, is_word);
  return static_cast<std::size_t>(end - text.begin());
}

Tone Highlighter::tone_of(std::string_view token) const {
  const bool keyword =
      syntax_ == Syntax::go ? std::ranges::find(kGo, token) != kGo.end() : std::ranges::find(kCpp, token) != kCpp.end();
  return keyword ? Tone::command : Tone::plain;
}

// Bytes up to the end of the string or comment that goes on; all of them if it does not end here.
std::size_t Highlighter::rest_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && (until_ == "\"" || until_ == "'")) {
      ++at;
    } else if (text.substr(at).starts_with(until_)) {
      at += until_.size();
      until_.clear();
      return at;
    }
  }
  return text.size();
}

std::string Highlighter::paint(std::string_view piece, bool new_line) {
  if (syntax_ == Syntax::none || !screen_.colour) return std::string(piece);
  if (new_line && !goes_over_lines(until_)) until_.clear();
  std::string out;
  char before = ' ';
  while (!piece.empty()) {
    std::size_t size = 0;
    Tone tone = Tone::plain;
    const bool divides = piece.front() == '\'' && is_word(before);  // the digits of a number, in C++
    if (until_.empty() && !divides) {
      until_ = end_of(piece, syntax_);
      size = until_.empty() || until_ == kLineEnd ? 0 : until_.size();
    }
    if (!until_.empty()) {
      tone = is_comment_end(until_) ? Tone::faint : Tone::good;
      size = size + rest_of(piece.substr(size));
    } else {
      size = token(piece, before);
      tone = tone_of(piece.substr(0, size));
    }
    out += render::paint(screen_, tone, piece.substr(0, size));
    before = piece[size - 1];
    piece.remove_prefix(size);
  }
  return out;
}

}  // namespace golearn::render
