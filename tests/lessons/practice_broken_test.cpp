// Whether the checks of practice_checks.hpp notice anything: each fact of each lesson is broken once.
#include "lessons/course.hpp"
#include "practice_checks.hpp"
#include "practice_mutations.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("each fact of a practice that is broken is noticed", "[practice-broken][many]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const Mutation& mutation : mutations_of(entry.folder->practice)) {
      CAPTURE(entry.id, mutation.what);
      CHECK(complaints(entry, mutation.text) != Lines{});
    }
  }
}

TEST_CASE("each kind of fact is broken", "[practice-broken]") {
  const auto broken = [](const std::string& line) {
    std::string all;
    for (const Mutation& mutation : mutations_of(line)) all += mutation.what.substr(mutation.what.find(" → ")) + ";";
    return all;
  };
  CHECK(broken("  choice 3 *") == " → '  choice 3';");
  CHECK(broken("  choice 3") == " → '  choice 3 *';");
  CHECK(broken("  solution --sync mutex --no-close --procs 1") ==
        " → '  solution --no-close --procs 1'; → '  solution --sync mutex --procs 1';");
  CHECK(broken("challenge a\n  solution --buffer 11\n  solution --workers 2\n  least buffer") ==
        " → '  solution'; → '  solution'; → '  solution --buffer 12';");
  CHECK(broken("  goal count a 2 ending returned") == " → '  goal count a 2 ending deadlocked';");
  CHECK(broken("  goal count a 2") == " → '  goal count a 9';");
  CHECK(broken("  goal number -1") == " → '  goal number -8';");
  CHECK(broken("  goal first \"a\"") == " → '  goal first \"ax\"';");
  CHECK(broken("  impossible") == " → '';");
  CHECK(broken("  hint-en why") == " → '';");
  CHECK(broken("  vary buffer 0 1 2") == " → '  vary buffer 0 0';");
  CHECK(broken("  at go f()") == " → '  at nowhere at all';");
  CHECK(broken("question a\nquestion b\nchallenge c") == " → 'question a'; → 'challenge a';");
  CHECK(broken("# choice 3\nlesson 9.2.2\n\n  run buffered\n  ask count a") == "");
}
