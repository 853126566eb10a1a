#include "export/svg_frame.hpp"

#include <cctype>

#include <fmt/format.h>

#include "export/svg_elements.hpp"
#include "export/svg_text.hpp"
#include "words/settings.hpp"

namespace golearn::exports::svg {
namespace {

constexpr double kLine = 21;

struct Paint {
  Color words, ground;
  std::string_view sign;
};

Paint paint_of(words::Tone tone) {
  if (tone == words::Tone::bad) return {kBadWords, kBadGround, "✗"};
  return tone == words::Tone::notable ? Paint{kNotable, kNotableGround, "!"} : Paint{kGood, kGoodGround, "✓"};
}

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

Color color_of(const std::string& word, const Columns& columns) {
  for (const Column& column : columns.goroutines) {
    if (column.name == word) return column.tint;
  }
  return "";
}

// `text` with the names of goroutines in their colours.
void color(std::vector<Stretch>& line, const std::string& text, const Columns& columns) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const bool name = in_name(text[at]);
    while (end < text.size() && in_name(text[end]) == name) ++end;
    while (name && end > at + 1 && text[end - 1] == '.') --end;  // of the sentence
    const std::string word = text.substr(at, end - at);
    const Color tint = name ? color_of(word, columns) : "";
    line.push_back({word, tint.empty() ? kInk : tint, !tint.empty()});
    at = end;
  }
}

// What stands before the first colon is what it is called.
std::size_t length_of_name(const std::string& text) {
  constexpr std::size_t kLongest = 48;
  const auto colon = text.find(": ");
  return colon < kLongest ? colon + 1 : 0;
}

std::string text_of(const words::VerdictLine& line, study::Language language) {
  if (!line.step) return line.text.in(language);
  const std::size_t step = *line.step + 1;
  return (line.text + words::Text{fmt::format(" ({}단계)", step), fmt::format(" (step {})", step)}).in(language);
}

}  // namespace

double draw_title(std::string& to, const Frame& frame, double y, const study::RunSpec& spec) {
  const study::Runnable& program = *spec.runnable;
  to += words(frame.left + 6, y + 24, {{program.id + "  ", kQuiet}, {program.title.in(frame.language), kInk, true}},
              {Face::title});
  y += 40;
  const double room = frame.right - frame.left - 12;
  for (const std::string& line : wrapped(words::all_settings(frame.language, spec), Face::small, room)) {
    to += words(frame.left + 6, y + 6, line, {Face::small, kQuiet});
    y += 15;
  }
  return y + 4;
}

double draw_verdict(std::string& to, const Frame& frame, double y, const std::vector<words::VerdictLine>& verdict,
                    const Columns& columns) {
  const double top = y;
  std::string drawn;
  y += 6;
  for (const words::VerdictLine& each : verdict) {
    const Paint paint = paint_of(each.tone);
    const std::string text = text_of(each, frame.language);
    std::size_t named = length_of_name(text);
    drawn += words(frame.left + 12, y + kLine / 2, paint.sign, {Face::name, paint.words});
    for (const std::string& line : wrapped(text, Face::name, frame.right - frame.left - 44)) {
      std::vector<Stretch> stretches{{line.substr(0, named), paint.words, true}};
      color(stretches, line.substr(std::min(named, line.size())), columns);
      drawn += words(frame.left + 30, y + kLine / 2, stretches, {Face::large});
      named = 0;
      y += kLine;
    }
  }
  y += 6;
  to += rect(frame.left, top, frame.right - frame.left, y - top,
             {{"rx", 8}, {"fill", paint_of(verdict.front().tone).ground}});
  to += drawn;
  return y + 8;
}

double draw_sentences(std::string& to, const Frame& frame, double y, const std::vector<std::string>& sentences) {
  for (const std::string& sentence : sentences) {
    for (const std::string& line : wrapped(sentence, Face::words, frame.right - frame.left - 12)) {
      to += words(frame.left + 6, y + 9, line, {Face::words, kQuiet});
      y += 18;
    }
  }
  return y;
}

}  // namespace golearn::exports::svg
