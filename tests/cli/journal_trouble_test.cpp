// Where nothing can be kept: golearn says so in one line, and goes on.
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "course/learner.hpp"
#include "facts.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::course;
namespace fs = std::filesystem;

namespace {

struct Trouble {
  std::vector<std::pair<std::string, std::string>> environment;
  std::string said;  // why
};

// With an environment in which nothing can be kept.
End in_trouble(const std::string& line, const Trouble& trouble, const std::string& typed = "") {
  return run(line + " --lang en", {.environment = trouble.environment, .input = typed});
}

void check_one_notice(const End& end, const std::string& why) {
  CHECK(lines_of(end.err).size() == 1);
  CHECK(end.err.starts_with("golearn: "));
  CHECK(has(end.err, why));
}

// As if the disk were full once the file is so long.
void let_files_be(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

TEST_CASE("where nothing can be kept there is one notice, and the command works", "[learner]") {
  const Folder folder;
  std::ofstream(folder / "file") << "x";
  fs::create_directories(folder / "full/golearn");
  fs::create_symlink("/dev/full", folder / "full/golearn/progress.jsonl");
  fs::create_directories(folder / "taken/golearn/progress.jsonl");
  const std::string right = right_answer("9.2.2/end") + "\n";
  for (const Trouble& trouble : {Trouble{{}, "there is no HOME to keep the progress in"},
                                 Trouble{{{"XDG_STATE_HOME", folder / "file"}}, "Not a directory"},
                                 Trouble{{{"HOME", "/proc"}}, "/proc/.local/state/golearn"},
                                 Trouble{{{"XDG_STATE_HOME", folder / "full"}}, "No space left on device"},
                                 Trouble{{{"XDG_STATE_HOME", folder / "taken"}}, "Is a directory"}}) {
    CAPTURE(trouble.said);
    const End quiz = in_trouble("quiz 9.2.2/end", trouble, right);
    CHECK(quiz.status == 0);
    CHECK(has(quiz.out, "✓ Right."));
    check_one_notice(quiz, trouble.said);
    const End note = in_trouble("note 9.2.2 text", trouble);
    CHECK(note.status == 1);  // all that it was for
    check_one_notice(note, trouble.said);
    const End challenge = in_trouble("challenge 9.3.1/mend --sync mutex", trouble);
    CHECK(challenge.status == 0);
    check_one_notice(challenge, trouble.said);
  }
}

TEST_CASE("where there is nothing to read from there is one notice, too", "[learner]") {
  const Folder folder;
  std::ofstream(folder / "file") << "x";
  const Trouble trouble{{{"XDG_STATE_HOME", folder / "file"}}, "Not a directory"};
  const End next = in_trouble("next", trouble);
  CHECK(next.status == 0);
  CHECK(has(next.out, "golearn show 9.1.1"));
  check_one_notice(next, trouble.said);
  const End progress = in_trouble("progress", trouble);
  CHECK(progress.status == 1);
  CHECK(has(progress.out, "lessons 0/45"));
  check_one_notice(progress, trouble.said);
}

TEST_CASE("what could not be kept is not said to have been", "[learner]") {
  const Folder folder;
  std::ofstream(folder / "file") << lines_with(every_kind());
  const Trouble trouble{{{"XDG_STATE_HOME", folder / "file"}}, "Not a directory"};
  for (const std::string& line : {"progress --merge " + (folder / "file"), std::string("progress --reset all")}) {
    const End end = in_trouble(line, trouble);
    CHECK(end.status == 1);
    CHECK(end.out.empty());
    check_one_notice(end, trouble.said);
  }
}

TEST_CASE("commands that are about something else say nothing of it", "[learner]") {
  for (const std::string line : {"show 9.1.1", "lesson 9.1.1 --fast", "hint 9.2.2/burst", "list", "keys"}) {
    CAPTURE(line);
    const End end = in_trouble(line, {{{"HOME", "/proc"}}, ""});
    CHECK(end.status == 0);
    CHECK(end.err.empty());
  }
}

TEST_CASE("when the disk is full the facts before stay, and later ones are kept again", "[learner]") {
  const Folder folder;
  const std::string file = folder / "progress.jsonl";
  const std::string before = lines_with(every_kind());
  std::ofstream(file) << before;
  const ChildEnd end = run_in_child([&] {
    let_files_be(before.size() + 20);
    Journal journal(file);
    journal.add(noted(at(9), "lost"));
    if (journal.complaint().find("File too large") == std::string::npos) _exit(1);
    if (journal.facts() != every_kind()) _exit(2);
  });
  CHECK(end.status == 0);
  CHECK(content_of(file).size() == before.size() + 20);
  Journal(file).add(noted(at(9), "kept"));
  const std::vector<Fact> facts = Journal(file).facts();
  CHECK(facts.size() == every_kind().size() + 1);
  CHECK(facts.back().text == "kept");
}

TEST_CASE("what cannot be kept counts as long as golearn runs, also after reading anew", "[learner]") {
  const Folder folder;
  std::ofstream(folder / "file") << "x";
  Learner learner{Journal(folder / "file/progress.jsonl")};
  learner.add(answered({}, true));
  learner.read();
  CHECK(learner.progress().of("9.2.2").questions.at("burst").right_first);
  learner.went_through("9.2.2", LessonStage::predict);
  CHECK(learner.progress().of("9.2.2").gone_through(LessonStage::predict));
  CHECK(has(learner.journal().complaint(), "Not a directory"));
}
