#include "render/columns.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "words/glyphs.hpp"
#include "words/shared_lanes.hpp"

namespace golearn::render {
namespace {

using words::display_width;
using words::Lane;
using words::StepRow;

constexpr int kNarrowestLane = 14;
constexpr int kWidestLane = 34;
constexpr int kNarrowestThing = 6;
constexpr int kWidestThing = 12;

class Layout {
 public:
  Layout(const words::Sheet& steps, int begin, int room) : steps_(steps), begin_(begin), room_(room) {
    measure_things();
    make_columns();
    place_columns();
  }

  std::vector<Column> columns() { return std::move(columns_); }
  [[nodiscard]] const std::string& left_out() const { return left_out_; }

 private:
  void make_columns() {
    std::vector<std::size_t> groups;  // of the goroutines, which are the first lanes
    for (const Lane& lane : steps_.lanes) {
      if (lane.goroutine != 0) groups.push_back(lane.group);
    }
    const int room = room_ - things_width();
    const auto fit = [&](std::size_t lanes) { return static_cast<int>(lanes) * kNarrowestLane <= room; };
    for (std::vector<std::size_t>& lanes : words::shared_lanes(groups, fit)) {
      columns_.push_back({steps_.lanes[lanes.front()].name, std::move(lanes)});
    }
    for (std::size_t i = groups.size(); i < steps_.lanes.size(); ++i) {
      columns_.push_back({steps_.lanes[i].name, {i}, true});
    }
    name_shared();
  }

  void name_shared() {
    for (Column& column : columns_) {
      if (column.lanes.size() == 1) continue;
      column.name = fmt::format("{}…{} ({})", steps_.lanes[column.lanes.front()].name,
                                steps_.lanes[column.lanes.back()].name, column.lanes.size());
    }
  }

  // What the widest thing of each lane takes.
  void measure_things() {
    for (std::size_t i = 0; i < steps_.lanes.size(); ++i) {
      if (steps_.lanes[i].goroutine == 0) thing_width_[i] = display_width(steps_.lanes[i].name);
    }
    for (const StepRow& row : steps_.rows) {
      for (const auto& [lane, text] : row.cells) {
        if (const auto at = thing_width_.find(lane); at != thing_width_.end()) {
          at->second = std::max(at->second, display_width(text));
        }
      }
    }
    for (auto& [lane, width] : thing_width_) width = std::clamp(width + 2, kNarrowestThing, kWidestThing);
  }

  [[nodiscard]] int things_width() const {
    int width = 0;
    for (const auto& [lane, each] : thing_width_) width += each;
    return std::min(width, room_ / 2);
  }

  void place_columns() {
    drop_what_does_not_fit();
    const auto lanes = std::ranges::count_if(columns_, [](const Column& c) { return !c.thing; });
    int things = 0;
    for (Column& column : columns_) {
      if (column.thing) things += column.width = thing_width_.at(column.lanes.front());
    }
    const int each = std::min(kWidestLane, (room_ - things) / std::max(1, static_cast<int>(lanes)));
    int at = begin_;
    for (Column& column : columns_) {
      column.at = at;
      if (!column.thing) column.width = each;
      at += column.width;
    }
  }

  // Things, the last of those first that no problem is about.
  void drop_what_does_not_fit() {
    const auto needs = [&] {
      int all = 0;
      for (const Column& c : columns_) all += c.thing ? thing_width_.at(c.lanes.front()) : kNarrowestLane;
      return all;
    };
    while (needs() > room_) {
      const auto last_that = [&](bool matters) {
        return std::find_if(columns_.rbegin(), columns_.rend(), [&](const Column& c) {
          return c.thing && steps_.lanes[c.lanes.front()].matters == matters;
        });
      };
      auto last = last_that(false);
      if (last == columns_.rend()) last = last_that(true);
      if (last == columns_.rend()) return;
      left_out_ = last->name + (left_out_.empty() ? "" : ", " + left_out_);
      columns_.erase(std::next(last).base());
    }
  }

  const words::Sheet& steps_;
  int begin_;
  int room_;
  std::vector<Column> columns_;
  std::map<std::size_t, int> thing_width_;  // by lane
  std::string left_out_;
};

}  // namespace

std::vector<Column> columns_for(const words::Sheet& steps, int begin, int room, std::string& left_out) {
  Layout layout(steps, begin, room);
  left_out = layout.left_out();
  return layout.columns();
}

}  // namespace golearn::render
