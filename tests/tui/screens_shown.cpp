#include "screens_shown.hpp"

#include "sitting.hpp"

namespace golearn::test {
namespace {

const std::string kRead = before_stage("9.2.2", 0), kPredict = before_stage("9.2.2", 1),
                  kRun = before_stage("9.2.2", 2), kLook = before_stage("9.2.2", 3), kTry = before_stage("9.2.2", 4);
const std::string kRace = before_stage("9.3.1", 1), kRaceTry = before_stage("9.3.1", 4);
const std::string kWrong = answered("9.2.2", "burst", "5", false, "buffer=2");

std::vector<Shown> of_map_and_overlays() {
  return {{"map", "", ""},
          {"map with a chapter folded", "", "Down Left"},
          {"map of one who goes on", kRun + kWrong, "Down Down"},
          {"map at its end", kRead, "End"},
          {"search", "", "/"},
          {"search that found", "", "/ l o c k Down"},
          {"search that found nothing", "", "/ ' x \" x"},
          {"keys", "", "?"},
          {"keys from the middle of a run", kRun, "Enter ?"},
          {"note", kRead, "o a ' b \" c"},
          {"progress", kRun + kWrong, "p PgDn"}};
}

std::vector<Shown> of_stages() {
  return {{"read", kRead, "Enter"},
          {"read, the C++ of the third program", kRead, "Enter Tab Tab c PgDn"},
          {"predict", kPredict, "Enter"},
          {"predict with all hints", kPredict, "Enter h h h"},
          {"predict answered right", kPredict, "Enter s s s 2"},
          {"predict answered wrong", kPredict, "Enter 4"},
          {"predict not known", kPredict, "Enter 0"},
          {"predict of several choices", kRace, "Enter s 2 3 h"},
          {"predict of several, answered", kRace, "Enter s 2 3 4 Enter"},
          {"predict of knobs, answered", kRace, "Enter s s 1 Enter"},
          {"a question that comes back", kRun + kWrong, "r"},
          {"run at its beginning", kRun, "Enter"},
          {"run", kRun, "Enter PgDn PgDn PgDn PgDn"},
          {"run beside what was predicted", kRun + kWrong, "Enter End"},
          {"run of another program", kRun, "Enter c c End"},
          {"look", kLook, "Enter Down Down Down"}};
}

std::vector<Shown> of_challenges() {
  return {{"challenges", kTry, "Enter"},
          {"knobs", kTry, "Enter 1"},
          {"knobs with hints", kTry, "Enter 1 h h"},
          {"knobs that do not meet it", kTry, "Enter 1 Up Enter"},
          {"knobs that would do with less", kTry, "Enter 1 Up Up Up Up Up Up Up Up Up Up Enter"},
          {"a mend that is none", kRaceTry, "Enter 2 Enter"},
          {"a mend", kRaceTry, "Enter 2 Up Enter"},
          {"play", kRaceTry, "Enter 1"},
          {"play with a hint", kRaceTry, "Enter 1 3 h h"},
          {"play that went wrong", kRaceTry, "Enter 1 r"},
          {"play that is met", before_stage("10.7", 4), "Enter 1 h h 1 1 1 2 3 3 r"},
          {"play said to be impossible, rightly", kRaceTry, "Enter 3 i"},
          {"play said to be impossible, wrongly", kRaceTry, "Enter 1 i"},
          {"done", kTry + kWrong, "Enter ]"}};
}

}  // namespace

const std::vector<Shown>& screens_shown() {
  static const std::vector<Shown> all = [] {
    std::vector<Shown> made = of_map_and_overlays();
    for (const auto& more : {of_stages(), of_challenges()}) made.insert(made.end(), more.begin(), more.end());
    return made;
  }();
  return all;
}

}  // namespace golearn::test
