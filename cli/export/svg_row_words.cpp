// The words of a step.
#include "export/page_words.hpp"
#include "export/svg_rows.hpp"
#include "export/svg_signs.hpp"
#include "export/svg_text.hpp"
#include "words/step_deeds.hpp"

namespace golearn::exports::svg {
namespace {

constexpr int kWidestValue = 24;  // columns
constexpr double kTimerRoom = 220;

bool is_idle(Look look) { return look == Look::waits || look == Look::sleeps || look == Look::stuck; }

// What goes wrong is said besides, if there is room: without it the words for a write, which a note explains; instead
// of the words for a wait.
std::string with_red(const std::string& text, const std::string& named, const Red& red, double room) {
  if (red.more.empty()) return text;
  const std::string whole = text + ", " + red.more;
  if (text_width(whole, Face::strong) <= room) return whole;
  return red.loud ? text : named + red.more;
}

}  // namespace

// Up to whoever else stands in the way.
double Steps::room_behind(const Column& column, const PictureStep& step, std::uint64_t goroutine) const {
  const std::vector<Column>& all = drawing_.columns.goroutines;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].x <= column.x) continue;
    const bool acts = (step.goroutine != goroutine && &all[i] == drawing_.columns.of(step.goroutine)) ||
                      (step.partner != goroutine && &all[i] == drawing_.columns.of(step.partner));
    if (acts || bars_.solid(i)) return all[i].centre - (all[i].shared() ? 24 : 18) - column.words_at();
  }
  const bool things = !drawing_.columns.things.empty();
  return (things ? drawing_.columns.things_at - 4 : drawing_.right - 8) - column.words_at();
}

// A receiver in the same lane, and a thing without a lane, are named if there is room.
std::string Steps::deed(const PictureStep& step, const Column& column, std::string text, double room) const {
  const bool hands = step.object && step.partner != 0 && drawing_.columns.of(step.partner) == &column;
  if (hands && drawing_.columns.of(step.goroutine) == &column) text += " → " + words::short_form(step.partner);
  if (!step.object || drawing_.columns.of(step.object) != nullptr) return text;
  const std::string longer = text + " · " + drawing_.names.short_name(step.object);
  return text_width(longer, Face::words) <= room ? longer : text;
}

void Steps::say(std::size_t at, std::uint64_t goroutine, const words::Text& phrase, double y) {
  const PictureStep& step = drawing_.step(at);
  const Column* column = drawing_.columns.of(goroutine);
  if (column == nullptr || phrase.en.empty()) return;
  const double room = room_behind(*column, step, goroutine), x = column->words_at();
  const std::string named = column->shared() ? words::short_form(goroutine) + ": " : "";
  if (step.kind == EventKind::print) return add(printed(x - 3, y + kMiddle, named + step.text, room, column->tint));
  const std::string said = words::said_of(step, phrase, drawing_.names.language(), kWidestValue);
  std::string text = deed(step, *column, named + said, room);
  const Red* bad = goroutine == step.goroutine ? red(at) : nullptr;
  if (bad != nullptr) text = with_red(text, named, *bad, room);
  const bool idle = is_idle(states_.of(goroutine));
  const bool quiet = idle || (!step.object && step.partner == 0 && step.kind != EventKind::panic);
  const Manner manner{bad != nullptr ? Face::strong : Face::words,
                      bad != nullptr ? kBadWords
                      : quiet        ? kQuiet
                                     : kInk,
                      "", idle, kPage};
  add(words(x, y + kWordsAt, clipped(text, manner.face, room), manner));
}

void Steps::say_timer(const PictureStep& step, double y) {
  const ThingColumn* thing = drawing_.columns.of(step.object);
  const words::Text phrase = page_words("timer") + words::Text{": ", ": "} + words::deed_of(step);
  const std::string text = words::said_of(step, phrase, drawing_.names.language(), kWidestValue);
  const double half = sign_of(drawing_, step, 0, 0, kMany, false).half;
  const double x = thing != nullptr ? thing->centre - half - 6 : drawing_.columns.goroutines.front().words_at();
  add(words(x, y + kMiddle, clipped(text, Face::words, kTimerRoom),
            {Face::words, kQuiet, thing != nullptr ? "end" : "", false, kPage}));
}

}  // namespace golearn::exports::svg
