// One search in parts on engines that exist: GNU parallel, a Slurm job array, a Kubernetes job; and what --merge says
// of a part that died.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "parsed.hpp"
#include "process.hpp"
#include "searched.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using nlohmann::json;

namespace {

const std::string kScripts = GOLEARN_TESTS_DIR "/../scripts/";
const std::string kSearch = "9.3.4";

// A folder of its own in which a shell runs, with golearn at hand.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "golearn-parts-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path_ = name;
    std::filesystem::create_symlink(GOLEARN_BINARY, path_ / "golearn");
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] bool runs(const std::string& command) const {
    const std::string whole = "cd " + path_.string() + " && PATH=$PWD:$PATH && export PATH && " + command;
    return std::system(whole.c_str()) == 0;  // NOLINT(concurrency-mt-unsafe): a test has one thread
  }
  [[nodiscard]] std::string part(int number) const {
    return (path_ / ("part-" + std::to_string(number) + ".json")).string();
  }
  [[nodiscard]] End merged(int parts, const std::string& options) const {
    std::string line = "explore " + options + " --merge";
    for (int i = 1; i <= parts; ++i) line += " " + part(i);
    return run(line);
  }

 private:
  std::filesystem::path path_;
};

std::set<std::string> results(const json& search) {
  std::set<std::string> all;
  for (const json& each : search.at("results")) all.insert(each.at("printed").get<std::string>());
  return all;
}

void check_whole(const Folder& folder, int parts) {
  const json whole = parsed(folder.merged(parts, "--json").out);
  CHECK(whole.at("complete") == true);
  CHECK(whole.at("missing") == json::array());
  CHECK(results(whole) == results(searched(kSearch)));
}

std::string read(const std::string& name) {
  std::ifstream file(kScripts + name);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("GNU parallel runs a search in parts, and a part that died is run again", "[shards]") {
  const Folder folder;
  if (!folder.runs("parallel --version 2>/dev/null | grep -q '^GNU parallel'")) {
    WARN("skipped: GNU parallel is not here (Debian's package parallel)");
    return;
  }
  REQUIRE(folder.runs("parallel -j2 golearn explore " + kSearch + " --shard {}/4 --json '>' part-{}.json ::: 1 2 3 4"));
  check_whole(folder, 4);

  std::filesystem::resize_file(folder.part(3), 0);  // as one that is killed leaves it
  CHECK(parsed(folder.merged(4, "--json").out).at("missing") == json{3});
  const std::string said = folder.merged(4, "--lang en").out;
  CHECK(has(said, "Part 3/4 is missing."));
  CHECK(has(said, "The search is not complete"));
  const auto again = matches(said, "golearn explore .* --shard .*");
  REQUIRE(again.size() == 1);
  REQUIRE(folder.runs(again.front() + " >part-3.json"));
  check_whole(folder, 4);
}

TEST_CASE("what a part was searched with is what it is to be searched with again", "[shards]") {
  const std::string line =
      "9.3.6 --add-inside --workers 2 --seed 7 --preemptions 1 --timers any --draws all --race --shard 1/2";
  const Folder folder;
  REQUIRE(folder.runs("golearn explore " + line + " --json >part-1.json"));
  const auto again = matches(folder.merged(1, "--lang en").out, "golearn explore (.* --shard 2/2) --json");
  REQUIRE(again.size() == 1);
  REQUIRE(folder.runs("golearn explore " + again.front() + " --json >part-2.json"));
  const End whole = folder.merged(2, "--json");
  CHECK(whole.status == 0);
  CHECK(parsed(whole.out).at("complete") == true);
}

TEST_CASE("nothing but empty files is no search", "[shards]") {
  const Folder folder;
  REQUIRE(folder.runs(": >part-1.json"));
  const End end = folder.merged(1, "--lang en");
  CHECK(end.status == 64);
  CHECK(has(end.err, "all files are empty"));
}

TEST_CASE("a task of a Slurm array searches its part", "[shards]") {
  const Folder folder;
  const std::string task = "bash " + kScripts + "search.sbatch " + kSearch;
  for (const std::string part : {"1", "2"}) {
    REQUIRE(folder.runs("SLURM_ARRAY_TASK_ID=" + part + " SLURM_ARRAY_TASK_COUNT=3 " + task));
  }
  REQUIRE(folder.runs("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=1 PARTS=3 " + task));  // alone, later
  check_whole(folder, 3);
}

TEST_CASE("a pod of the Kubernetes job searches its part", "[shards]") {
  const std::string job = read("search-job.yaml");
  CHECK(job.find('\t') == std::string::npos);
  for (const char* line :
       {"apiVersion: batch/v1", "kind: Job", "  completionMode: Indexed", "      restartPolicy: Never"}) {
    CAPTURE(line);
    CHECK(has(job, "\n" + std::string(line) + "\n"));
  }
  const auto parts = matches(job, "\n  completions: ([0-9]+)\n");
  REQUIRE(parts.size() == 1);
  CHECK(matches(job, "--shard \\$part/([0-9]+) ") == parts);

  // What its shell runs, on a smaller search and here.
  const auto script = matches(job, "\n            - \\|\n((?:              .*\n)+)");
  REQUIRE(script.size() == 1);
  std::string here = replaced(script.front(), "9\\.3\\.1 .* --for 1h", kSearch);
  here = replaced(replaced(here, "/parts/", ""), "\\$part/8", "$$part/2");
  const Folder folder;
  REQUIRE(folder.runs("JOB_COMPLETION_INDEX=0\n" + here + "JOB_COMPLETION_INDEX=1\n" + here));
  check_whole(folder, 2);
}
