#include "export/svg_elements.hpp"

#include <cmath>

#include <fmt/format.h>

#include "words/glyphs.hpp"

namespace golearn::exports::svg {
namespace {

std::string opened(std::string_view name, Attributes attributes) {
  std::string tag = fmt::format("<{}", name);
  for (const auto& [key, value] : attributes) {
    if (!value.empty()) tag += fmt::format(" {}=\"{}\"", key, escaped(value));
  }
  return tag;
}

// The same, and more attributes behind.
std::string shape(std::string_view name, Attributes own, Attributes more) {
  std::string tag = opened(name, own);
  for (const auto& [key, value] : more) {
    if (!value.empty()) tag += fmt::format(" {}=\"{}\"", key, escaped(value));
  }
  return tag + "/>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : words::visible(text)) {
    switch (c) {
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '&': safe += "&amp;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string number(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string element(std::string_view name, Attributes attributes, std::string_view content) {
  if (content.empty()) return opened(name, attributes) + "/>\n";
  return fmt::format("{}>{}</{}>\n", opened(name, attributes), content, name);
}

std::string rect(double x, double y, double width, double height, Attributes more) {
  return shape("rect", {{"x", x}, {"y", y}, {"width", width}, {"height", height}}, more);
}

std::string circle(double x, double y, double radius, Attributes more) {
  return shape("circle", {{"cx", x}, {"cy", y}, {"r", radius}}, more);
}

std::string path(const std::string& d, Attributes more) { return shape("path", {{"d", d}}, more); }

std::string upright(double x, double from, double to) {
  return fmt::format("M{} {}V{}", number(x), number(from), number(to));
}

std::string level(double from, double to, double y) {
  return fmt::format("M{} {}H{}", number(from), number(y), number(to));
}

}  // namespace golearn::exports::svg
