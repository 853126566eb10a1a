#include "render/plain.hpp"

#include "args/help.hpp"
#include "golearn/study/lines.hpp"
#include "render/layout.hpp"

namespace golearn::render {
namespace {

constexpr int kBelow = 4;

void add_lines(std::string& out, std::string_view line, int width, int hanging) {
  for (const std::string& each : wrap_hanging(line, width, hanging)) out += each + "\n";
}

}  // namespace

std::string text_of_help(std::string_view help, const Screen& screen) {
  std::string out;
  for (const std::string& line : study::split_lines(help)) {
    add_lines(out, line, screen.width, line.starts_with("  ") ? args::kHelpColumn : kBelow);
  }
  return out;
}

std::string text_of_error(std::string_view error, const Screen& screen) {
  if (!screen.errors_on_terminal) return std::string(error) + "\n";
  std::string out;
  add_lines(out, error, screen.errors_width, kBelow);
  return out;
}

}  // namespace golearn::render
