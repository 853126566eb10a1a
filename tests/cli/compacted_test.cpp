// A learner's file that has grown long is compacted: what it says of the learner stays.
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "course/journal.hpp"
#include "facts.hpp"
#include "golearn/study/lines.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::course;

namespace {

constexpr std::size_t kLong = std::size_t{256} << 10;

std::vector<Fact> facts_of(const std::string& lines) {
  std::vector<Fact> facts;
  for (const std::string& line : study::split_lines(lines)) {
    if (const auto fact = fact_in(line)) facts.push_back(*fact);
  }
  return facts;
}

std::size_t count(const std::string& lines) { return study::split_lines(lines).size(); }

// How often, on which days and how long may become less, and nothing more.
void check_no_more(const Progress& after, const Progress& before) {
  for (const auto& [day, times] : after.days) CHECK(times <= before.days.at(day));
  for (const auto& [id, lesson] : after.lessons) {
    CHECK(lesson.spent <= before.of(id).spent);
    for (const auto& [question, its] : lesson.questions) CHECK(its.asked <= before.of(id).questions.at(question).asked);
  }
}

ino_t file_number(const std::string& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

// A file that is as long as it may get, of many answers to one question.
std::string long_file() {
  std::string lines;
  for (int i = 0; lines.size() < kLong - 500; ++i) lines += line_of(answered(at(0, 0, i), i % 2 == 0));
  return lines;
}

}  // namespace

TEST_CASE("a compacted file says of the learner what the whole one did", "[learner]") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const std::string lines = lines_with(drawn_facts(seed, seed % 2 ? 60 : 400));
    const std::string made = compacted(lines);
    const Progress before = progress_of(facts_of(lines));
    const Progress after = progress_of(facts_of(made));
    CHECK(gist(after) == gist(before));
    check_no_more(after, before);
    CHECK(count(made) <= count(lines));
  }
}

TEST_CASE("what was done after a compaction counts as if there had been none", "[learner]") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const std::vector<Fact> all = drawn_facts(seed, 400);
    const std::vector<Fact> first(all.begin(), all.begin() + 300);
    const std::vector<Fact> rest(all.begin() + 300, all.end());
    CHECK(gist(progress_of(facts_of(compacted(lines_with(first)) + lines_with(rest)))) == gist(progress_of(all)));
  }
}

TEST_CASE("what is compacted once more stays as it is, in whatever order its lines are", "[learner]") {
  std::mt19937 random(1);
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    std::vector<Fact> facts = drawn_facts(seed, 200);
    const std::string made = compacted(lines_with(facts));
    CHECK(compacted(made) == made);
    std::ranges::shuffle(facts, random);
    CHECK(compacted(lines_with(facts)) == made);
  }
}

TEST_CASE("of many answers the first, the last ten and what decides are left", "[learner]") {
  std::vector<Fact> facts{answered(at(0), false, "first")};
  for (int i = 1; i <= 5000; ++i) facts.push_back(answered(at(0, 0, i), true, std::to_string(i)));
  facts.push_back(answered(at(1, 1), true, "repeat"));
  for (int i = 0; i < 100; ++i) facts.push_back(answered(at(1, 2, i), true, "later " + std::to_string(i)));
  const std::vector<Fact> left = facts_of(compacted(lines_with(facts)));
  REQUIRE(left.size() == 12);
  CHECK(left[0].answer == "first");
  CHECK(left[1].answer == "repeat");
  CHECK(left[2].answer == "later 90");
  CHECK(left[11].answer == "later 99");
}

TEST_CASE("lines that are not known here survive, and torn ones do not", "[learner]") {
  const std::string other_kind = R"({"v":1,"at":"2026-11-02T09:00:00Z","what":"badge","id":"x"})";
  const std::string other_version = R"({"v":2,"what":{"a":1}})";
  const std::string more = R"({"v":1,"at":"2026-11-02T09:00:00Z","lesson":"9.2.2","what":"note","text":"x","mood":3})";
  std::string made = other_kind + "\n{\"v\":1,\"at\n" + more + "\n\n" + other_version + "\nnonsense\n";
  for (int i = 0; i < 3; ++i) made = compacted(made);
  CHECK(made == more + "\n" + other_kind + "\n" + other_version + "\n");
  CHECK(compacted("").empty());
}

TEST_CASE("a file is compacted when it gets longer than 256 KiB, and not before", "[learner]") {
  const Folder folder;
  const std::string file = folder / "progress.jsonl";
  const std::string lines = long_file();
  std::ofstream(file) << lines;
  Journal journal(file);
  journal.add(answered(at(1), true, "one more"));
  CHECK(content_of(file) == lines + line_of(answered(at(1), true, "one more")));
  const std::string before = gist(progress_of(journal.facts()));
  while (content_of(file).size() > kLong - 500) journal.add(answered(at(1), true, "one more"));
  CHECK(content_of(file).size() < 5000);
  CHECK(gist(progress_of(journal.facts())) == before);
  CHECK(folder.files() == 2);
  CHECK(journal.complaint().empty());
}

TEST_CASE("what cannot be made shorter is not written anew at each fact", "[learner]") {
  const Folder folder;
  const std::string file = folder / "progress.jsonl";
  Journal journal(file);
  std::string lines;
  for (int i = 0; lines.size() <= kLong; ++i) lines += line_of(noted(at(0, 0, i), std::to_string(i)));
  std::ofstream(file) << lines;
  journal.add(noted(at(1), "first"));
  const ino_t number = file_number(file);
  for (int i = 0; i < 100; ++i) journal.add(noted(at(1, 0, i), "more"));
  CHECK(file_number(file) == number);
  CHECK(count(content_of(file)) == count(lines) + 101);
}
