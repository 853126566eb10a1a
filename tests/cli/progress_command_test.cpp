// golearn progress, note and hint, and where golearn writes.
#include <algorithm>

#include "facts.hpp"
#include "lessons/course.hpp"
#include "parsed.hpp"
#include "screen.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace std::chrono_literals;

namespace {

std::string row_of(const std::string& text, const std::string& lesson) {
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("  " + lesson + " ")) return line;
  }
  return "";
}

// Has read and predicted 9.2.2, with one of two answers right, and met one challenge of it.
void learn(Student& student) {
  const auto now = course::now();
  student.has_done({went_through(now - 59h, course::LessonStage::read),
                    went_through(now - 58h, course::LessonStage::predict), answered(now - 58h, true, "3", "last"),
                    answered(now - 58h + 90s, false), tried(now - 57h, true)});
}

}  // namespace

TEST_CASE("progress has a row for each lesson, with what was done of it", "[progress]") {
  Student student;
  const std::string before = student.does("progress").out;
  for (const lessons::Entry& entry : lessons::course()) {
    CHECK(has_match(row_of(before, entry.id), "····· *$"));
  }
  CHECK(has_match(before, "lessons 0/45 · ★ 0 · about [0-9]+ hours left"));
  learn(student);
  const std::string after = student.does("progress").out;
  CHECK(has(row_of(after, "9.2.2"), "■■···"));
  CHECK(has(row_of(after, "9.2.2"), "right first 1/4 · challenges 1/3"));
  CHECK(has_match(after, "Questions that come back\n  today +golearn quiz 9.2.2/burst\n"));
  CHECK(has(row_of(student.does("progress --lang ko").out, "9.2.2"), "처음에 맞힌 문제 1/4 · 도전 1/3"));
}

TEST_CASE("each row of progress fits 80 columns, whatever was done", "[progress]") {
  Student student;
  for (const lessons::Entry& entry : lessons::course()) {
    student.has_done({went_through(course::now(), course::LessonStage::read, entry.id)});
  }
  for (const std::string lang : {"ko", "en"}) {
    const Lines lines = lines_of(student.does("progress --lang " + lang).out);
    CHECK(widest(lines) <= 80);
    for (const lessons::Entry& entry : lessons::course()) {
      const auto is_row = [&](const std::string& line) {
        return has_match(line, "^  " + entry.id + " .* ■···· .* 0/[0-9]$");
      };
      CHECK(std::ranges::count_if(lines, is_row) == 1);
    }
  }
}

TEST_CASE("a star is for who has met every challenge", "[progress]") {
  Student student;
  student.has_gone_through("9.2.2", course::now());
  CHECK(has_match(row_of(student.does("progress").out, "9.2.2"), "■■■■■ +right"));
  for (const char* id : {"all-first", "overtake", "missing-line"}) student.has_done({tried(course::now(), true, id)});
  const std::string text = student.does("progress").out;
  CHECK(has(row_of(text, "9.2.2"), "■■■■■ ★"));
  CHECK(has(text, "lessons 1/45 · ★ 1"));
}

TEST_CASE("progress --json has a line for each lesson", "[progress]") {
  Student student;
  learn(student);
  const End end = student.does("progress --json");
  CHECK(end.status == 0);
  CHECK(lines_of(end.out).size() == lessons::course().size());
  for (const std::string& line : lines_of(end.out)) {
    const auto json = parsed(line);
    REQUIRE(json["kind"] == "progress");
    const bool ours = json["lesson"] == "9.2.2";
    CHECK(json["stages"]["read"] == ours);
    CHECK(json["stages"]["try"] == false);
    CHECK(json["questions"].size() == (ours ? 2 : 0));
    if (!ours) continue;
    CHECK(json["questions"]["burst"] == parsed(R"({"asked":1,"right_first":false,"right":false})"));
    CHECK(json["challenges"]["all-first"] == parsed(R"({"tries":1,"met":true})"));
    CHECK(json["seconds"] == 90.0);
  }
}

TEST_CASE("progress --reset begins a lesson, a chapter or all anew", "[progress]") {
  const auto& [word, said, left] = GENERATE(table<std::string, std::string, Lines>({
      {"9.2.2", "Lesson 9.2.2 begins anew.\n", {"9.2.1", "9.3.1"}},
      {"buffering", "Lesson 9.2.2 begins anew.\n", {"9.2.1", "9.3.1"}},
      {"9.2", "Lesson 9.2.1 begins anew.\nLesson 9.2.2 begins anew.\n", {"9.3.1"}},
      {"all", "All lessons begin anew.\n", {}},
  }));
  CAPTURE(word);
  Student student;
  for (const std::string lesson : {"9.2.1", "9.2.2", "9.3.1"}) student.has_gone_through(lesson, course::now() - 1h);
  const End end = student.does("progress --reset " + word);
  CHECK(end.status == 0);
  CHECK(end.out.starts_with(said));
  Lines opened;
  for (const auto& [id, lesson] : student.progress().lessons) opened.push_back(id);
  CHECK(opened == left);
  CHECK(student.facts().size() > 15);  // nothing is taken out of the file
}

TEST_CASE("what cannot begin anew is refused", "[progress]") {
  Student student;
  for (const std::string word : {"9.9.9", "''", "everything"}) {
    const End end = student.does("progress --reset " + word);
    CHECK(end.status == 64);
    CHECK(lines_of(end.err).size() == 1);
  }
  CHECK(student.does("progress --reset").status == 64);
  CHECK(student.does("progress 9.2.2").status == 64);
  CHECK(student.files().empty());
}
