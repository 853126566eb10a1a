// A file of golearn's own that several golearns may write at once.
#include "host/state_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/folder.hpp"

using namespace golearn::host;
using namespace golearn::test;
namespace fs = std::filesystem;

namespace {

unsigned mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

void put(const std::string& path, const std::string& content) { std::ofstream(path) << content; }

// Where the state is, in an environment of these alone.
std::string folder_with(const std::map<std::string, std::string>& variables) {
  const ChildEnd end = run_in_child([&] {
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    for (const auto& [name, value] : variables) setenv(name.c_str(), value.c_str(), 1);
    const auto folder = state_folder();
    const std::string text = folder ? folder->string() : "nowhere";
    if (write(STDERR_FILENO, text.data(), text.size()) < 0) std::abort();
  });
  return end.errors;
}

}  // namespace

TEST_CASE("the file and its folder are for their owner only, whatever the umask", "[learner]") {
  const Folder folder;
  const mode_t before = umask(0);
  StateFile(folder / "a/b/golearn/progress.jsonl").append("x\n");
  umask(before);
  CHECK(mode_of(folder / "a/b/golearn") == 0700);
  CHECK(mode_of(folder / "a/b/golearn/progress.jsonl") == 0600);
  CHECK(mode_of(folder / "a/b/golearn/lock") == 0600);
  StateFile(folder / "a/b/golearn/progress.jsonl").replace([](const std::string& content) { return content + "y\n"; });
  CHECK(mode_of(folder / "a/b/golearn/progress.jsonl") == 0600);
  CHECK(content_of(folder / "a/b/golearn/progress.jsonl") == "x\ny\n");
}

TEST_CASE("what is added stands behind what was there", "[learner]") {
  const Folder folder;
  const StateFile file(folder / "f");
  CHECK(file.read().empty());
  std::string all;
  for (const std::string line : {"one\n", "two\nthree\n", "넷\n"}) {
    all += line;
    CHECK(file.append(line) == all.size());
    CHECK(file.read() == all);
  }
}

TEST_CASE("behind a line that was torn a new one begins", "[learner]") {
  for (const std::string torn : {"{\"v\":1,\"at", "x", "\xed", "whole\nhalf"}) {
    CAPTURE(torn);
    const Folder folder;
    put(folder / "f", torn);
    StateFile(folder / "f").append("new\n");
    StateFile(folder / "f").append("newer\n");
    CHECK(content_of(folder / "f") == torn + (torn.empty() ? "" : "\n") + "new\nnewer\n");
  }
}

TEST_CASE("a file that is replaced leaves nothing beside it, and a link to it stays one", "[learner]") {
  const Folder folder;
  fs::create_directory(folder / "there");
  fs::create_symlink("there/f", folder / "f");
  const StateFile file(folder / "f");
  file.append("much content\n");
  file.replace([](const std::string&) { return "less\n"; });
  CHECK(fs::is_symlink(folder / "f"));
  CHECK(content_of(folder / "there/f") == "less\n");
  CHECK(folder.files() == 3);  // the link, what it leads into, and the lock
  CHECK(std::distance(fs::directory_iterator(folder / "there"), {}) == 1);
}

TEST_CASE("who has the file open reads on in the old one when it is replaced", "[learner]") {
  const Folder folder;
  const StateFile file(folder / "f");
  file.append("old\n");
  std::ifstream reader(folder / "f");
  file.replace([](const std::string&) { return "new\n"; });
  std::string line;
  std::getline(reader, line);
  CHECK(line == "old");
}

TEST_CASE("what is no file is not read: it may have no end", "[learner]") {
  const Folder folder;
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  for (const std::string& path : {folder / "pipe", folder / "", std::string("/dev/full"), std::string("/dev/zero")}) {
    CAPTURE(path);
    CHECK_THROWS_AS(StateFile(path).read(), std::runtime_error);
  }
}

TEST_CASE("a file that cannot be written is named, with the reason", "[learner]") {
  const Folder folder;
  put(folder / "file", "");
  fs::create_symlink("/dev/full", folder / "full");
  const std::map<std::string, std::string> all{{folder / "file/golearn/f", "Not a directory"},
                                               {"/proc/golearn/f", "No such file"},
                                               {folder / "full", "No space left"}};
  for (const auto& [path, why] : all) {
    CAPTURE(path, why);
    try {
      StateFile(path).append("x\n");
      FAIL_CHECK("written");
    } catch (const std::runtime_error& error) {
      CHECK(std::string(error.what()).starts_with("'" + path.substr(0, 8)));
      CHECK(std::string(error.what()).find(why) != std::string::npos);
    }
  }
}

TEST_CASE("the state is where the environment says, as XDG has it", "[learner]") {
  CHECK(folder_with({{"XDG_STATE_HOME", "/s"}, {"HOME", "/h"}}) == "/s/golearn");
  CHECK(folder_with({{"HOME", "/h"}}) == "/h/.local/state/golearn");
  CHECK(folder_with({{"XDG_STATE_HOME", ""}, {"HOME", "/h"}}) == "/h/.local/state/golearn");
  CHECK(folder_with({{"XDG_STATE_HOME", "not/absolute"}, {"HOME", "/h"}}) == "/h/.local/state/golearn");
  CHECK(folder_with({}) == "nowhere");
  CHECK(folder_with({{"HOME", ""}}) == "nowhere");
  CHECK(folder_with({{"HOME", "home"}}) == "nowhere");
}
