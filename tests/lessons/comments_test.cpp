// The Korean of the comments in the lessons' programs.
#include "lessons/comments.hpp"

#include <set>

#include "lessons/course.hpp"
#include "lessons/folder.hpp"
#include "support/catch.hpp"
#include "support/literals.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Comments;

namespace {

std::set<std::string> comments_in(std::string_view source) {
  std::set<std::string> all;
  for (const std::string& line : matches(std::string(source), "[^\n]+")) {
    if (const auto comment = lessons::comment_in(line); !comment.empty()) all.emplace(comment);
  }
  return all;
}

}  // namespace

TEST_CASE("every comment of a Go program has its Korean, and no Korean is left over", "[texts]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const Comments korean = comments_of(*entry.folder, study::Language::korean);
    const std::set<std::string> go = comments_in(entry.folder->program);
    const std::set<std::string> cpp = comments_in(entry.folder->scenario);
    for (const std::string& comment : go) {
      CAPTURE(entry.id, comment);
      CHECK(korean.contains(comment));
    }
    for (const auto& [english, translation] : korean) {
      CAPTURE(entry.id, english, translation);
      CHECK((go.contains(english) || cpp.contains(english)));
      CHECK(has_hangul(translation));
    }
    CHECK(comments_of(*entry.folder, study::Language::english).empty());
  }
}

TEST_CASE("a comment is what stands behind //, and not in quotes", "[texts]") {
  CHECK(lessons::comment_in("x := 1 // one") == "one");
  CHECK(lessons::comment_in("//  indented") == "indented");
  CHECK(lessons::comment_in("x := \"http://go.dev\"").empty());
  CHECK(lessons::comment_in("x := \"\\\"//\" // `a`") == "`a`");
  CHECK(lessons::comment_in("//").empty());
  CHECK(lessons::code_in("\tx := 1  // one") == "\tx := 1");
  CHECK(lessons::code_in("// one").empty());
}

TEST_CASE("a comment that has a translation is replaced, and no other", "[texts]") {
  const Comments comments = lessons::parse_comments("one\n하나\n\ntwo\n둘\n");
  CHECK(lessons::with_comment("x := 1  // one", comments) == "x := 1  // 하나");
  CHECK(lessons::with_comment("// two", comments) == "// 둘");
  CHECK(lessons::with_comment("// three", comments) == "// three");
  CHECK(lessons::with_comment("one", comments) == "one");
}

TEST_CASE("what is no pair of lines is told with its line", "[texts]") {
  CHECK_THROWS_WITH(lessons::parse_comments("one\n"), "no translation follows: one");
  CHECK_THROWS_WITH(lessons::parse_comments("one\n하나\ntwo\n둘\n"), "no blank line follows: 하나");
}
