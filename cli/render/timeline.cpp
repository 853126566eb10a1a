#include "render/timeline.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "golearn/core/time.hpp"
#include "render/layout.hpp"
#include "words/glyphs.hpp"
#include "words/numbers.hpp"

namespace golearn::render {
namespace {

using words::Tone;

constexpr std::size_t kMostNamed = 8;  // of those without a column
constexpr int kWidest = 160;
constexpr int kIndent = 2;
constexpr int kShare = 6;         // columns for " 100%" behind a row
constexpr int kBetweenTicks = 9;  // columns at least

// Who a column stands for; 0 for nobody.
using Columns = std::vector<std::uint64_t>;

class Picture {
 public:
  Picture(const words::Timeline& timeline, const Screen& screen)
      : timeline_(timeline),
        occupancy_(*timeline.occupancy),
        screen_(screen),
        label_(std::max(4, words::display_width(timeline.rows.back()) + 2)),
        columns_(std::clamp(screen.width, 40, kWidest) - kIndent - label_ - kShare) {}

  std::string all() {
    std::string out;
    for (std::size_t row = 0; row < timeline_.rows.size(); ++row) add_row(out, static_cast<int>(row));
    add_scale(out);
    for (const std::string& line : wrap(legend(), prose_width(screen_) - kIndent)) {
      out += spaces(kIndent) + line + "\n";
    }
    return out;
  }

 private:
  [[nodiscard]] std::int64_t begin_of(int column) const {
    return static_cast<std::int64_t>(static_cast<double>(occupancy_.until()) * column / columns_);
  }

  // Who ran longest in each column.
  [[nodiscard]] Columns columns_of(int row) const {
    Columns columns;
    const auto& stretches = occupancy_.of(row);
    auto at = stretches.begin();
    for (int column = 0; column < columns_; ++column) {
      const std::int64_t from = begin_of(column);
      const std::int64_t to = begin_of(column + 1);
      while (at != stretches.end() && at->to <= from) ++at;
      std::map<std::uint64_t, std::int64_t> shares;
      for (auto each = at; each != stretches.end() && each->from < to; ++each) {
        shares[each->goroutine] += std::min(each->to, to) - std::max(each->from, from);
      }
      const auto most = std::ranges::max_element(shares, {}, [](const auto& share) { return share.second; });
      columns.push_back(most == shares.end() ? 0 : most->first);
    }
    return columns;
  }

  [[nodiscard]] double share_of(int row) const {
    std::int64_t busy = 0;
    for (const auto& stretch : occupancy_.of(row)) {
      busy += std::max<std::int64_t>(0, std::min(stretch.to, occupancy_.until()) - stretch.from);
    }
    return static_cast<double>(busy) / static_cast<double>(occupancy_.until());
  }

  void add_row(std::string& out, int row) {
    out += spaces(kIndent) + pad(timeline_.rows[static_cast<std::size_t>(row)], label_);
    const Columns columns = columns_of(row);
    seen_.insert(columns.begin(), columns.end());
    for (auto from = columns.begin(); from != columns.end();) {
      const auto to = std::ranges::find_if(from, columns.end(), [&](std::uint64_t g) { return g != *from; });
      add_stretch(out, *from, static_cast<std::size_t>(to - from));
      from = to;
    }
    out += fmt::format("{:5.0f}%\n", 100 * share_of(row));
  }

  void add_stretch(std::string& out, std::uint64_t goroutine, std::size_t columns) {
    std::string text;
    for (std::size_t i = 0; i < columns; ++i) {
      text += goroutine == 0 ? "·" : std::string(1, timeline_.letters.at(goroutine));
    }
    out += goroutine == 0 ? paint(screen_, Tone::faint, text) : paint_goroutine(screen_, goroutine, text);
  }

  // 1, 2 or 5 times a power of ten, so that the labels do not touch.
  [[nodiscard]] std::int64_t between_ticks() const {
    const double least = static_cast<double>(occupancy_.until()) * kBetweenTicks / columns_;
    std::int64_t step = 1;
    for (;; step *= 10) {
      for (const int times : {1, 2, 5}) {
        if (static_cast<double>(step * times) >= least) return step * times;
      }
    }
  }

  void add_scale(std::string& out) {
    const std::int64_t step = between_ticks();
    std::string marks;
    std::string labels;
    for (std::int64_t time = 0; time < occupancy_.until(); time += step) {
      const int at = static_cast<int>(static_cast<double>(time) * columns_ / static_cast<double>(occupancy_.until()));
      marks = pad(marks, at) + "|";
      labels = pad(labels, at) + to_string(Duration(time));
    }
    const std::string margin = spaces(kIndent + label_);
    out += paint(screen_, Tone::faint, margin + marks) + "\n" + paint(screen_, Tone::faint, margin + labels) + "\n";
  }

  [[nodiscard]] std::string legend() const {
    return timeline_.before_column + words::rounded(Duration(occupancy_.until() / columns_)) + timeline_.after_column +
           unseen();
  }

  // Those that run nowhere longest, and so are in no column: by their letters, or how many they are.
  [[nodiscard]] std::string unseen() const {
    std::string letters;
    std::size_t count = 0;
    for (const auto& [goroutine, letter] : timeline_.letters) {
      if (seen_.contains(goroutine)) continue;
      ++count;
      if (letters.find(letter) == std::string::npos) letters += std::string(letters.empty() ? "" : ", ") + letter;
    }
    if (count > kMostNamed) letters = std::to_string(count);
    return letters.empty() ? "" : timeline_.before_unseen + letters + ".";
  }

  const words::Timeline& timeline_;
  const Occupancy& occupancy_;
  const Screen& screen_;
  int label_;
  int columns_;
  std::set<std::uint64_t> seen_ = {};  // who has a column
};

}  // namespace

std::string text_of(const words::Timeline& timeline, const Screen& screen) { return Picture(timeline, screen).all(); }

}  // namespace golearn::render
