// The files of two machines are joined by putting one behind the other; golearn progress --merge does the same.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "course/journal.hpp"
#include "facts.hpp"
#include "golearn/study/lines.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::course;

namespace {

void put(const std::string& path, const std::string& content) { std::ofstream(path) << content; }

std::string progress_in(const std::string& path) { return whole(progress_of(Journal(path).facts())); }

// Some facts that one machine has, some that the other has, some that both have.
struct Two {
  std::vector<Fact> one, other;
};
Two parted(const std::vector<Fact>& facts, std::uint32_t seed) {
  std::mt19937 random(seed);
  Two two;
  for (const Fact& fact : facts) {
    const auto where = random() % 3;
    if (where != 0) two.one.push_back(fact);
    if (where != 1) two.other.push_back(fact);
  }
  return two;
}

}  // namespace

TEST_CASE("the order of the facts does not matter", "[learner]") {
  std::mt19937 random(7);
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    std::vector<Fact> facts = drawn_facts(seed, 150);
    const std::string before = whole(progress_of(facts));
    std::ranges::shuffle(facts, random);
    CHECK(whole(progress_of(facts)) == before);
  }
}

TEST_CASE("two files behind each other, in either order, are the same progress as the two merged", "[learner]") {
  const Folder folder;
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const auto [one, other] = parted(drawn_facts(seed, 100), seed);
    put(folder / "all", lines_with(one) + lines_with(other));
    put(folder / "turned", lines_with(other) + lines_with(one));
    put(folder / "one", lines_with(one));
    put(folder / "other", lines_with(other));
    Journal(folder / "one").merge(folder / "other");
    const std::string all = progress_in(folder / "all");
    CHECK(progress_in(folder / "turned") == all);
    CHECK(progress_in(folder / "one") == all);
    Journal(folder / "other").merge(folder / "one");
    CHECK(progress_in(folder / "other") == all);
  }
}

TEST_CASE("merging once more, or with oneself, adds nothing", "[learner]") {
  const Folder folder;
  put(folder / "one", lines_with(drawn_facts(1, 50)));
  put(folder / "other", lines_with(drawn_facts(2, 70)) + lines_with(drawn_facts(1, 20)));
  const std::size_t mine = Journal(folder / "one").facts().size();
  const std::size_t added = Journal(folder / "one").merge(folder / "other");
  CHECK(added == Journal(folder / "one").facts().size() - mine);
  CHECK(added > 0);
  const std::string content = content_of(folder / "one");
  CHECK(Journal(folder / "one").merge(folder / "other") == 0);
  CHECK(Journal(folder / "one").merge(folder / "one") == 0);
  CHECK(content_of(folder / "one") == content);
}

TEST_CASE("what a newer golearn has written comes along, once", "[learner]") {
  const Folder folder;
  const std::string unknown = R"({"v":2,"what":"badge"})";
  const std::string more = R"({"v":1,"at":"2026-11-02T09:00:00Z","lesson":"9.2.2","what":"note","text":"x","mood":3})";
  put(folder / "other", unknown + "\n" + more + "\n" + unknown + "\n{\"torn");
  CHECK(Journal(folder / "one").merge(folder / "other") == 2);
  CHECK(content_of(folder / "one") == unknown + "\n" + more + "\n");
  CHECK(Journal(folder / "one").merge(folder / "other") == 0);
}

TEST_CASE("progress --merge tells how much was new", "[learner]") {
  Student student;
  const Folder folder;
  put(folder / "other.jsonl", lines_with(every_kind()));
  CHECK(student.does("progress --merge " + (folder / "other.jsonl")).out.starts_with("Added 7 new facts from"));
  CHECK(student.does("progress --merge " + (folder / "other.jsonl")).out.starts_with("Added 0 new facts from"));
  CHECK(student.does("progress --lang ko --merge " + student.file()).out.find("새 기록 0개") != std::string::npos);
  CHECK(student.facts() == every_kind());
}

TEST_CASE("a file that cannot be merged is refused in one line, and nothing is written", "[learner]") {
  Student student;
  const Folder folder;
  for (const std::string& path : {folder / "none", folder / "", std::string("''"), std::string("/proc/self/mem")}) {
    CAPTURE(path);
    const End end = student.does("progress --merge " + path);
    CHECK(end.status == 64);
    CHECK(end.out.empty());
    CHECK(lines_of(end.err).size() == 1);
    CHECK(has(end.err, "cannot be read"));
  }
  CHECK(has(student.does({"progress", "--merge", "a\033[31m\nb"}).err, R"('a\x1b[31m\nb')"));
  CHECK(student.files().empty());
}

TEST_CASE("a file of something else adds nothing", "[learner]") {
  Student student;
  const Folder folder;
  put(folder / "text", "Dear diary\n[1, 2]\n\xff\xfe");
  put(folder / "a\033[31mb", "");
  CHECK(student.does({"progress", "--merge", folder / "text"}).out.starts_with("Added 0 new facts"));
  CHECK(has(student.does({"progress", "--merge", folder / "a\033[31mb"}).out, R"(a\x1b[31mb)"));
}
