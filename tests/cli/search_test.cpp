// golearn list --search: the lessons that tell of something, by any of its names.
#include <algorithm>

#include "lessons/course.hpp"
#include "lessons/glossary.hpp"
#include "lessons/lesson_text.hpp"
#include "screen.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "words/found_lessons.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Language;

namespace {

// 데드락, in single jamo.
const std::string kDecomposed = "\u1103\u1166\u1103\u1173\u1105\u1161\u11A8";

End search(const std::string& word, const std::string& language = "en") {
  return Student().does({"list", "--search", word, "--lang", language});
}

Lines found(const std::string& word, Language language = Language::korean) {
  Lines ids;
  for (const auto& each : words::find_lessons(language, word).lessons) ids.push_back(each.entry->id);
  return ids;
}

Lines sorted(Lines lines) {
  std::ranges::sort(lines);
  return lines;
}

// The rows: 9.2.2  Buffered channels  …
Lines rows_of(const End& end) {
  Lines ids;
  for (const std::string& line : lines_of(end.out)) {
    const Lines all = test::words(line);
    if (line.starts_with("  ") && lessons::find_lesson(all.front())) ids.push_back(all.front());
  }
  return ids;
}

}  // namespace

TEST_CASE("a search tells the lessons that have the word, those that have it in their title first", "[search]") {
  const End end = search("deadlock");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, "Search: deadlock  "));
  const Lines ids = rows_of(end);
  CHECK(ids == found("deadlock", Language::english));
  CHECK(ids.size() > 3);
  CHECK(ids.size() < 20);
  CHECK(ids.front() == "13.4");
  CHECK(rows_of(search("race")).size() > 3);
  CHECK(found("9.2.2").front() == "9.2.2");
  CHECK(found("buffering").front() == "9.2.2");
}

TEST_CASE("a thing is found by any of its names, in either language", "[search]") {
  for (const Language language : {Language::korean, Language::english}) {
    const Lines ids = sorted(found("deadlock", language));
    for (const std::string word : {"데드락", "교착", "교착 상태", "DeadLock", "DEADLOCK"}) {
      CAPTURE(word);
      CHECK(sorted(found(word, language)) == ids);
    }
  }
  for (const lessons::Term& term : lessons::glossary()) {
    const Lines ids = sorted(found(term.english.front()));
    for (const auto* names : {&term.english, &term.korean}) {
      for (const std::string& name : *names) {
        CAPTURE(term.english.front(), name);
        if (name.size() > 1) CHECK(sorted(found(name)) == ids);
      }
    }
  }
}

TEST_CASE("Hangul that came as single jamo finds the same", "[search]") {
  CHECK(found(kDecomposed) == found("데드락"));
  const End end = search(kDecomposed, "ko");
  CHECK(end.status == 0);
  CHECK(end.out == search("데드락", "ko").out);
  CHECK(search("\u1100\u1169\u1105\u116E\u1110\u1175\u11AB", "ko").out == search("고루틴", "ko").out);
}

TEST_CASE("a word of a row of the glossary stands for itself alone", "[search]") {
  CHECK(found("버퍼").size() < found("고루틴").size());
  CHECK(found("buffer", Language::english).size() < lessons::course().size());
  CHECK(found("processor", Language::english).size() < lessons::course().size());
  CHECK(found("세마포어").size() < 10);
}

TEST_CASE("that the course writes another word is told, with the right one", "[search]") {
  const auto& [word, language, ours] = GENERATE(table<std::string, std::string, std::string>({
      {"교착", "en", "The course writes 'deadlock' for '교착'"},
      {"교착", "ko", "'교착'은 이 강의에서 '데드락'이라고 적는다."},
      {"buffer", "ko", "'buffer'는 이 강의에서 '버퍼'라고 적는다."},
      {"자물쇠", "ko", "'자물쇠'는 이 강의에서 '락'이라고 적는다."},
      {"나무", "ko", "'나무'는 이 강의에서 '컨텍스트 트리'라고 적는다."},
      {"기본값", "en", "The course writes 'default' for '기본값'"},
      {"세마포어", "en", "The course writes 'semaphore' for '세마포어'"},
      {"데드락", "ko", ""},
      {"deadlock", "en", ""},
      {"WaitGroup", "ko", ""},
      {"waitgroup", "en", ""},
      {"race", "ko", ""},
  }));
  CAPTURE(word, language);
  const std::string text = flowing(search(word, language).out);
  CHECK(has(text, ours));
  CHECK((has(text, "이 강의에서") || has(text, "The course writes")) == !ours.empty());
}

TEST_CASE("every word that the course writes is found in it, and no row of the glossary is lost", "[search]") {
  CHECK(lessons::glossary().size() > 60);
  for (const lessons::Term& term : lessons::glossary()) {
    REQUIRE(!term.english.empty());
    REQUIRE(!term.korean.empty());
    CHECK(lessons::term_of(term.english.front()) == &term);
    CHECK(lessons::term_of(term.korean.front()) == &term);
  }
  for (const std::string word : {"고루틴", "channel", "뮤텍스", "락", "경쟁", "누수", "context", "Pool", "타임아웃"}) {
    CAPTURE(word);
    CHECK(!found(word).empty());
  }
}

TEST_CASE("what is nowhere has exit status 1", "[search]") {
  const auto& [word, language, said] =
      GENERATE(table<std::string, std::string, std::string>({{"zzzz", "en", "Search: zzzz  0 lessons"},
                                                             {"옛날", "ko", "찾기: 옛날  강의 0개"},
                                                             {"\033[31m", "en", R"(Search: \x1b[31m  0 lessons)"},
                                                             {"\xff", "en", R"(Search: \xff  0 lessons)"}}));
  const End end = search(word, language);
  CHECK(end.status == 1);
  CHECK(end.err.empty());
  CHECK(lines_of(end.out) == Lines{said});
}

TEST_CASE("a search for nothing is refused", "[search]") {
  for (const std::string word : {"", " ", "\t"}) {
    const End end = search(word);
    CHECK(end.status == 64);
    CHECK(end.out.empty());
    CHECK(lines_of(end.err).size() == 1);
  }
  CHECK(run("list --search").status == 64);
}

TEST_CASE("what is found fits the terminal", "[search]") {
  const unsigned short columns = GENERATE(60, 80, 120);
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const End end = run("list --search channel --lang " + lang, {.out = Stream::terminal, .columns = columns});
  CHECK(end.status == 0);
  CHECK(widest(rows(end.screen)) <= columns);
}
