#include "export/svg_columns.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "export/svg_text.hpp"
#include "words/picture_problems.hpp"
#include "words/shared_lanes.hpp"

namespace golearn::exports::svg {
namespace {

constexpr double kNarrowest = 98, kWanted = 130, kWidest = 260;  // a goroutine's column
constexpr double kNarrowThing = 78, kWideThing = 150;
constexpr double kBarAt = 20, kMoreForShared = 100;
constexpr double kWidestPicture = 1160;
constexpr double kForBracket = 22;

double wanted_by(const std::vector<Column>& columns) {
  double wanted = 0;
  for (const Column& column : columns) wanted += kWanted + (column.shared() ? kMoreForShared : 0);
  return wanted;
}

class Layout {
 public:
  Layout(const Picture& picture, const words::Names& names, double x, double right)
      : picture_(picture), names_(names), matter_(words::things_in_problems(picture)), x_(x), right_(right) {
    for (const PictureProblem& problem : picture.problems) {
      if (problem.kind == ProblemKind::race) raced_.insert(picture.steps[problem.steps.front()].object);
    }
  }

  Columns columns() {
    double needed = 0;
    for (const ObjectId each : matter_) needed += width_of(each);
    share(right_ - x_ - needed);
    choose_things(kWidestPicture - x_ - wanted_by(made_.goroutines));
    return std::move(made_);
  }

 private:
  [[nodiscard]] double width_of(ObjectId object) const {
    const double width = std::clamp(text_width(names_.short_name(object), Face::name) + 28, kNarrowThing, kWideThing);
    return width + (raced_.contains(object) ? kForBracket : 0);
  }

  void share(double room) {
    const std::vector<std::size_t> groups = words::lane_groups(picture_);
    const auto fit = [&](std::size_t lanes) { return kNarrowest * static_cast<double>(lanes) <= room; };
    made_.column_of.assign(groups.size(), 0);
    for (const std::vector<std::size_t>& lanes : words::shared_lanes(groups, fit)) {
      for (const std::size_t lane : lanes) {
        made_.column_of[lane] = made_.goroutines.size();
        made_.lane_of[picture_.goroutines[lane].id] = lane;
      }
      made_.goroutines.push_back(column_of(lanes));
    }
  }

  [[nodiscard]] Column column_of(const std::vector<std::size_t>& lanes) const {
    const auto name = [&](std::size_t lane) { return words::short_form(picture_.goroutines[lane].id); };
    if (lanes.size() == 1) return {lanes, name(lanes.front()), tint_of(lanes.front())};
    return {lanes, fmt::format("{}…{}", name(lanes.front()), name(lanes.back()))};
  }

  // Those of problems first, then those that are used most; they stand in the order of their first step.
  void choose_things(double room) {
    std::vector<PictureObject> order = picture_.objects;
    std::ranges::stable_sort(order, [&](const PictureObject& a, const PictureObject& b) {
      return std::pair(matter_.contains(a.id), a.uses) > std::pair(matter_.contains(b.id), b.uses);
    });
    std::set<ObjectId> chosen;
    for (const PictureObject& each : order) {
      room -= width_of(each.id);
      if (room >= 0 || matter_.contains(each.id))
        chosen.insert(each.id);
      else
        room = -1;
    }
    for (const PictureObject& each : picture_.objects) {
      const std::string name = names_.short_name(each.id);
      if (chosen.contains(each.id))
        made_.things.push_back({each.id, name, 0, width_of(each.id)});
      else
        made_.left_out += (made_.left_out.empty() ? "" : ", ") + name;
    }
  }

  const Picture& picture_;
  const words::Names& names_;
  std::set<ObjectId> matter_, raced_;
  double x_, right_;
  Columns made_;
};

// All goroutines' columns are equally wide, but shared ones, whose words begin with a name, wider.
void set_widths(std::vector<Column>& columns, double room) {
  const auto shared = static_cast<double>(std::ranges::count_if(columns, &Column::shared));
  const double each = (room - shared * kMoreForShared) / static_cast<double>(columns.size());
  for (Column& column : columns) {
    column.width = std::floor(std::clamp(each, kNarrowest, kWidest)) + (column.shared() ? kMoreForShared : 0);
  }
}

void place(Columns& columns, double x) {
  for (Column& column : columns.goroutines) {
    column.x = x;
    column.centre = x + (column.shared() ? kBandWidth / 2 + 6 : kBarAt);
    x += column.width;
  }
  columns.things_at = x;
  for (ThingColumn& thing : columns.things) {
    thing.x = x;
    thing.centre = x + std::min(thing.width, std::max(thing.width - kForBracket, kNarrowThing)) / 2;
    x += thing.width;
  }
  columns.end = x;
}

}  // namespace

const Column* Columns::of(std::uint64_t goroutine) const {
  const auto lane = lane_of.find(goroutine);
  return lane == lane_of.end() ? nullptr : &goroutines[column_of[lane->second]];
}

const ThingColumn* Columns::of(ObjectId object) const {
  const auto found = std::ranges::find(things, object, &ThingColumn::object);
  return found == things.end() ? nullptr : &*found;
}

Columns columns_for(const Picture& picture, const words::Names& names, double x, double right) {
  Columns columns = Layout(picture, names, x, right).columns();
  double things = 0;
  for (const ThingColumn& thing : columns.things) things += thing.width;
  set_widths(columns.goroutines, std::max(right - x - things, wanted_by(columns.goroutines)));
  place(columns, x);
  return columns;
}

}  // namespace golearn::exports::svg
