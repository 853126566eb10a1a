#include "export/svg.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "export/page_words.hpp"
#include "export/svg_elements.hpp"
#include "export/svg_frame.hpp"
#include "export/svg_head.hpp"
#include "export/svg_sheet.hpp"
#include "export/svg_text.hpp"
#include "golearn/study/watched.hpp"
#include "words/next_steps.hpp"
#include "words/outcome.hpp"
#include "words/steps.hpp"

namespace golearn::exports {
namespace {

using study::Language;

constexpr double kWidth = 960, kMargin = 12;

std::string pattern(std::string_view id, double size, std::string_view turned, const std::string& content) {
  return svg::element(
      "pattern",
      {{"id", id}, {"width", size}, {"height", size}, {"patternUnits", "userSpaceOnUse"}, {"patternTransform", turned}},
      content);
}

// What a pause, and the bar of several, are filled with.
std::string patterns() {
  const std::string hatch = svg::path("M0 0V8", {{"stroke", svg::kEdge}, {"stroke-width", 3}});
  const std::string dots = svg::circle(3, 3, 1.4, {{"fill", svg::kDots}});
  return svg::element("defs", {}, pattern("hatch", 8, "rotate(45)", hatch) + pattern("dots", 6, "", dots));
}

class Still {
 public:
  Still(const DrawnRun& run, Language language)
      : run_(run),
        names_(words::names_in(language, *run.spec.runnable, run.record, run.picture)),
        verdict_(words::verdict_of(run.spec, run.record, run.picture)) {
    frame_.language = language;
    ending_ = what_happened(names_, run.spec, run.record);
  }

  std::string drawn() {
    const bool any = !run_.picture.steps.empty() && !run_.picture.goroutines.empty();
    const double end = below(any ? sheet() : frameless());
    return svg::element("svg",
                        {{"xmlns", "http://www.w3.org/2000/svg"},
                         {"viewBox", fmt::format("0 0 {} {}", svg::number(width()), svg::number(end))},
                         {"width", width()},
                         {"height", end},
                         {"role", "img"},
                         {"aria-labelledby", "title desc"},
                         {"lang", frame_.language == Language::korean ? "ko" : "en"},
                         {"xml:space", "preserve"},
                         {"font-family", svg::kSans},
                         {"fill", svg::kInk}},
                        about() + patterns() + ground(end) + drawn_);
  }

 private:
  [[nodiscard]] double width() const { return frame_.right + kMargin; }

  // Its height hangs on the width, and that on the columns.
  double sheet() {
    svg::Drawing drawing = svg::lay_out(run_.picture, names_, run_.steps, frame_.left, frame_.right, 0);
    frame_.right = drawing.right;
    const double y = above(drawing.columns);
    for (svg::Row& row : drawing.rows) row.y += y;
    draw_head(drawing, frame_.left, y);
    draw_rows(drawing, frame_.left);
    const svg::Layers& layers = drawing.layers;
    for (const std::string* layer : {&layers.ground, &layers.bars, &layers.words, &layers.front, &layers.notes}) {
      drawn_ += svg::element("g", {}, *layer);
    }
    forms_ = std::move(drawing.seen);
    left_out_ = drawing.columns.left_out;
    return bottom_of(drawing);
  }

  double frameless() { return above({}); }

  double above(const svg::Columns& columns) {
    const double y = draw_title(drawn_, frame_, kMargin / 2, run_.spec);
    return draw_verdict(drawn_, frame_, y, verdict_, columns);
  }

  double below(double y) {
    drawn_ += svg::path(svg::level(frame_.left, frame_.right, y), {{"stroke", svg::kInk}, {"stroke-width", 1.5}});
    y = draw_sentences(drawn_, frame_, y + 8, sentences());
    return draw_legend(drawn_, frame_, y + 4, forms_) + kMargin;
  }

  // Not again what the verdict says.
  std::vector<std::string> sentences() {
    std::vector<std::string> all;
    for (const std::string& each : ending_) {
      if (each != verdict_.front().text.in(frame_.language)) all.push_back(each);
    }
    if (!left_out_.empty()) all.push_back(names_.say(words::no_room_for()) + left_out_);
    if (const auto more = run_.record.seen.get<study::Events>().left_out; more > 0) {
      all.push_back(names_.say(page_words("left out", {std::to_string(more)})));
    }
    return all;
  }

  [[nodiscard]] std::string about() const {
    const std::string title = run_.spec.runnable->id + " " + run_.spec.runnable->title.in(frame_.language);
    std::string desc;
    for (const words::VerdictLine& line : verdict_) desc += (desc.empty() ? "" : " ") + line.text.in(frame_.language);
    return svg::element("title", {{"id", "title"}}, svg::escaped(title)) +
           svg::element("desc", {{"id", "desc"}}, svg::escaped(desc));
  }

  // White, that it can be read on a dark page.
  [[nodiscard]] std::string ground(double height) const {
    return svg::rect(0.5, 0.5, width() - 1, height - 1, {{"rx", 10}, {"fill", svg::kPage}, {"stroke", svg::kEdge}});
  }

  const DrawnRun& run_;
  words::Names names_;
  std::vector<words::VerdictLine> verdict_;
  std::vector<std::string> ending_;
  svg::Frame frame_{kMargin, kWidth - kMargin};
  std::string drawn_, left_out_;
  std::set<svg::Form> forms_;
};

}  // namespace

std::string svg_of(const DrawnRun& run, Language language) { return Still(run, language).drawn(); }

}  // namespace golearn::exports
