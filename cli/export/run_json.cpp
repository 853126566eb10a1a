#include "export/run_json.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "export/thing_kinds.hpp"
#include "golearn/study/korean.hpp"
#include "golearn/study/watched.hpp"
#include "words/folds.hpp"
#include "words/glyphs.hpp"
#include "words/next_steps.hpp"
#include "words/outcome.hpp"
#include "words/picture_problems.hpp"
#include "words/reasons.hpp"
#include "words/run_verdict.hpp"
#include "words/settings.hpp"
#include "words/shared_lanes.hpp"
#include "words/step_deeds.hpp"
#include "words/step_sentences.hpp"
#include "words/steps.hpp"
#include "words/thing_contents.hpp"

namespace golearn::exports {
namespace {

using study::Language;
using study::RunRecord;
using study::RunSpec;
using study::Text;
using words::Names;

constexpr std::size_t kLongestValue = 4096;  // bytes
constexpr std::size_t kMostPlaces = 4;       // of a channel whose values are shown
constexpr int kStuck = 6;                    // a lane's state beyond those of LaneState

std::string value_of(const std::string& text) {
  if (text.size() <= kLongestValue) return words::visible(text);
  return words::visible(text.substr(0, kLongestValue)) + "…";
}

char digit_of(const std::string& word) { return static_cast<char>('0' + static_cast<int>(study::last_sound(word))); }

std::string_view name_of_problem(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::lost: return "lost";
    case ProblemKind::race: return "race";
    case ProblemKind::panicked: return "panicked";
    case ProblemKind::stuck: return "stuck";
    case ProblemKind::circle: return "circle";
  }
  return "";
}

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
  Writer(const RunSpec& spec, const RunRecord& record, const Picture& picture, PageTables& tables)
      : spec_(spec),
        record_(record),
        picture_(picture),
        tables_(tables),
        ko_(Language::korean, *spec.runnable, record),
        en_(Language::english, *spec.runnable, record) {
    learn_names(ko_, picture);
    learn_names(en_, picture);
    for (std::size_t i = 0; i < picture.goroutines.size(); ++i)
      lane_of_[picture.goroutines[i].id] = static_cast<int>(i);
    for (std::size_t i = 0; i < picture.objects.size(); ++i) number_of_[picture.objects[i].id] = static_cast<int>(i);
  }

  ordered_json run() {
    ordered_json json{{"settings", in_both({words::all_settings(Language::korean, spec_),
                                            words::all_settings(Language::english, spec_)})},
                      {"command", words::same_again(spec_)},
                      {"verdict", verdict()},
                      {"ending", ending()},
                      {"goroutines", goroutines()},
                      {"objects", objects()},
                      {"problems", problems()},
                      {"folds", folds()},
                      {"why", reasons()},
                      {"left_out", record_.seen.get<study::Events>().left_out}};
    add_rows(json);
    json["strings"] = strings_.all();
    json["sounds"] = sounds();
    json["contents"] = ordered_json::array();
    for (const std::string& each : contents_.all()) json["contents"].push_back(ordered_json::parse(each));
    return json;
  }

 private:
  [[nodiscard]] int lane(std::uint64_t goroutine) const {
    const auto at = lane_of_.find(goroutine);
    return at == lane_of_.end() ? -1 : at->second;
  }
  [[nodiscard]] int object(ObjectId id) const {
    const auto at = number_of_.find(id);
    return at == number_of_.end() ? -1 : at->second;
  }
  [[nodiscard]] unsigned line(Place where) const { return ko_.place(where).line; }

  int phrase(const Text& text) { return text.en.empty() ? -1 : tables_.phrases.of(text.ko + "\n" + text.en); }

  ordered_json verdict() {
    ordered_json lines = ordered_json::array();
    for (const words::VerdictLine& each : words::verdict_of(spec_, record_, picture_)) {
      const int row = each.step ? static_cast<int>(*each.step) : -1;
      lines.push_back({{"tone", name_of(each.tone)}, {"text", in_both(each.text)}, {"row", row}});
    }
    return lines;
  }

