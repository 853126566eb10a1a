#include "export/run_json.hpp"

#include <algorithm>
#include <set>

#include "export/run_rows.hpp"
#include "export/thing_kinds.hpp"
#include "golearn/study/watched.hpp"
#include "words/called.hpp"
#include "words/folds.hpp"
#include "words/glyphs.hpp"
#include "words/next_steps.hpp"
#include "words/outcome.hpp"
#include "words/picture_problems.hpp"
#include "words/reasons.hpp"
#include "words/run_verdict.hpp"
#include "words/settings.hpp"
#include "words/shared_lanes.hpp"
#include "words/steps.hpp"

namespace golearn::exports {
namespace {

using study::Language;
using study::RunRecord;
using study::RunSpec;
using study::Text;
using words::Names;

constexpr std::size_t kLongestValue = 4096;  // bytes

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

class Writer {
 public:
  Writer(const RunSpec& spec, const RunRecord& record, const Picture& picture, PageTables& tables)
      : spec_(spec),
        record_(record),
        picture_(picture),
        tables_(tables),
        places_(picture),
        ko_(words::names_in(Language::korean, *spec.runnable, record, picture)),
        en_(words::names_in(Language::english, *spec.runnable, record, picture)) {}

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
    add_rows(json, picture_, spec_.runnable->places, tables_);
    return json;
  }

 private:
  [[nodiscard]] unsigned line(Place where) const { return spec_.runnable->places(where).line; }

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
      all["sound"].push_back(sound_of(words::short_form(g.id)));
    }
    return all;
  }

  ordered_json objects() {
    ordered_json all{{"name", ordered_json::array()}};
    for (const char* column : {"kind", "type", "line", "capacity", "uses", "matters", "sound"}) {
      all[column] = ordered_json::array();
    }
    const auto& made = record_.seen.get<study::Named>().made;
    const std::set<ObjectId> matter = words::things_in_problems(picture_);
    for (const PictureObject& each : picture_.objects) {
      const std::string name = en_.short_name(each.id);
      all["name"].push_back(name);
      all["kind"].push_back(thing_kind(each.id.kind));
      const auto at = made.find(each.id);
      const Place where = at == made.end() ? Place{} : at->second;
      all["type"].push_back(words::channel_type_on(en_.line_text(where)));
      all["line"].push_back(line(where));
      all["capacity"].push_back(each.capacity);
      all["uses"].push_back(each.uses);
      all["matters"].push_back(matter.contains(each.id) ? 1 : 0);
      all["sound"].push_back(sound_of(name));
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
          json["circle"].push_back(
              {places_.lane(picture_.steps[at].goroutine), places_.object(picture_.steps[at].object)});
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

  const RunSpec& spec_;
  const RunRecord& record_;
  const Picture& picture_;
  PageTables& tables_;
  PicturePlaces places_;
  Names ko_, en_;
};

}  // namespace

std::string_view name_of(words::Tone tone) {
  if (tone == words::Tone::bad) return "bad";
  return tone == words::Tone::notable ? "notable" : "good";
}

std::string beginning_of(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string value_of(const std::string& text) {
  return words::visible(beginning_of(text, kLongestValue)) + (text.size() > kLongestValue ? "…" : "");
}

ordered_json run_json(const RunSpec& spec, const RunRecord& record, const Picture& picture, PageTables& tables) {
  return Writer(spec, record, picture, tables).run();
}

}  // namespace golearn::exports
