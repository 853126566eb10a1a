#include "drawn.hpp"

#include <expat.h>

#include <algorithm>

#include "words/glyphs.hpp"

namespace golearn::test {
namespace {

// What is being read: the elements, and those of them that are open.
struct Reading {
  std::vector<Shape> shapes;
  std::vector<std::size_t> open;
};

void begin(void* reading, const char* name, const char** attributes) {
  auto& [shapes, open] = *static_cast<Reading*>(reading);
  open.push_back(shapes.size());
  shapes.push_back({name, {}, {}});
  for (; *attributes != nullptr; attributes += 2) shapes.back().attributes[attributes[0]] = attributes[1];
}

void end(void* reading, const char* /*name*/) { static_cast<Reading*>(reading)->open.pop_back(); }

void read_text(void* reading, const char* text, int length) {
  auto& [shapes, open] = *static_cast<Reading*>(reading);
  for (const std::size_t each : open) shapes[each].text.append(text, static_cast<std::size_t>(length));
}

// Where a text lies, in a usual font: narrower than golearn takes it to be.
struct Box {
  double left, right, middle;
  std::string text;
};

Box box_of(const Shape& shape) {
  const double size = shape.number("font-size"), width = 0.5 * size * words::display_width(shape.text);
  const std::string anchor = shape.at("text-anchor");
  const double left = shape.number("x") - (anchor == "end" ? width : anchor == "middle" ? width / 2 : 0);
  return {left, left + width, shape.number("y") - 0.36 * size, shape.text};
}

std::vector<Box> boxes_of(const std::vector<Shape>& shapes) {
  std::vector<Box> boxes;
  for (const Shape& shape : shapes) {
    const bool turned = shape.number("x") == 0 && shape.number("y") < 10;  // in a group that is turned
    if (shape.name == "text" && !turned) boxes.push_back(box_of(shape));
  }
  return boxes;
}

}  // namespace

std::string Shape::at(const std::string& attribute) const {
  const auto found = attributes.find(attribute);
  return found == attributes.end() ? "" : found->second;
}

double Shape::number(const std::string& attribute) const {
  const std::string value = at(attribute);
  return value.empty() ? 0 : std::stod(value);
}

Drawn::Drawn(const std::string& svg) {
  Reading reading;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &reading);
  XML_SetElementHandler(parser, begin, end);
  XML_SetCharacterDataHandler(parser, read_text);
  if (XML_Parse(parser, svg.data(), static_cast<int>(svg.size()), XML_TRUE) == XML_STATUS_ERROR) {
    error_ =
        XML_ErrorString(XML_GetErrorCode(parser)) + (" in line " + std::to_string(XML_GetCurrentLineNumber(parser)));
  }
  XML_ParserFree(parser);
  shapes_ = std::move(reading.shapes);
}

const Shape* Drawn::first(const std::string& name) const {
  const auto found = std::ranges::find(shapes_, name, &Shape::name);
  return found == shapes_.end() ? nullptr : &*found;
}

const Shape* Drawn::text(const std::string& beginning) const {
  const auto found = std::ranges::find_if(
      shapes_, [&](const Shape& shape) { return shape.name == "text" && shape.text.starts_with(beginning); });
  return found == shapes_.end() ? nullptr : &*found;
}

const Shape* Drawn::text(const std::string& whole, const std::string& anchor) const {
  const auto found = std::ranges::find_if(shapes_, [&](const Shape& shape) {
    return shape.name == "text" && shape.text == whole && shape.at("text-anchor") == anchor;
  });
  return found == shapes_.end() ? nullptr : &*found;
}

std::size_t Drawn::count(const std::function<bool(const std::string&)>& is_one) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(shapes_, [&](const Shape& shape) { return shape.name == "text" && is_one(shape.text); }));
}

Lines Drawn::out_of_it() const {
  Lines out;
  const double width = shapes_.front().number("width"), height = shapes_.front().number("height");
  for (const Box& box : boxes_of(shapes_)) {
    const bool in = box.left >= 0 && box.right <= width && box.middle > 6 && box.middle < height - 6;
    if (!in) out.push_back(box.text);
  }
  return out;
}

Lines Drawn::overlapping() const {
  std::vector<Box> boxes = boxes_of(shapes_);
  std::ranges::sort(boxes, {}, &Box::middle);
  Lines pairs;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size() && boxes[j].middle - boxes[i].middle < 9; ++j) {
      if (boxes[i].left < boxes[j].right && boxes[j].left < boxes[i].right) {
        pairs.push_back(boxes[i].text + " | " + boxes[j].text);
      }
    }
  }
  return pairs;
}

Lines Drawn::covered() const {
  std::vector<const Shape*> frames, bars;
  for (const Shape& shape : shapes_) {
    if (shape.name != "rect") continue;
    if (shape.at("rx") == "3" && shape.at("height") == "22") frames.push_back(&shape);
    if (shape.at("rx") == "2" && (shape.at("width") == "12" || shape.at("width") == "10")) bars.push_back(&shape);
  }
  const auto meet = [](const Shape& a, const Shape& b, const std::string& from, const std::string& length) {
    return a.number(from) < b.number(from) + b.number(length) && b.number(from) < a.number(from) + a.number(length);
  };
  Lines covered;
  for (const Shape* bar : bars) {
    const bool is_covered = std::ranges::any_of(frames, [&](const Shape* frame) {
      return meet(*frame, *bar, "x", "width") && meet(*frame, *bar, "y", "height");
    });
    if (is_covered) covered.push_back(bar->at("x") + " " + bar->at("y"));
  }
  return covered;
}

}  // namespace golearn::test
