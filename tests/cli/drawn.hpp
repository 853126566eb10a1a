// An SVG document as a parser of XML that is not ours reads it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "support/program.hpp"

namespace golearn::test {

struct Shape {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  ///< that of what stands in it, too

  /// Empty, or 0, for an attribute that it does not have.
  [[nodiscard]] std::string at(const std::string& attribute) const;
  [[nodiscard]] double number(const std::string& attribute) const;
};

class Drawn {
 public:
  explicit Drawn(const std::string& svg);

  /// Why it is not well-formed; empty if it is.
  [[nodiscard]] const std::string& error() const { return error_; }
  /// In the order in which they begin.
  [[nodiscard]] const std::vector<Shape>& shapes() const { return shapes_; }
  /// The first with that name; null if there is none.
  [[nodiscard]] const Shape* first(const std::string& name) const;
  /// The first text that begins so; with an `anchor`, even one that is empty: that is all of it, and it has that
  /// anchor.
  [[nodiscard]] const Shape* text(const std::string& beginning) const;
  [[nodiscard]] const Shape* text(const std::string& whole, const std::string& anchor) const;
  [[nodiscard]] std::size_t count(const std::function<bool(const std::string&)>& is_one) const;

  /// Texts that run out of the picture, and those that run into one another.
  [[nodiscard]] Lines out_of_it() const;
  [[nodiscard]] Lines overlapping() const;
  /// Bars that the frames of printed lines lie on, by their places.
  [[nodiscard]] Lines covered() const;

 private:
  std::string error_;
  std::vector<Shape> shapes_;
};

}  // namespace golearn::test
