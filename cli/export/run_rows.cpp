#include "export/run_rows.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

#include "export/run_json.hpp"
#include "golearn/study/korean.hpp"
#include "words/picture_problems.hpp"
#include "words/step_deeds.hpp"
#include "words/step_sentences.hpp"
#include "words/thing_contents.hpp"

namespace golearn::exports {
namespace {

constexpr int kStuck = 6;  // a lane's state beyond those of LaneState

int number_of(LaneState state) {
  switch (state) {
    case LaneState::absent: return 0;
    case LaneState::ended: return 1;
    case LaneState::ready: return 2;
    case LaneState::runs: return 3;
    case LaneState::waits: return 4;
    case LaneState::sleeps: return 5;
  }
  return 0;
}

class Writer {
 public:
  Writer(const Picture& picture, const PlaceNames& names, PageTables& tables)
      : picture_(picture), names_(names), tables_(tables), places_(picture) {}

  void add_to(ordered_json& run) {
    Columns rows = columns({"t", "g", "x", "k", "o", "l", "v", "d", "p", "s", "a", "c", "r"});
    Columns changes = columns({"row", "lane", "state"}), wakes = columns({"row", "lane"});
    Columns selects = columns({"row", "object"});
    words::StepSentences sentences;
    std::int64_t before = 0;
    for (std::size_t i = 0; i < picture_.steps.size(); ++i) {
      const PictureStep& step = picture_.steps[i];
      rows["t"].push_back(step.time - std::exchange(before, step.time));
      add_row(rows, step, sentences.next(step));
      const auto row = static_cast<std::int64_t>(i);
      for (const LaneChange& change : step.changes) add_change(changes, row, change);
      for (const std::uint64_t woken : step.wakes) add_pair(wakes, row, "lane", places_.lane(woken));
      for (const ObjectId each : step.objects) add_pair(selects, row, "object", places_.object(each));
    }
    run["rows"] = rows;
    run["changes"] = changes;
    run["wakes"] = wakes;
    run["selects"] = selects;
    run["strings"] = strings_.all();
    run["sounds"] = sounds();
    run["contents"] = ordered_json::array();
    for (const std::string& each : contents_.all()) run["contents"].push_back(ordered_json::parse(each));
  }

 private:
  using Columns = std::map<std::string, std::vector<std::int64_t>>;

  static Columns columns(std::initializer_list<const char*> names) {
    Columns all;
    for (const char* name : names) all[name];
    return all;
  }

  int phrase(const study::Text& text) { return text.en.empty() ? -1 : tables_.phrases.of(text.ko + "\n" + text.en); }

  void add_row(Columns& rows, const PictureStep& step, const words::StepSentence& sentence) {
    rows["g"].push_back(places_.lane(step.goroutine));
    rows["x"].push_back(places_.lane(step.partner));
    rows["k"].push_back(tables_.kinds.of(std::string(to_string(step.kind))));
    rows["o"].push_back(places_.object(step.object));
    rows["l"].push_back(names_(step.where).line);
    rows["v"].push_back(step.text.empty() && step.kind != EventKind::print ? -1 : strings_.of(value_of(step.text)));
    rows["d"].push_back(phrase(words::deed_of(step)));
    rows["p"].push_back(phrase(words::partners_deed(step)));
    rows["s"].push_back(phrase(sentence.phrase));
    rows["a"].push_back(static_cast<int>(words::arrow_of(step)));
    rows["c"].push_back(content(step));
    rows["r"].push_back(sentence.refers ? static_cast<std::int64_t>(*sentence.refers) : -1);
  }

  void add_change(Columns& changes, std::int64_t row, const LaneChange& change) const {
    const int lane = places_.lane(change.goroutine);
    if (lane < 0) return;
    const auto stuck = stuck_.find(change.goroutine);
    const bool for_good =
        stuck != stuck_.end() && change.state == LaneState::waits && stuck->second <= static_cast<std::size_t>(row);
    add_pair(changes, row, "lane", lane);
    changes["state"].push_back(for_good ? kStuck : number_of(change.state));
  }

  static void add_pair(Columns& columns, std::int64_t row, const char* name, int value) {
    if (value < 0) return;
    columns["row"].push_back(row);
    columns[name].push_back(value);
  }

  int content(const PictureStep& step) {
    const ordered_json json = content_of(step);
    return json.is_null() ? -1 : contents_.of(line_of(json));
  }

  [[nodiscard]] ordered_json content_of(const PictureStep& step) const {
    switch (words::shown_in(step.object.kind)) {
      case words::Contents::holders: return lock(step.after);
      case words::Contents::places: return channel(step.after);
      case words::Contents::count: return {{"count", step.after.counter}};
      case words::Contents::value: return {{"value", value_of(step.after.value)}};
      case words::Contents::mark:
      case words::Contents::nothing: break;
    }
    return nullptr;
  }

  static ordered_json channel(const ObjectState& state) {
    ordered_json json{{"places", ordered_json::array()}, {"capacity", state.capacity}, {"length", state.length}};
    for (std::size_t i = 0; i < std::min(state.buffer.size(), words::kMostPlaces); ++i) {
      json["places"].push_back(value_of(state.buffer[i]));
    }
    if (state.closed) json["closed"] = true;
    return json;
  }

  [[nodiscard]] ordered_json lock(const ObjectState& state) const {
    ordered_json json{{"holders", ordered_json::array()}};
    for (const std::uint64_t each : state.holders) json["holders"].push_back(places_.lane(each));
    if (state.for_reading) json["reading"] = true;
    return json;
  }

  [[nodiscard]] std::string sounds() const {
    std::string all;
    for (const std::string& each : strings_.all()) all += static_cast<char>('0' + sound_of(each));
    return all;
  }

  const Picture& picture_;
  const PlaceNames& names_;
  PageTables& tables_;
  PicturePlaces places_;
  std::map<std::uint64_t, std::size_t> stuck_ = words::stuck_since(picture_);
  Numbered<std::string> strings_, contents_;
};

}  // namespace

int sound_of(const std::string& word) { return static_cast<int>(study::last_sound(word)); }

void add_rows(ordered_json& run, const Picture& picture, const PlaceNames& names, PageTables& tables) {
  Writer(picture, names, tables).add_to(run);
}

}  // namespace golearn::exports