  ordered_json ending() {
    const auto ko = what_happened(ko_, spec_, record_), en = what_happened(en_, spec_, record_);
    ordered_json sentences = ordered_json::array();
    for (std::size_t i = 0; i < en.size(); ++i) sentences.push_back(in_both({ko[i], en[i]}));
    return sentences;
  }

  ordered_json goroutines() {
    ordered_json all{{"id", {}}, {"parent", {}}, {"line", {}}, {"function", {}}, {"sound", {}}};
    all["group"] = words::lane_groups(picture_);
    for (const PictureGoroutine& g : picture_.goroutines) {
      all["id"].push_back(g.id);
      all["parent"].push_back(g.parent);
      all["line"].push_back(line(g.created_at));
      all["function"].push_back(en_.function(g.id));
      all["sound"].push_back(digit_of(words::short_form(g.id)) - '0');
    }
    return all;
  }

  ordered_json objects() {
    ordered_json all{{"name", ordered_json::array()}};
    for (const char* column : {"kind", "capacity", "uses", "matters", "sound"}) all[column] = ordered_json::array();
    const std::set<ObjectId> matter = words::things_in_problems(picture_);
    for (const PictureObject& each : picture_.objects) {
      const std::string name = en_.short_name(each.id);
      all["name"].push_back(name);
      all["kind"].push_back(thing_kind(each.id.kind));
      all["capacity"].push_back(each.capacity);
      all["uses"].push_back(each.uses);
      all["matters"].push_back(matter.contains(each.id) ? 1 : 0);
      all["sound"].push_back(digit_of(name) - '0');
    }
    return all;
  }

  // What each in a circle waits for.
  [[nodiscard]] bool told_by_circle(const PictureProblem& problem) const {
    const auto circle = std::ranges::find(picture_.problems, ProblemKind::circle, &PictureProblem::kind);
    return problem.kind == ProblemKind::stuck && circle != picture_.problems.end() &&
           std::ranges::find(circle->steps, problem.steps.front()) != circle->steps.end();
  }

  ordered_json problems() {
    ordered_json all = ordered_json::array();
    for (const PictureProblem& problem : picture_.problems) {
      const Text text = told_by_circle(problem)
                            ? Text{}
                            : Text{about_problem(ko_, picture_, problem).ko, about_problem(en_, picture_, problem).en};
      ordered_json json{{"kind", name_of_problem(problem.kind)}, {"rows", problem.steps}, {"text", in_both(text)}};
      if (problem.kind == ProblemKind::circle) {
        for (const std::size_t at : problem.steps) {
          json["circle"].push_back({lane(picture_.steps[at].goroutine), object(picture_.steps[at].object)});
        }
      }
      all.push_back(std::move(json));
    }
    return all;
  }

  ordered_json folds() {
    ordered_json all = ordered_json::array();
    for (const words::Fold& fold : words::folds_of(picture_)) all.push_back({fold.from, fold.period, fold.times});
    return all;
  }

  // Every line that the program prints is a row, in the order in which reasons are told.
  ordered_json reasons() {
    ordered_json all{{"row", ordered_json::array()}, {"text", ordered_json::array()}};
    const auto& lines = record_.seen.get<study::Reasons>().lines;
    auto why = lines.begin();
    for (std::size_t i = 0; i < picture_.steps.size(); ++i) {
      const PictureStep& step = picture_.steps[i];
      if (step.kind != EventKind::print) continue;
      while (why != lines.end() && why->sends) ++why;
      if (why == lines.end()) break;
      if (why->goroutine == step.goroutine) {
        all["row"].push_back(i);
        all["text"].push_back(in_both({about_turn(ko_, *why, spec_), about_turn(en_, *why, spec_)}));
      }
      ++why;
    }
    return all;
  }

