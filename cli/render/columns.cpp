#include "render/columns.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
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
constexpr int kNarrowestShared = 22;
constexpr int kWidestLane = 34;
constexpr int kNarrowestThing = 6;
constexpr int kWidestThing = 12;
constexpr std::size_t kLeastThings = 2;

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
    const int room = room_ - needed_things_width();
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

  // Of those that are shown before goroutines share lanes: what a problem is about, else the two most used.
  [[nodiscard]] int needed_things_width() const {
    std::vector<std::size_t> needed;
    for (const auto& [lane, width] : thing_width_) needed.push_back(lane);
    const auto matters = [&](std::size_t lane) { return steps_.lanes[lane].matters; };
    if (std::ranges::any_of(needed, matters)) {
      std::erase_if(needed, std::not_fn(matters));
    } else {
      std::ranges::stable_sort(needed, std::greater{}, [&](std::size_t lane) { return steps_.lanes[lane].uses; });
      needed.resize(std::min(needed.size(), kLeastThings));
    }
    int width = 0;
    for (const std::size_t lane : needed) width += thing_width_.at(lane);
    return std::min(width, room_ / 2);
  }

  // What a column takes at least.
  [[nodiscard]] int least_width(const Column& column) const {
    if (column.thing) return thing_width_.at(column.lanes.front());
    return column.lanes.size() > 1 ? kNarrowestShared : kNarrowestLane;
  }

  [[nodiscard]] int needs() const {
    int all = 0;
    for (const Column& each : columns_) all += least_width(each);
    return all;
  }

  // What is left goes to the goroutines alike, but for those that share a lane where that is not enough.
  void place_columns() {
    drop_what_does_not_fit();
    int lanes = 0, room = room_;
    for (const Column& column : columns_) {
      column.thing ? room -= least_width(column) : ++lanes;
    }
    int at = begin_;
    for (Column& column : columns_) {
      column.at = at;
      column.width = column.thing ? least_width(column) : std::clamp(room / lanes, least_width(column), kWidestLane);
      if (!column.thing) {
        room -= column.width;
        --lanes;
      }
      at += column.width;
    }
  }

  // Things, those that are used least first, and what a problem is about last.
  void drop_what_does_not_fit() {
    const auto worth = [&](const Column& column) {
      const Lane& lane = steps_.lanes[column.lanes.front()];
      return std::tuple(!column.thing, lane.matters, lane.uses);
    };
    while (needs() > room_) {
      const auto least = std::ranges::min_element(columns_, {}, worth);
      if (!least->thing) return;
      left_out_ += (left_out_.empty() ? "" : ", ") + least->name;
      columns_.erase(least);
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
