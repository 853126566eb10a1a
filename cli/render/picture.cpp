#include "render/picture.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "core/time.hpp"
#include "render/layout.hpp"
#include "render/names.hpp"
#include "render/outcome_words.hpp"

namespace golearn::cli {
namespace {

constexpr int kMostRows = 16;
constexpr int kWidest = 160;
constexpr int kIndent = 2;
constexpr int kShare = 6;         // columns for " 100%" behind a row
constexpr int kBetweenTicks = 9;  // columns at least
constexpr std::size_t kAllNamed = 27;
constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklnopqrstuvwxyz";  // without main's
constexpr char kMain = 'm';
constexpr char kOther = '#';

// Who a column stands for; 0 for nobody.
using Columns = std::vector<std::uint64_t>;

class Picture {
 public:
  Picture(const Terminal& terminal, const Occupancy& occupancy, int rows, bool one_at_a_time)
      : terminal_(terminal),
        occupancy_(occupancy),
        procs_(rows),
        rows_(std::min(rows, kMostRows)),
        one_at_a_time_(one_at_a_time),
        label_(std::max(4, display_width(name_of(rows_ - 1)) + 2)),
        columns_(std::clamp(terminal.width, 40, kWidest) - kIndent - label_ - kShare) {
    name_goroutines();
  }

  std::string all() {
    if (letters_.empty() || occupancy_.until() <= 0) return "";
    std::string out = "\n" + terminal_.paint(Colour::bold, terminal_.say(kTitle)) + "\n";
    for (int row = 0; row < rows_; ++row) add_row(out, row);
    add_scale(out);
    for (const std::string& line : wrap(legend(), std::min(terminal_.width, 100) - kIndent)) {
      out += std::string(kIndent, ' ') + line + "\n";
    }
    return out;
  }

 private:
  static inline const lessons::Text kTitle{"어느 프로세서가 언제 어느 고루틴을 돌렸나",
                                           "Which processor ran which goroutine, and when"};

  [[nodiscard]] std::string name_of(int row) const {
    return one_at_a_time_ ? terminal_.say({"모두", "all"}) : fmt::format("P{}", row);
  }

  // Letters in the order in which the goroutines were started.
  void name_goroutines() {
    for (int row = 0; row < procs_; ++row) {
      for (const auto& stretch : occupancy_.of(row)) letters_.emplace(stretch.goroutine, kOther);
    }
    std::size_t next = 0;
    for (auto& [goroutine, letter] : letters_) {
      if (goroutine == 1) {
        letter = kMain;
      } else if (next < kLetters.size()) {
        letter = kLetters[next++];
      }
    }
  }

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
    for (const auto& stretch : occupancy_.of(row)) busy += std::min(stretch.to, occupancy_.until()) - stretch.from;
    return static_cast<double>(busy) / static_cast<double>(occupancy_.until());
  }

  void add_row(std::string& out, int row) {
    out += std::string(kIndent, ' ') + pad(name_of(row), label_);
    const Columns columns = columns_of(row);
    for (auto from = columns.begin(); from != columns.end();) {
      const auto to = std::ranges::find_if(from, columns.end(), [&](std::uint64_t g) { return g != *from; });
      add_stretch(out, *from, static_cast<std::size_t>(to - from));
      from = to;
    }
    out += fmt::format("{:5.0f}%\n", 100 * share_of(row));
  }

  void add_stretch(std::string& out, std::uint64_t goroutine, std::size_t columns) {
    std::string text;
    for (std::size_t i = 0; i < columns; ++i) text += goroutine == 0 ? "·" : std::string(1, letters_.at(goroutine));
    out += terminal_.paint(goroutine == 0 ? Colour::dim : goroutine_colour(goroutine), text);
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
    const std::string margin(static_cast<std::size_t>(kIndent + label_), ' ');
    out += terminal_.paint(Colour::dim, margin + marks) + "\n" + terminal_.paint(Colour::dim, margin + labels) + "\n";
  }

  [[nodiscard]] std::string names() const {
    std::vector<std::string> named;
    std::size_t others = 0;
    for (const auto& [goroutine, letter] : letters_) {
      if (letter == kOther) {
        ++others;
      } else {
        named.push_back(fmt::format("{} {}", letter, goroutine_name(goroutine)));
      }
    }
    if (named.size() > kAllNamed) {
      const std::string last = named.back();
      named.resize(3);
      named.insert(named.end(), {"…", last});
    }
    if (others > 0) {
      named.push_back(terminal_.say(
          {fmt::format("{} 나머지 {}개", kOther, others), fmt::format("{} the other {}", kOther, others)}));
    }
    return fmt::format("{}", fmt::join(named, ", "));
  }

  [[nodiscard]] std::string legend() const {
    const std::string column = rounded(Duration(occupancy_.until() / columns_));
    std::string text = terminal_.say(
        {fmt::format("{}, · 쉼. 한 칸은 {}이고 그동안 가장 오래 돈 고루틴을 적었다. 오른쪽은 프로세서가 "
                     "일한 시간의 비율이다.",
                     names(), column),
         fmt::format("{}, · idle. A column is {} and shows who ran longest in it; on the right, how much of the "
                     "time the processor was busy.",
                     names(), column)});
    if (procs_ > rows_) {
      text += terminal_.say({fmt::format(" 프로세서 {}개 가운데 앞의 {}개다.", procs_, rows_),
                             fmt::format(" The first {} of {} processors.", rows_, procs_)});
    }
    if (one_at_a_time_) {
      text += terminal_.say({" 씨앗이나 토큰으로 돌리면 한 번에 한 걸음씩 가므로 모든 프로세서를 한 줄에 그렸다.",
                             " Under a seed or a token steps are made one at a time: one row for all processors."});
    }
    return text;
  }

  const Terminal& terminal_;
  const Occupancy& occupancy_;
  int procs_;
  int rows_;
  bool one_at_a_time_;
  int label_;
  int columns_;
  std::map<std::uint64_t, char> letters_;
};

}  // namespace

std::string picture_of(const Terminal& terminal, const Occupancy& occupancy, int rows, bool one_at_a_time) {
  return Picture(terminal, occupancy, rows, one_at_a_time).all();
}

}  // namespace golearn::cli
