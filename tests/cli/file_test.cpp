// Files that golearn writes: whole or not at all, and a refusal before the work if that cannot be.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "golearn/study/text.hpp"
#include "host/file.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;
namespace fs = std::filesystem;

namespace {

std::string refusal(const std::string& path) {
  try {
    host::writable(path);
  } catch (const study::Refusal& refusal) {
    return refusal.why().en;
  }
  return "";
}

}  // namespace

TEST_CASE("a file is written, and written anew, and nothing is left beside it", "[file]") {
  const Folder folder;
  const std::string path = folder / "run";
  host::writable(path);
  CHECK(folder.files() == 0);
  for (const std::string content : {"much content", "less"}) {
    host::write_file(path, content);
    CHECK(content_of(path) == content);
    CHECK(folder.files() == 1);
  }
}

TEST_CASE("who reads the file that is written anew reads on in the old one", "[file]") {
  const Folder folder;
  const std::string path = folder / "run";
  host::write_file(path, "old");
  std::ifstream reader(path);
  host::write_file(path, "new content");
  std::string read;
  std::getline(reader, read);
  CHECK(read == "old");
}

TEST_CASE("a file that is written anew keeps its mode, and a link to it stays one", "[file]") {
  const Folder folder;
  host::write_file(folder / "run", "old");
  fs::permissions(folder / "run", fs::perms(0640));
  fs::create_symlink("run", folder / "link");
  host::writable(folder / "link");
  host::write_file(folder / "link", "new");
  CHECK(content_of(folder / "run") == "new");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(fs::status(folder / "run").permissions() == fs::perms(0640));
}

TEST_CASE("what is no regular file is written to, and stays", "[file]") {
  const Folder folder;
  const std::string path = folder / "pipe";
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::fstream reader(path);  // for reading and writing, so that neither waits
  host::writable(path);
  host::write_file(path, "a line\n");
  std::string read;
  std::getline(reader, read);
  CHECK(read == "a line");
  CHECK(fs::is_fifo(path));
}

TEST_CASE("a file that cannot be written is refused by its name, with the reason", "[file]") {
  const Folder folder;
  CHECK(has(refusal(folder / "none/run"), "cannot write '" + (folder / "none/run") + "': No such file"));
  CHECK(has(refusal(folder / ""), "directory"));
  CHECK(has(refusal(""), "No such file"));
  CHECK_THROWS_AS(host::write_file(folder / "none/run", ""), std::runtime_error);
  CHECK_THROWS_WITH(host::write_file("/dev/full", "text"), "cannot write '/dev/full': No space left on device");
}
