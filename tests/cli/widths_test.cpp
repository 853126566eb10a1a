// Nothing that golearn says at a terminal is wider than it.
#include "lessons/course.hpp"
#include "render/layout.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "support/size.hpp"
#include "words/glyphs.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("every row of every lesson fits the terminal", "[widths]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const unsigned short width = GENERATE(60, 80, 120);
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      CAPTURE(program.runnable.id, lang, width);
      const std::string line = "lesson " + program.runnable.id + " --fast --picture --steps --lang " + lang;
      const End end = run(line + a_hundred(program.scenario), {.out = Stream::terminal, .columns = width});
      CHECK(too_wide(rows(end.screen), width) == Lines{});
    }
  }
}

TEST_CASE("a code span stays whole, its spaces too, unless no line has room for it", "[widths]") {
  using render::wrap;
  CHECK(wrap("There is no `Go =>  11`, because", 18) == Lines{"There is no", "`Go =>  11`,", "because"});
  CHECK(wrap("one `two` three `a b`", 12) == Lines{"one `two`", "three `a b`"});
  CHECK(wrap("see `a b c d e f` now", 8) == Lines{"see `a b", "c d e f`", "now"});
  CHECK(wrap("a ` alone", 5) == Lines{"a `", "alone"});
}

TEST_CASE("what does not fit on a line goes below, under the last column", "[widths]") {
  using render::wrap_hanging;
  CHECK(wrap_hanging("  --name  what it is for", 16, 7) == Lines{"  --name  what", "       it is for"});
  CHECK(wrap_hanging("abcdefghij", 6, 2) == Lines{"abcdef", "  ghij"});
  CHECK(wrap_hanging("fits", 6, 2) == Lines{"fits"});
  CHECK(wrap_hanging("", 6, 2) == Lines{""});
  const auto command = render::wrap_parts({{"golearn lesson 9.2.2", words::Tone::command, 22}, {"runs it"}}, 24, 2);
  REQUIRE(command.size() == 2);
  CHECK(command.front().front().text.starts_with("golearn lesson 9.2.2"));
  CHECK(command.back().back().text == "  runs it");
}

TEST_CASE("marks that turn the text around them are written out, and letters of all scripts are not", "[widths]") {
  using words::visible;
  CHECK(visible("a\u202eb\u2066c\u2069d\u200ee\u061cf") ==
        R"(a\xe2\x80\xaeb\xe2\x81\xa6c\xe2\x81\xa9d\xe2\x80\x8ee\xd8\x9cf)");
  CHECK(visible("\ufffe\uffff") == R"(\xef\xbf\xbe\xef\xbf\xbf)");
  CHECK(visible("a\nb\x1b") == R"(a\nb\x1b)");
  CHECK(visible("가 é א 界 \u200d…") == "가 é א 界 \u200d…");
  CHECK(words::visible_line("\ta\t\r\x1b[31mb\t") == "\ta\t\\x0d\\x1b[31mb\t");
}
