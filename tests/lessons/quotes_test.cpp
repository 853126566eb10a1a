// The outputs that the notes show: their format, what is said of text that has not got it, and those of the course.
#include "lessons/quotes.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "lessons/course.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::parse_quotes;
using lessons::Quote;

namespace {

const std::string kHead = "program one\nnotes 000:12\n";

std::string complaint(const std::string& text) {
  try {
    parse_quotes(text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

const lessons::Entry& buffering() { return *lessons::find_lesson("9.2.2"); }

// What is wrong with `text` as the quotes of the buffering lesson.
std::string complaint_of_lesson(const std::string& text) {
  lessons::Folder folder = *buffering().folder;
  folder.quoted = text;
  lessons::Entry entry = buffering();
  entry.folder = &folder;
  try {
    quotes_of(entry);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a quote has a program, a place, settings and lines", "[quotes]") {
  const std::vector<Quote> quotes = parse_quotes(
      "# for the reader\nprogram one\nnotes 000:12\nknob workers 1000\nknob no-sync true\nprocs 4\n"
      "| first  line \n|\n...\n| <time>\n! panic: x\n\nprogram two\nnotes 003:7\nimage\n");
  REQUIRE(quotes.size() == 2);
  const Quote& one = quotes[0];
  CHECK(one.program == "one");
  CHECK(one.file == "000");
  CHECK(one.line == 12);
  CHECK(one.procs == 4);
  CHECK(one.knobs == study::TypedKnobs{{"no-sync", "true"}, {"workers", "1000"}});
  REQUIRE(one.output.items.size() == 4);
  CHECK(one.output.items[0].line.written() == "first  line ");
  CHECK(one.output.items[1].line.written().empty());
  CHECK(one.output.items[2].gap);
  CHECK(one.output.items[3].line.matches("2021-04-13 11:40:12.15236 +0900 KST m=+0.000091278"));
  CHECK(one.output.lines() == 3);
  CHECK(one.output.death == "panic: x");
  CHECK_FALSE(one.image);
  CHECK(quotes[1].image);
  CHECK(quotes[1].procs == 0);
}

TEST_CASE("no text has no quotes, and the last line needs no line end", "[quotes]") {
  CHECK(parse_quotes("").empty());
  CHECK(parse_quotes("# nothing\n\n").empty());
  CHECK(parse_quotes(kHead + "| last").front().output.items.size() == 1);
}

TEST_CASE("what is wrong with a quote is named with its line", "[quotes]") {
  const auto& [text, hint] = GENERATE_REF(table<std::string, std::string>({
      {"| text\n", "line 1: a quote begins with 'program NAME'"},
      {"program\n", "line 1: 'program' needs a name"},
      {"program one\n| text\n", "line 2: the quote before has no 'notes FILE:LINE'"},
      {"program one\nnotes 000\n", "line 2: 'notes' takes FILE:LINE"},
      {"program one\nnotes 000:0\n", "line 2: 'notes' takes FILE:LINE"},
      {"program one\nnotes 000:1x\n", "line 2: 'notes' takes FILE:LINE"},
      {kHead, "line 2: the quote before has no lines"},
      {kHead + "program two\n", "line 3: the quote before has no lines"},
      {kHead + "procs 0\n", "line 3: 'procs' takes 1..256"},
      {kHead + "procs 257\n", "line 3: 'procs' takes 1..256"},
      {kHead + "knob workers\n", "line 3: 'knob' takes NAME VALUE"},
      {kHead + "colour red\n", "line 3: 'colour' is none of"},
      {kHead + "| text\nknob workers 2\n", "line 4: what a quote has ends with its lines"},
      {kHead + "image\n| text\n", "line 4: an image has no lines"},
      {kHead + "| text\nimage\n", "line 4: an image has no lines"},
      {kHead + "! panic: x\n| text\n", "line 4: nothing follows a death"},
      {kHead + "!\n", "line 3: '!' needs the message"},
  }));
  CAPTURE(text);
  CHECK(complaint(text).starts_with(hint));
}

TEST_CASE("a quote must fit its lesson", "[quotes]") {
  const auto& [text, hint] = GENERATE(table<std::string, std::string>({
      {"program nobody\nnotes 000:1\n| x\n", "the lesson has no program 'nobody'"},
      {"program buffered\nnotes 000:1\nknob size 2\n| x\n", "'buffered' has no knob 'size'"},
      {"program buffered\nnotes 000:1\nknob buffer two\n| x\n", "--buffer takes 0..1000000"},
      {"| x\n", "line 1: a quote begins"},
  }));
  CAPTURE(text);
  CHECK(complaint_of_lesson(text).starts_with("09.2.2_buffering/quoted.txt: " + hint));
}

TEST_CASE("the course's quotes fit its lessons, and stand in the notes in the lessons' order", "[quotes]") {
  std::map<std::string, int> texts;  // by file of the notes
  std::pair<std::string, unsigned> last;
  for (const lessons::Entry& entry : lessons::course()) {
    for (const Quote& quote : quotes_of(entry)) {
      CAPTURE(entry.id, quote.program);
      const std::pair<std::string, unsigned> place{quote.file, quote.line};
      CHECK(last < place);
      last = place;
      if (!quote.image) ++texts[quote.file];
    }
  }
  CHECK(texts == std::map<std::string, int>{{"000", 4}, {"003", 3}});  // of the others they show none
}
