#include "render/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace golearn::cli {
namespace {

constexpr int kNarrowest = 20;
constexpr int kWidest = 400;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

int columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const int wanted = std::atoi(environment("COLUMNS").c_str());
  return wanted > 0 ? wanted : 80;
}

lessons::Language environment_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const std::string locale = environment(name); !locale.empty()) return language_of(locale);
  }
  return lessons::Language::english;
}

constexpr std::array<const char*, 9> kCodes{"", "1", "2", "31", "32", "33", "34", "35", "36"};

}  // namespace

lessons::Language language_of(std::string_view locale) {
  const bool korean = locale.starts_with("ko") && (locale.size() == 2 || locale[2] == '_' || locale[2] == '.');
  return korean ? lessons::Language::korean : lessons::Language::english;
}

Terminal detect_terminal() {
  Terminal terminal;
  terminal.language = environment_language();
  terminal.colour = isatty(STDOUT_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  terminal.errors_on_terminal = isatty(STDERR_FILENO);
  terminal.width = std::clamp(columns(), kNarrowest, kWidest);
  return terminal;
}

std::string Terminal::paint(Colour wanted, std::string_view text) const {
  if (!colour || wanted == Colour::plain) return std::string(text);
  return std::string("\033[") + kCodes[static_cast<std::size_t>(wanted)] + "m" + std::string(text) + "\033[0m";
}

Colour goroutine_colour(std::uint64_t id) {
  constexpr std::array<Colour, 5> kCycle{Colour::cyan, Colour::yellow, Colour::magenta, Colour::green, Colour::blue};
  return id == 1 ? Colour::plain : kCycle[id % kCycle.size()];
}

}  // namespace golearn::cli
