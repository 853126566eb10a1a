#include "tui/chrome.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>

#include "render/ascii.hpp"
#include "words/glyphs.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

constexpr int kAround = 5;    // rows: title, rule, message, command, keys
constexpr int kAirFrom = 30;  // rows: from there on an empty one stands above the keys
constexpr std::string_view kGap = "  ";

// Whole hints, as many as there is room for; the last, `?`, always.
Row keys_row(const Session& session, const std::vector<KeyHint>& keys, int columns) {
  const std::string help = session.say({"?:도움", "?:help"});
  const int room = columns - words::display_width(help) - 3;
  Row row(" ");
  for (const KeyHint& hint : keys) {
    const std::string text = hint.key + ":" + session.say(hint.does);
    if (row.columns() + words::display_width(text) > room) break;
    row.add(hint.key, {Tone::strong}).add(":" + session.say(hint.does)).add(kGap);
  }
  return row.to(columns - words::display_width(help) - 1).add(help, {Tone::strong}).add(" ").to(columns);
}

// What is drawn, not what is said.
Row in_ascii(const Row& row) {
  Row plain;
  for (const Span& span : row.spans()) plain.add(render::in_ascii(span.text), span.style);
  return plain.to(row.columns());
}

Row message_of(Session const& session, const View& view) {
  if (!session.notice.empty()) return Row(" " + session.notice, {Tone::notable});
  return Row(" ").add(view.message);
}

}  // namespace

Size body_of(Size screen) {
  return {screen.columns, std::max(screen.rows - kAround - (screen.rows >= kAirFrom ? 1 : 0), 1)};
}

Frame framed(const Session& session, const View& view, Size screen) {
  const int columns = screen.columns;
  Frame frame{.size = screen, .rows = {view.title}};
  append(frame.rows, to_height(view.body, body_of(screen).rows));
  frame.rows.push_back(rule("", columns));
  frame.rows.push_back(message_of(session, view));
  frame.rows.push_back(Row(" $ ", {Tone::faint}).add(view.command, {Tone::command}));
  if (screen.rows >= kAirFrom) frame.rows.emplace_back();
  frame.rows.push_back(keys_row(session, view.keys, columns));
  frame.rows = to_height(std::move(frame.rows), screen.rows);
  for (Row& row : frame.rows) {
    row.to(columns);
    if (session.ascii) row = in_ascii(row).to(columns);
  }
  return frame;
}

std::string as_word(const std::string& text) {
  const auto plain = [](unsigned char c) { return c >= 0x80 || std::isalnum(c) || std::strchr("-_./:=,+@%", c); };
  if (!text.empty() && std::ranges::all_of(text, plain)) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

Frame too_small(const Session& session, Size screen) {
  Frame frame{.size = screen, .rows = {Row(session.say({"터미널이 작다: 40x12부터", "too small: 40x12 at least"}))}};
  frame.rows = to_height(std::move(frame.rows), screen.rows);
  for (Row& row : frame.rows) row.to(screen.columns);
  return frame;
}

}  // namespace golearn::tui
