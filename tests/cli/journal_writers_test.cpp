// Several who write a learner's file at once: nothing is lost, and nobody reads half a line as a fact.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <thread>

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

constexpr int kFacts = 1000;

std::string text(int writer, int number) { return std::to_string(writer) + " wrote " + std::to_string(number); }

void write_notes(const std::string& file, int writer, int count) {
  Journal journal(file);
  for (int i = 0; i < count; ++i) journal.add(noted(at(0, 0, i), text(writer, i)));
  if (!journal.complaint().empty()) throw std::runtime_error(journal.complaint());
}

pid_t fork_writer(const std::string& file, int writer) {
  const pid_t child = fork();
  if (child != 0) return child;
  write_notes(file, writer, kFacts);
  _exit(0);
}

std::set<std::string> texts(const std::vector<Fact>& facts) {
  std::set<std::string> all;
  for (const Fact& fact : facts) all.insert(fact.text);
  return all;
}

// Every note of so many writers is there once, and no line is anything else.
void check_all(const std::string& file, int writers, int count) {
  const std::vector<Fact> facts = Journal(file).facts();
  CHECK(facts.size() == static_cast<std::size_t>(writers) * count);
  const std::set<std::string> there = texts(facts);
  for (int writer = 0; writer < writers; ++writer) {
    for (int i = 0; i < count; ++i) {
      if (!there.contains(text(writer, i))) FAIL("lost: " << text(writer, i));
    }
  }
  for (const std::string& line : study::split_lines(content_of(file))) {
    if (!fact_in(line)) FAIL("torn: " << line);
  }
}

}  // namespace

TEST_CASE("two processes write a thousand facts each, and all are there", "[learner]") {
  const Folder folder;
  const std::string file = folder / "golearn/progress.jsonl";
  const pid_t first = fork_writer(file, 0);
  const pid_t second = fork_writer(file, 1);
  for (const pid_t child : {first, second}) {
    int status = -1;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  check_all(file, 2, kFacts);
}

TEST_CASE("eight threads with journals of their own lose nothing, though the file is compacted meanwhile",
          "[learner]") {
  const Folder folder;
  const std::string file = folder / "progress.jsonl";
  std::atomic<bool> over = false;
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i) writers.emplace_back([&, i] { write_notes(file, i, kFacts / 4); });
  std::thread compacting([&] {
    while (!over) host::StateFile(file).replace(compacted);
  });
  for (std::thread& each : writers) each.join();
  over = true;
  compacting.join();
  check_all(file, 8, kFacts / 4);
}

TEST_CASE("who reads while others write sees whole facts, and none of them go", "[learner]") {
  const Folder folder;
  const std::string file = folder / "progress.jsonl";
  std::thread writer([&] { write_notes(file, 0, kFacts / 2); });
  std::size_t seen = 0;
  std::size_t readings = 0;
  for (; seen < kFacts / 2 && readings < 100'000; ++readings) {
    const std::vector<Fact> facts = Journal(file).facts();
    if (facts.size() < seen) FAIL_CHECK("facts went: " << seen << ", then " << facts.size());
    for (std::size_t i = seen; i < facts.size(); ++i) CHECK(facts[i].text == text(0, static_cast<int>(i)));
    seen = facts.size();
  }
  writer.join();
  CHECK(seen == kFacts / 2);
  CHECK(readings > 1);
}

TEST_CASE("a file whose last line is half written has the facts before it", "[learner]") {
  const Folder folder;
  const std::string file = folder / "progress.jsonl";
  const std::string last = line_of(noted(at(1), "마지막"));
  const std::string before = lines_with(every_kind());
  for (std::size_t size = 0; size < last.size() - 1; ++size) {
    std::ofstream(file) << before + last.substr(0, size);
    CHECK(Journal(file).facts() == every_kind());
    Journal(file).add(noted(at(9), "다음"));
    const std::vector<Fact> after = Journal(file).facts();
    REQUIRE(after.size() == every_kind().size() + 1);
    CHECK(after.back().text == "다음");
    CHECK(content_of(file).starts_with(before + last.substr(0, size)));
  }
}

TEST_CASE("several golearns at once keep what each was told", "[learner]") {
  Student student;
  std::vector<std::unique_ptr<Process>> all;
  for (int i = 0; i < 24; ++i) {
    all.push_back(std::make_unique<Process>(Lines{"note", "9.2.2", text(i, i)}, student.setup()));
  }
  for (const auto& each : all) CHECK(each->end().status == 0);
  CHECK(texts(student.facts()).size() == 24);
  CHECK(study::split_lines(content_of(student.file())).size() == 24);
}