  void add_rows(ordered_json& json) {
    std::map<std::string, std::vector<std::int64_t>> rows, changes, wakes, selects;
    words::StepSentences sentences;
    std::int64_t before = 0;
    for (std::size_t i = 0; i < picture_.steps.size(); ++i) {
      const PictureStep& step = picture_.steps[i];
      rows["t"].push_back(step.time - std::exchange(before, step.time));
      add_row(rows, step, sentences.next(step));
      const auto row = static_cast<std::int64_t>(i);
      for (const LaneChange& change : step.changes) add_change(changes, row, change);
      for (const std::uint64_t woken : step.wakes) add_pair(wakes, row, "lane", lane(woken));
      for (const ObjectId each : step.objects) add_pair(selects, row, "object", object(each));
    }
    json["rows"] = rows;
    json["changes"] = changes;
    json["wakes"] = wakes;
    json["selects"] = selects;
  }

  using Columns = std::map<std::string, std::vector<std::int64_t>>;

  void add_row(Columns& rows, const PictureStep& step, const words::StepSentence& sentence) {
    rows["g"].push_back(lane(step.goroutine));
    rows["x"].push_back(lane(step.partner));
    rows["k"].push_back(tables_.kinds.of(std::string(to_string(step.kind))));
    rows["o"].push_back(object(step.object));
    rows["l"].push_back(line(step.where));
    rows["v"].push_back(step.text.empty() && step.kind != EventKind::print ? -1 : strings_.of(value_of(step.text)));
    rows["d"].push_back(phrase(words::deed_of(step)));
    rows["p"].push_back(phrase(words::partners_deed(step)));
    rows["s"].push_back(phrase(sentence.phrase));
    rows["a"].push_back(static_cast<int>(words::arrow_of(step)));
    rows["c"].push_back(content(step));
    rows["r"].push_back(sentence.refers ? static_cast<std::int64_t>(*sentence.refers) : -1);
  }

  void add_change(Columns& changes, std::int64_t row, const LaneChange& change) const {
    if (lane(change.goroutine) < 0) return;
    const auto stuck = stuck_.find(change.goroutine);
    const bool for_good =
        stuck != stuck_.end() && change.state == LaneState::waits && stuck->second <= static_cast<std::size_t>(row);
    add_pair(changes, row, "lane", lane(change.goroutine));
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
    for (std::size_t i = 0; i < std::min(state.buffer.size(), kMostPlaces); ++i) {
      json["places"].push_back(value_of(state.buffer[i]));
    }
    if (state.closed) json["closed"] = true;
    return json;
  }

  [[nodiscard]] ordered_json lock(const ObjectState& state) const {
    ordered_json json{{"holders", ordered_json::array()}};
    for (const std::uint64_t each : state.holders) json["holders"].push_back(lane(each));
    if (state.for_reading) json["reading"] = true;
    return json;
  }

  [[nodiscard]] std::string sounds() const {
    std::string all;
    for (const std::string& each : strings_.all()) all += digit_of(each);
    return all;
  }

  const RunSpec& spec_;
  const RunRecord& record_;
  const Picture& picture_;
  PageTables& tables_;
  Names ko_, en_;
  std::map<std::uint64_t, int> lane_of_;
  std::map<ObjectId, int> number_of_;
  std::map<std::uint64_t, std::size_t> stuck_ = words::stuck_since(picture_);
  Numbered<std::string> strings_, contents_;
};

}  // namespace

std::string_view name_of(words::Tone tone) {
  if (tone == words::Tone::bad) return "bad";
  return tone == words::Tone::notable ? "notable" : "good";
}

ordered_json run_json(const RunSpec& spec, const RunRecord& record, const Picture& picture, PageTables& tables) {
  return Writer(spec, record, picture, tables).run();
}

}  // namespace golearn::exports
