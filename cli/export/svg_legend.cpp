// The legend: what each form means.
#include <array>

#include "export/page_words.hpp"
#include "export/svg_elements.hpp"
#include "export/svg_frame.hpp"
#include "export/svg_glyphs.hpp"
#include "export/svg_text.hpp"

namespace golearn::exports::svg {
namespace {

constexpr double kForm = 26, kLine = 22, kGap = 18;

constexpr std::array kAll{Form::runs, Form::ready, Form::waits,   Form::sleeps, Form::stuck,
                          Form::lock, Form::uses,  Form::unlocks, Form::wakes,  Form::waits_for};

std::string_view key_of(Form form) {
  switch (form) {
    case Form::runs: return "legend runs";
    case Form::ready: return "legend could run";
    case Form::waits: return "legend waits";
    case Form::sleeps: return "legend sleeps";
    case Form::stuck: return "legend never woken";
    case Form::lock: return "legend has a lock";
    case Form::uses: return "legend uses";
    case Form::unlocks: return "legend unlocks";
    case Form::wakes: return "legend wakes";
    case Form::waits_for: return "legend waits for this";
  }
  return "";
}

std::string box(double x, double y, Color fill) {
  return rect(x + 8, y - 7, 11, 14, {{"rx", 2}, {"fill", fill}, {"stroke", tint_of(0)}, {"stroke-width", 1.7}});
}

std::string dashes(double x, double y, Color color, double width, std::string_view pattern, std::string_view cap) {
  return path(upright(x + 13, y - 8, y + 8),
              {{"stroke", color}, {"stroke-width", width}, {"stroke-dasharray", pattern}, {"stroke-linecap", cap}});
}

// 26 wide, its middle at height `y`.
std::string drawn(Form form, double x, double y) {
  switch (form) {
    case Form::runs: return box(x, y, tint_of(0));
    case Form::ready: return box(x, y, kPage);
    case Form::waits: return dashes(x, y, kDots, 3, "0 7", "round");
    case Form::sleeps: return dashes(x, y, kSleep, 2, "5 4", "");
    case Form::stuck: return dashes(x, y, kBad, 4.5, "0 8", "round");
    case Form::lock: return rect(x + 2, y - 8, 3, 16, {{"fill", kInk}}) + box(x, y, tint_of(0));
    case Form::uses: return arrow(x, x + 24, y, ArrowStyle::uses, tint_of(0));
    case Form::unlocks: return arrow(x, x + 24, y, ArrowStyle::back, tint_of(0));
    case Form::wakes: return arrow(x, x + 24, y, ArrowStyle::wakes, kDots);
    case Form::waits_for: return arrow(x, x + 16, y, ArrowStyle::waits, kDots);
  }
  return "";
}

}  // namespace

double draw_legend(std::string& to, const Frame& frame, double y, const std::set<Form>& forms) {
  double x = frame.left + 6;
  y += kLine / 2;
  for (const Form form : kAll) {
    if (!forms.contains(form)) continue;
    const std::string text = page_words(key_of(form)).in(frame.language);
    const double width = kForm + 6 + text_width(text, Face::words);
    if (x + width > frame.right && x > frame.left + 6) {
      x = frame.left + 6;
      y += kLine;
    }
    to += drawn(form, x, y) + words(x + kForm + 6, y, text, {Face::words, kQuiet});
    x += width + kGap;
  }
  return y + kLine / 2;
}

}  // namespace golearn::exports::svg
