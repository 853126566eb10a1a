#include "render/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

using words::Tone;

constexpr int kNarrowest = 20;
constexpr int kWidest = 400;
constexpr int kWidestProse = 100;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

int columns(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const int wanted = std::atoi(environment("COLUMNS").c_str());
  return wanted > 0 ? wanted : 80;
}

// Of ECMA-48, select graphic rendition.
constexpr const char* kBold = "1";
constexpr const char* kDim = "2";
constexpr const char* kRed = "31";
constexpr const char* kGreen = "32";
constexpr const char* kYellow = "33";
constexpr const char* kBlue = "34";
constexpr const char* kMagenta = "35";
constexpr const char* kCyan = "36";

const char* code_of(Tone tone) {
  switch (tone) {
    case Tone::plain: return "";
    case Tone::strong: return kBold;
    case Tone::faint: return kDim;
    case Tone::command: return kCyan;
    case Tone::good: return kGreen;
    case Tone::notable: return kYellow;
    case Tone::bad: return kRed;
  }
  return "";
}

std::string in_code(const Screen& screen, std::string_view code, std::string_view text) {
  if (!screen.colour || code.empty()) return std::string(text);
  return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
}

}  // namespace

Screen detect_screen() {
  Screen screen;
  screen.terminal = isatty(STDOUT_FILENO);
  screen.colour = screen.terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  screen.errors_on_terminal = isatty(STDERR_FILENO);
  screen.width = std::clamp(columns(STDOUT_FILENO), kNarrowest, kWidest);
  screen.errors_width = std::clamp(columns(STDERR_FILENO), kNarrowest, kWidest);
  return screen;
}

std::string paint(const Screen& screen, Tone tone, std::string_view text) {
  return in_code(screen, code_of(tone), text);
}

std::string paint_goroutine(const Screen& screen, std::uint64_t goroutine, std::string_view text) {
  constexpr std::array kCycle{kCyan, kYellow, kMagenta, kGreen, kBlue};
  return in_code(screen, goroutine == 1 ? "" : kCycle[goroutine % kCycle.size()], text);
}

int prose_width(const Screen& screen) { return std::min(screen.width, kWidestProse); }

int painted_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const auto escape = text.find('\033');
    width += words::display_width(text.substr(0, escape));
    const auto end = escape == std::string_view::npos ? escape : text.find('m', escape);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return width;
}

}  // namespace golearn::render
