#include "export/svg_notes.hpp"

#include <algorithm>
#include <set>

#include "export/svg_elements.hpp"
#include "export/svg_text.hpp"
#include "words/picture_problems.hpp"

namespace golearn::exports::svg {
namespace {

constexpr double kLine = 17, kPadding = 5, kBelow = 5, kNarrowest = 330;

// Below the words of who acts; further to the left where there is little room.
double left_of(const Drawing& drawing, const Row& row) {
  const Column* actor = drawing.columns.of(drawing.step(row.what.from).goroutine);
  const double wanted = actor != nullptr ? actor->words_at() - 4 : 0;
  const double first = drawing.columns.goroutines.front().x + 4;
  return std::max(first, std::min(wanted, drawing.right - kNarrowest));
}

}  // namespace

std::map<std::size_t, std::string> notes_of(const Picture& picture, const words::Names& names) {
  auto notes = problem_notes(names, picture);
  const bool circle = std::ranges::count(picture.problems, ProblemKind::circle, &PictureProblem::kind) > 0;
  for (const PictureProblem& problem : picture.problems) {
    if (circle && (problem.kind == ProblemKind::circle || problem.kind == ProblemKind::stuck))
      notes.erase(words::last_of(problem));
  }
  std::map<std::size_t, std::string> said;
  std::set<std::string> known;
  for (const auto& [at, note] : notes) {
    if (known.insert(names.say(note)).second) said[at] = names.say(note);
  }
  return said;
}

void set_note(const Drawing& drawing, Row& row, const std::string& note) {
  row.note = wrapped(note, Face::words, drawing.right - left_of(drawing, row) - 28);
  row.height += static_cast<double>(row.note.size()) * kLine + 2 * kPadding + kBelow;
}

void draw_note(Drawing& drawing, const Row& row) {
  const double x = left_of(drawing, row), y = row.y + kRow;
  double width = 0;
  for (const std::string& line : row.note) width = std::max(width, text_width(line, Face::words));
  const double height = row.height - kRow - kBelow;
  std::string& to = drawing.layers.notes;
  to += rect(x, y, width + 16, height, {{"rx", 4}, {"fill", kBadGround}, {"stroke", kBad}, {"stroke-width", 1}});
  for (std::size_t i = 0; i < row.note.size(); ++i) {
    const double middle = y + kPadding + kLine * (static_cast<double>(i) + 0.5);
    to += words(x + 8, middle, row.note[i], {Face::words, kBadWords});
  }
}

}  // namespace golearn::exports::svg
