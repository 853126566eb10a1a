// SVG as text: elements with their attributes, and nothing that could break out of one.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace golearn::exports::svg {

/// `text` for an element's content or an attribute's value: `&lt;` for `<`, and what cannot be seen is written out.
std::string escaped(std::string_view text);

/// A coordinate, to one place: `12`, `12.5`.
std::string number(double value);

struct Attribute {
  Attribute(std::string_view name, std::string_view value) : name(name), value(value) {}
  Attribute(std::string_view name, double value) : name(name), value(number(value)) {}

  std::string_view name;
  std::string value;  ///< empty: the attribute is left out
};
using Attributes = std::initializer_list<Attribute>;

/// `content` is SVG itself: text in it is escaped already.
std::string element(std::string_view name, Attributes attributes, std::string_view content = {});

std::string rect(double x, double y, double width, double height, Attributes more);
std::string circle(double x, double y, double radius, Attributes more);
std::string path(const std::string& d, Attributes more);
/// A straight line, from one height to another or from one side to the other.
std::string upright(double x, double from, double to);
std::string level(double from, double to, double y);

}  // namespace golearn::exports::svg
