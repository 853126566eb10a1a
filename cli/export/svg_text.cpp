#include "export/svg_text.hpp"

#include "export/svg_elements.hpp"
#include "words/glyphs.hpp"

namespace golearn::exports::svg {
namespace {

constexpr std::string_view kMono =
    "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'D2Coding', monospace";

struct Font {
  double size = 12.5;
  bool bold = false, mono = false;
};

Font font_of(Face face) {
  switch (face) {
    case Face::words: return {12.5};
    case Face::strong: return {12.5, true};
    case Face::small: return {10.5};
    case Face::large: return {14};
    case Face::name: return {14, true};
    case Face::title: return {18};
    case Face::mono: return {11.5, false, true};
    case Face::tiny: return {9, false, true};
  }
  return {};
}

// Parts of the font's size, as in DejaVu Sans, which is the widest of those that people have.
double advance(std::string_view glyph, int columns) {
  if (columns != 1) return columns == 0 ? 0 : 1.02;
  if (glyph.size() > 1) return 0.9;
  const char c = glyph.front();
  if (std::string_view("iljI.,:;'|!()[] tfr").find(c) != std::string_view::npos) return 0.41;
  if (std::string_view("mwMW@%").find(c) != std::string_view::npos) return 1.0;
  return c >= 'A' && c <= 'Z' ? 0.77 : 0.64;
}

constexpr double kBold = 1.12, kMonoAdvance = 0.61;

std::string element_of(double x, double y, const std::string& content, const Manner& manner) {
  const Font font = font_of(manner.face);
  return element("text",
                 {{"x", x},
                  {"y", y + 0.36 * font.size},
                  {"font-size", font.size},
                  {"font-weight", font.bold ? "700" : ""},
                  {"font-family", font.mono ? kMono : ""},
                  {"font-style", manner.italic ? "italic" : ""},
                  {"text-anchor", manner.anchor},
                  {"fill", manner.fill == kInk ? "" : manner.fill},
                  {"paint-order", manner.outline.empty() ? "" : "stroke"},
                  {"stroke", manner.outline},
                  {"stroke-width", manner.outline.empty() ? "" : "4"},
                  {"stroke-linejoin", manner.outline.empty() ? "" : "round"}},
                 content);
}

}  // namespace

double text_width(std::string_view text, Face face) {
  const Font font = font_of(face);
  double width = 0;
  while (!text.empty()) {
    const words::Glyph glyph = words::first_glyph(text);
    const bool narrow_mono = font.mono && glyph.columns == 1;
    width += narrow_mono ? kMonoAdvance : advance(text.substr(0, glyph.bytes), glyph.columns) * (font.bold ? kBold : 1);
    text.remove_prefix(glyph.bytes);
  }
  return width * font.size;
}

std::string clipped(const std::string& text, Face face, double room) {
  if (text_width(text, face) <= room) return text;
  const double ellipsis = text_width("…", face);
  double width = ellipsis;
  std::size_t end = 0;
  while (end < text.size()) {
    const std::string_view rest = std::string_view(text).substr(end);
    const std::size_t bytes = words::first_glyph(rest).bytes;
    width += text_width(rest.substr(0, bytes), face);
    if (width > room) break;
    end += bytes;
  }
  return end == 0 ? "" : text.substr(0, end) + "…";
}

std::vector<std::string> wrapped(const std::string& text, Face face, double room) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (text_width(longer, face) <= room || lines.back().empty())
      lines.back() = clipped(longer, face, room);
    else
      lines.push_back(clipped(word, face, room));
    at = end + 1;
  }
  return lines;
}

std::string words(double x, double y, std::string_view text, const Manner& manner) {
  return text.empty() ? "" : element_of(x, y, escaped(text), manner);
}

std::string words(double x, double y, const std::vector<Stretch>& line, const Manner& manner) {
  std::string content;
  for (const Stretch& each : line) {
    std::string part = element(
        "tspan", {{"fill", each.fill == manner.fill ? "" : each.fill}, {"font-weight", each.strong ? "700" : ""}},
        escaped(each.text));
    content += part.substr(0, part.size() - 1);
  }
  return element_of(x, y, content, manner);
}

}  // namespace golearn::exports::svg
