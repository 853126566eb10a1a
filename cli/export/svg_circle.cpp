// The circle of a deadlock.
#include <algorithm>

#include "export/page_words.hpp"
#include "export/svg_elements.hpp"
#include "export/svg_glyphs.hpp"
#include "export/svg_problems.hpp"
#include "export/svg_text.hpp"
#include "words/phrases.hpp"

namespace golearn::exports::svg {
namespace {

constexpr double kTitle = 40, kLink = 30, kLineAt = 22;

const PictureProblem* circle_of(const Picture& picture) {
  const auto found = std::ranges::find(picture.problems, ProblemKind::circle, &PictureProblem::kind);
  return found == picture.problems.end() ? nullptr : &*found;
}

class Round {
 public:
  Round(Drawing& drawing, const PictureProblem& circle, double top) : drawing_(drawing), steps_(circle.steps) {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const double y = top + 2 * kLink * static_cast<double>(i);
      waits(i, y);
      has(i, y + kLink);
      join(i, y, i + 1 < steps_.size() ? y + 2 * kLink : top);
    }
    drawing_.layers.front += path(joints_, {{"stroke", kBad}, {"stroke-width", 1.8}, {"fill", "none"}}) + links_;
  }

 private:
  [[nodiscard]] std::uint64_t who(std::size_t i) const { return drawing_.step(steps_[i % steps_.size()]).goroutine; }
  [[nodiscard]] ObjectId thing(std::size_t i) const { return drawing_.step(steps_[i]).object; }
  [[nodiscard]] double x_of(std::uint64_t goroutine) const {
    const Column* column = drawing_.columns.of(goroutine);
    return column == nullptr ? drawing_.columns.things_at : column->centre + 1;
  }
  [[nodiscard]] double x_of(ObjectId object) const {
    const ThingColumn* column = drawing_.columns.of(object);
    return column == nullptr ? drawing_.right - 16 : column->centre - 3;
  }

  void waits(std::size_t i, double y) {
    links_ += arrow(x_of(who(i)), x_of(thing(i)), y + kLineAt, ArrowStyle::uses, kBad);
    say(y, who(i), thing(i), "waits for");
  }

  void has(std::size_t i, double y) {
    links_ += arrow(x_of(thing(i)), x_of(who(i + 1)), y + kLineAt, ArrowStyle::uses, kBad);
    say(y, who(i + 1), thing(i), "has");
  }

  void say(double y, std::uint64_t goroutine, ObjectId object, std::string_view key) {
    const std::string text =
        words::filled_in(drawing_.say(page_words(key)),
                         {.who = words::short_form(goroutine), .thing = drawing_.names.short_name(object)});
    const double x = x_of(goroutine) + 12, at = drawing_.columns.goroutines.front().x - 18;
    links_ += words(x, y + 11, clipped(text, Face::strong, drawing_.right - x - 8),
                    {Face::strong, kBadWords, "", false, kBadGround});
    links_ += circle(at, y + kLineAt - 4, 9, {{"fill", kBad}}) +
              words(at, y + kLineAt - 4, std::to_string(++number_), {Face::strong, kPage, "middle"});
  }

  // From a thing down to who has it, and from there to what that one waits for.
  void join(std::size_t i, double y, double back) {
    joints_ += upright(x_of(thing(i)), y + kLineAt, y + kLineAt + kLink);
    joints_ += upright(x_of(who(i + 1)), y + kLink + kLineAt, back + kLineAt);
  }

  Drawing& drawing_;
  const std::vector<std::size_t>& steps_;
  std::string joints_, links_;
  int number_ = 0;
};

}  // namespace

double circle_height(const Picture& picture) {
  const PictureProblem* circle = circle_of(picture);
  return circle == nullptr ? 0 : kTitle + 2 * kLink * static_cast<double>(circle->steps.size()) + 8;
}

void draw_circle(Drawing& drawing, double y) {
  const PictureProblem* circle = circle_of(drawing.picture);
  if (circle == nullptr) return;
  const double left = drawing.columns.goroutines.front().x - 4;
  drawing.layers.ground +=
      rect(left, y + 2, drawing.right - left, circle_height(drawing.picture) - 6, {{"rx", 6}, {"fill", kBadGround}});
  const std::string title = clipped(drawing.say(page_words("circle")), Face::strong, drawing.right - left - 16);
  drawing.layers.front += words(left + 12, y + 20, title, {Face::strong, kBadWords, "", false, kBadGround});
  Round(drawing, *circle, y + kTitle - 6);
}

}  // namespace golearn::exports::svg
