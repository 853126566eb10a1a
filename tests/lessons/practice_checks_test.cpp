// What practice_checks.hpp says of a lesson's practice with something wrong in it.
#include "practice_checks.hpp"

#include <stdexcept>

#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

struct Wrong {
  std::string lesson;
  std::string right;  // what stands in its practice; of several the first
  std::string wrong;
  std::string said;
};

// All that is said of the lesson with that in place of what is right, one line behind the other.
std::string said_of(const Wrong& it) {
  const lessons::Entry& entry = *lessons::find_lesson(it.lesson);
  std::string text(entry.folder->practice);
  const auto at = text.find(it.right);
  if (at == std::string::npos) throw std::invalid_argument(it.lesson + " has no: " + it.right);
  std::string all;
  for (const std::string& each : complaints(entry, text.replace(at, it.right.size(), it.wrong))) all += each + '\n';
  return all;
}

const std::vector<Wrong>& wrong_questions() {
  static const std::vector<Wrong> all{
      {"9.2.2", "choice 6", "choice 5", "'pace': '5' is there twice"},
      {"9.2.2", "choice 5 *", "choice 7 *", "'pace': '7' is wrong, and is not marked so"},
      {"9.2.2", "choice 5 *", "choice 7 *", "'pace': no choice is right"},
      {"9.2.2", "choice 6", "choice 6 *", "'pace': '6' is wrong, and is not marked so"},
      {"9.2.2", "ask seconds", "ask line 99", "'pace': 9.2.2/unbuffered: the run has no 'line'"},
      {"9.2.2", "vary buffer 0 1 2 3 5", "vary buffer 2 2",
       "'burst': with each value of 'buffer' the answer is the same"},
      {"9.2.2", "has {buffer} places", "has few places", "does not say {buffer}, which varies"},
      {"9.2.2", "has {buffer} places", "has {buffer} or {size} places", "the program has no 'size' to say in its text"},
      {"9.2.1", "run channel --procs 1", "run channel", "'first': at --procs 2: it may be"},
      {"9.3.1", "  choice 0\n  choice 1 *\n  choice 2 *\n  choice 3 *\n  choice 4", "  choice 1 *\n  choice 2 *",
       "'possible': every choice is right"},
      {"9.3.1", "choice --sync none", "choice --sync none *", "'guard': '--sync none' is wrong, and is not marked so"},
      {"9.3.4", "choice no\n", "choice yes\n", "'lost': 2 choices are right"},
      {"9.3.4", "choice no\n", "choice maybe *\n", "'lost': 'maybe' is"},
  };
  return all;
}

const std::vector<Wrong>& wrong_challenges() {
  static const std::vector<Wrong> all{
      {"9.2.2", "goal leading \"Go =>\" 12", "goal count \"Main\" 12", "'all-first': it is reached before anything"},
      {"9.2.2", "--buffer 11", "--buffer 10", "'all-first': --buffer 10 does not reach it"},
      {"9.2.2", "--buffer 11", "--buffer 12", "'all-first': --buffer 11 will do"},
      {"9.2.2", "least buffer", "least count", "'all-first': the first solution is to turn 'count'"},
      {"9.2.2", "means buffer", "means procs", "'all-first': this challenge is met by --procs: leave out --buffer"},
      {"11.10", "--count 0 --end-first", "--count 0", "'none': --count 0 does not reach it in each order"},
      {"9.3.1", "solution --sync mutex", "solution --sync none", "'mend': --sync none does not reach it"},
      {"9.3.1", "goal always number workers", "goal always ending returned", "'mend': it is reached before anything"},
      {"9.3.1", "goal number 1", "goal number 5", "'lose': it cannot be done"},
      {"9.3.1", "goal number 1", "goal number 2", "'lose': it comes about if nobody interferes"},
      {"9.2.1", " last \"Example 3 :  500500\"", "", "'reversed': it comes about in Go's own order"},
      {"9.3.1", "play race --workers 2 --sync atomic", "play race --workers 2", "'atomic': it can be done: g1:9.3.1:"},
      {"9.3.1", "possible-with --sync none", "possible-with --sync mutex",
       "'atomic': it cannot be done 'possible-with'"},
  };
  return all;
}

const std::vector<Wrong>& wrong_practices() {
  static const std::vector<Wrong> all{
      {"9.2.2", "needs 9.2.1", "needs 9.2.2", "'9.2.2' is no lesson that comes before"},
      {"9.2.2", "needs 9.2.1", "needs channel", "'channel' is no lesson that comes before"},
      {"9.2.2", "needs 9.2.1", "needs 9.2.9", "'9.2.9' is no lesson that comes before"},
      {"9.2.2", "  hint-ko main은 이미 받으려고 기다리고 있다. 첫 값은 버퍼를 거치지 않는다.", "  hint-ko main waits",
       "is no Korean"},
      {"9.2.2", "  en The buffer", "  en 버퍼 buffer", "is no English"},
      {"9.2.2", "challenge all-first", "challenge burst", "'burst' is there"},
  };
  return all;
}

}  // namespace

TEST_CASE("what is wrong with a question is said", "[practice][many]") {
  for (const Wrong& it : wrong_questions()) {
    const std::string said = said_of(it);
    CAPTURE(it.lesson, it.wrong, it.said, said);
    CHECK(said.find(it.said) != std::string::npos);
  }
}

TEST_CASE("what is wrong with a challenge is said", "[practice][many]") {
  for (const Wrong& it : wrong_challenges()) {
    const std::string said = said_of(it);
    CAPTURE(it.lesson, it.wrong, it.said, said);
    CHECK(said.find(it.said) != std::string::npos);
  }
}

TEST_CASE("what is wrong with a practice as a whole is said", "[practice]") {
  for (const Wrong& it : wrong_practices()) {
    const std::string said = said_of(it);
    CAPTURE(it.lesson, it.wrong, it.said, said);
    CHECK(said.find(it.said) != std::string::npos);
  }
  CHECK(complaints(*lessons::find_lesson("9.2.2"), "minutes 3\n") ==
        Lines{"there are fewer than three questions", "there is no challenge"});
}
