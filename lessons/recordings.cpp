#include "lessons/recordings.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace golearn::lessons {
namespace {

using study::TypedKnobs;

class Reader {
 public:
  explicit Reader(const Entry& entry) : entry_(entry) {}

  std::vector<Recording> all() {
    std::istringstream lines{std::string(entry_.folder->recorded)};
    std::vector<Recording> recordings;
    for (; std::getline(lines, line_);) {
      if (!line_.empty() && !line_.starts_with('#')) recordings.push_back(recording());
    }
    return recordings;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(std::string(entry_.folder->name) + "/recorded.txt: " + what + ": " + line_);
  }

  Recording recording() {
    std::istringstream words(line_);
    Recording recording{.program = &entry_.programs.front()};
    std::string how;
    words >> recording.name >> how;
    if (how != "alone" && how != "together") fail("a recording is made `alone` or `together`");
    for (std::string word; words >> word;) {
      if (word == "brief") {
        recording.brief = recording.knobs;
      } else if (word == "-scenario") {
        words >> word;
        recording.program = program(word);
      } else {
        turn(recording, word, words);
      }
    }
    recording.text = text(recording.name);
    return recording;
  }

  void turn(Recording& recording, const std::string& flag, std::istream& words) const {
    const Knob* knob = study::find_knob(recording.program->scenario.knobs, flag.substr(flag.find_first_not_of('-')));
    if (!knob) fail("the program has no knob " + flag);
    std::string value = "true";
    if (knob->kind != Knob::Kind::flag) words >> value;
    (recording.brief ? *recording.brief : recording.knobs)[knob->name] = value;
  }

  [[nodiscard]] const Program* program(const std::string& name) const {
    const auto at = std::ranges::find(entry_.programs, name, [](const Program& p) { return p.scenario.name; });
    if (at == entry_.programs.end()) fail("the lesson has no program " + name);
    return &*at;
  }

  [[nodiscard]] std::string_view text(const std::string& name) const {
    const auto at = std::ranges::find(entry_.folder->recordings, name, &RecordedText::name);
    if (at == entry_.folder->recordings.end())
      fail("there is no tests/go-order/" + name + ".txt (scripts/record-go-order)");
    return at->text;
  }

  const Entry& entry_;
  std::string line_;
};

bool same_values(const Program& program, const TypedKnobs& knobs, const study::Settings& settings) {
  const study::Settings theirs(program.scenario.knobs, knobs);
  return std::ranges::all_of(program.scenario.knobs,
                             [&](const Knob& knob) { return theirs.value(knob.name) == settings.value(knob.name); });
}

}  // namespace

std::vector<Recording> recordings_of(const Entry& entry) { return Reader(entry).all(); }

std::optional<Recording> find_recording(const Program& program, const study::Settings& settings) {
  for (Recording& recording : recordings_of(*program.entry)) {
    if (recording.program == &program && same_values(program, recording.knobs, settings)) return std::move(recording);
  }
  return std::nullopt;
}

}  // namespace golearn::lessons
