#include "export/perfetto.hpp"

#include <limits>
#include <map>

#include <fmt/format.h>

#include "export/lane_spans.hpp"
#include "export/thing_tracks.hpp"
#include "export/trace_file.hpp"
#include "golearn/study/watched.hpp"
#include "words/names.hpp"
#include "words/step_deeds.hpp"
#include "words/steps.hpp"

namespace golearn::exports {
namespace {

using words::Names;
using Track = TraceFile::Track;

constexpr int kWhole = std::numeric_limits<int>::max();  // columns of a value: all that it has

// When the last event that was kept came, if not all were; else when the run ended.
std::int64_t end_of(const DrawnRun& run) {
  if (run.record.seen.get<study::Events>().left_out == 0) return run.record.outcome.elapsed.count();
  return run.picture.steps.empty() ? 0 : run.picture.steps.back().time;
}

class Maker {
 public:
  Maker(const DrawnRun& run, study::Language language)
      : picture_(run.picture),
        names_(words::names_in(language, *run.spec.runnable, run.record, run.picture)),
        end_(end_of(run)),
        lanes_(lanes_of(picture_, end_)),
        trace_("golearn " + run.spec.runnable->id) {
    find_flows();
    for (const PictureGoroutine& each : picture_.goroutines) add_goroutine(each.id);
    add_thing_tracks(trace_, names_, picture_, lanes_.step_times, end_);
  }

  [[nodiscard]] std::string bytes() const { return trace_.bytes(); }

 private:
  // An arrow's two ends: a step of a goroutine, and a step or the beginning of a span of another.
  struct Flows {
    std::map<std::pair<std::uint64_t, std::size_t>, SliceDetails> at_step;   // by goroutine and step
    std::map<std::pair<std::uint64_t, std::int64_t>, SliceDetails> at_span;  // by goroutine and time
  };

  void find_flows() {
    std::uint64_t flow = 0;
    for (const auto& [goroutine, lane] : lanes_.of) {
      for (const LaneSpan& span : lane.spans) {
        if (!span.caused_by) continue;
        const PictureStep& step = picture_.steps[*span.caused_by];
        const std::uint64_t from = step.goroutine == goroutine ? step.partner : step.goroutine;
        flows_.at_step[{from, *span.caused_by}].flows_out.push_back(++flow);
        flows_.at_span[{goroutine, span.from}].flows_in.push_back(flow);
      }
    }
    for (std::size_t i = 0; i < picture_.steps.size(); ++i) {
      const PictureStep& step = picture_.steps[i];
      if (!is_handover(step)) continue;
      flows_.at_step[{step.goroutine, i}].flows_out.push_back(++flow);
      flows_.at_step[{step.partner, i}].flows_in.push_back(flow);
    }
  }

  void add_goroutine(std::uint64_t goroutine) {
    const Track track = trace_.add_track(names_.column(goroutine));
    const Lane& lane = lanes_.of[goroutine];
    auto step = lane.steps.begin();
    const auto add_steps = [&](std::int64_t until) {
      for (; step != lane.steps.end() && step->from < until; ++step) add_step(track, goroutine, *step);
    };
    for (const LaneSpan& span : lane.spans) {
      add_steps(span.from);
      trace_.begin(track, span.from, name_of(span), details_of(goroutine, span));
      add_steps(span.to);
      trace_.end(track, span.to);
    }
    add_steps(lane.steps.empty() ? 0 : lane.steps.back().to);
  }

  void add_step(Track track, std::uint64_t goroutine, const LaneStep& at) {
    const PictureStep& step = picture_.steps[at.step];
    const auto deed = goroutine == step.goroutine ? words::deed_of(step) : words::partners_deed(step);
    SliceDetails details = flows_.at_step[{goroutine, at.step}];
    details.notes = {{names_.say({"단계", "step"}), std::to_string(at.step + 1)}};
    add_place(step, details);
    trace_.begin(track, at.from, words::said_of(step, deed, names_.language(), kWhole), details);
    trace_.end(track, at.to);
  }

  [[nodiscard]] std::string name_of(const LaneSpan& span) const {
    switch (span.state) {
      case LaneState::runs: return names_.say({"실행 중", "running"});
      case LaneState::ready: return names_.say({"실행 대기", "ready"});
      case LaneState::waits:
      case LaneState::sleeps: return std::string(to_string(picture_.steps[span.step].reason));
      case LaneState::absent:
      case LaneState::ended: break;
    }
    return "";
  }

  SliceDetails details_of(std::uint64_t goroutine, const LaneSpan& span) {
    SliceDetails details = flows_.at_span[{goroutine, span.from}];
    if (span.state == LaneState::waits || span.state == LaneState::sleeps) {
      add_place(picture_.steps[span.step], details);
    }
    return details;
  }

  // What it is done to, and where: the line of the Go program.
  void add_place(const PictureStep& step, SliceDetails& details) const {
    std::vector<std::string> things;
    if (step.object) things.push_back(names_.object(step.object));
    for (const ObjectId each : step.objects) things.push_back(names_.object(each));
    if (!things.empty())
      details.notes.emplace_back(names_.say({"대상", "thing"}), fmt::format("{}", fmt::join(things, ", ")));
    const SourcePlace place = names_.place(step.where);
    if (!place) return;
    details.notes.emplace_back("go", fmt::format("program.go:{}: {}", place.line, names_.line_text(step.where)));
  }

  const Picture& picture_;
  Names names_;
  std::int64_t end_;
  Lanes lanes_;
  Flows flows_;
  TraceFile trace_;
};

}  // namespace

std::string perfetto(const DrawnRun& run, study::Language language) { return Maker(run, language).bytes(); }

}  // namespace golearn::exports
