// The course as a whole: numbers, names, knobs and embedded files.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "golearn/study/duration.hpp"
#include "lesson_run.hpp"
#include "lessons/lesson_text.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Entry;
using study::Knob;

namespace {

const std::filesystem::path kLessons = std::filesystem::path(GOLEARN_TESTS_DIR) / ".." / "lessons";
const std::filesystem::path kRecordings = std::filesystem::path(GOLEARN_TESTS_DIR) / "go-order";

// "9.2.10" as {9, 2, 10}.
std::vector<int> numbers(const std::string& id) {
  std::istringstream stream(id);
  std::vector<int> parts;
  for (std::string part; std::getline(stream, part, '.');) parts.push_back(std::stoi(part));
  return parts;
}

Lines folders() {
  Lines names;
  for (const auto& entry : std::filesystem::directory_iterator(kLessons)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name.size() > 2 && std::isdigit(static_cast<unsigned char>(name[0])))
      names.push_back(name);
  }
  return names;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The flags that a Go program declares, with their defaults as written: `flag.Int("count", 12, …)`.
std::map<std::string, std::string> go_flags(const std::string& program) {
  std::map<std::string, std::string> flags;
  for (const std::string& each : matches(program, R"(flag\.\w+\((?:&[\w.]+, )?("[a-z-]+", [^,]+),)")) {
    const auto end = each.find('"', 1);
    flags[each.substr(1, end - 1)] = each.substr(end + 3);
  }
  return flags;
}

// `4*time.Second` and 4s, `100_000` and 100000.
bool same_value(const Knob& knob, std::string go) {
  std::erase(go, '_');
  std::erase(go, ' ');
  for (const auto& [unit, ours] : std::map<std::string, std::string>{{"*time.Nanosecond", "ns"},
                                                                     {"*time.Microsecond", "us"},
                                                                     {"*time.Millisecond", "ms"},
                                                                     {"*time.Second", "s"},
                                                                     {"*time.Minute", "m"}}) {
    if (go.ends_with(unit)) go = go.substr(0, go.size() - unit.size()) + ours;
  }
  if (go == "time.Second") go = "1s";
  if (go == "-1") return true;  // the program chooses it, by its other flags
  if (knob.kind != Knob::Kind::duration) return go == knob.fallback;
  Duration theirs{-1};
  Duration mine{-2};
  return study::parse_duration(go, theirs) && study::parse_duration(knob.fallback, mine) && theirs == mine;
}

bool hangul(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead >= 0xEA && lead <= 0xED) return true;  // U+A000 to U+DFFF: all syllables, and nothing else used here
  }
  return false;
}

}  // namespace

TEST_CASE("ids and slugs are unique and in teaching order", "[course]") {
  std::set<std::string> names;
  std::vector<int> last{0};
  for (const Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    CHECK(last < numbers(entry.id));
    last = numbers(entry.id);
    CHECK(names.insert(entry.id).second);
    CHECK(names.insert(entry.slug).second);
    CHECK(lessons::find_lesson(entry.id) == &entry);
    CHECK(lessons::find_lesson(entry.slug) == &entry);
  }
  CHECK(lessons::find_lesson("") == nullptr);
  CHECK(lessons::find_lesson("9.2") == nullptr);
}

TEST_CASE("every lesson belongs to a chapter, and only the first of one gives its title", "[course]") {
  std::set<std::string> begun;
  for (const Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    const bool first = begun.insert(chapter_of(entry)).second;
    CHECK(entry.folder->declared().chapter.en.empty() == !first);
    CHECK(std::ranges::count(lessons::chapters(), chapter_of(entry), &lessons::Chapter::number) == 1);
  }
  CHECK(begun.size() == lessons::chapters().size());
  for (const auto& chapter : lessons::chapters()) CHECK((hangul(chapter.title.ko) && !hangul(chapter.title.en)));
}

TEST_CASE("every program has a body, a name of its own, and places in its Go program", "[course]") {
  std::set<std::string> ids;
  for (const Entry& entry : lessons::course()) {
    REQUIRE(!entry.programs.empty());
    for (const lessons::Program& program : entry.programs) {
      CAPTURE(program.runnable.id);
      CHECK(ids.insert(program.runnable.id).second);
      CHECK(program.entry == &entry);
      CHECK(program.runnable.body);
      CHECK(program.runnable.source == entry.folder->program);
      CHECK(program.runnable.id == entry.id + (entry.programs.size() > 1 ? "/" + program.scenario.name : ""));
    }
  }
}

// The Go program's flags are written by hand too, for another language: where both agree, `compare` compares the same.
TEST_CASE("every knob is a flag of the Go program, with the same default", "[course]") {
  for (const std::string& id : program_ids()) {
    const lessons::Program& program = choose(id);
    const auto flags = go_flags(std::string(program.entry->folder->program));
    for (const Knob& knob : program.scenario.knobs) {
      CAPTURE(id, knob.name);
      REQUIRE(flags.contains(knob.name));
      const std::string& theirs = flags.at(knob.name);
      if (knob.kind == Knob::Kind::flag) {
        CHECK(theirs == "false");
      } else if (program.entry->programs.size() == 1 && knob.kind != Knob::Kind::choice) {
        CHECK(same_value(knob, theirs));
      }
    }
  }
}

TEST_CASE("every knob explains itself, and its values are allowed", "[course]") {
  for (const std::string& id : program_ids()) {
    const std::vector<Knob>& knobs = choose(id).scenario.knobs;
    std::set<std::string> names{"procs", "fast", "speed", "seed", "raw", "json", "timestamps", "lang", "help"};
    for (const Knob& knob : knobs) {
      CAPTURE(id, knob.name);
      CHECK(names.insert(knob.name).second);
      CHECK((hangul(knob.help.ko) && !knob.help.en.empty() && !hangul(knob.help.en)));
      CHECK(knob.least <= knob.most);
      const bool flag = knob.kind == Knob::Kind::flag;
      CHECK_NOTHROW(study::check(knob, flag ? "true" : knob.fallback));
      if (!knob.small.empty()) CHECK_NOTHROW(study::check(knob, knob.small));
      for (const auto& [other, effect] : knob.effects) {
        CHECK(flag);
        REQUIRE(study::find_knob(knobs, other));
        if (!effect.value.empty()) CHECK_NOTHROW(study::check(*study::find_knob(knobs, other), effect.value));
      }
    }
  }
}

TEST_CASE("every folder is a lesson, and its files are embedded byte for byte", "[course]") {
  REQUIRE(folders().size() == lessons::course().size());
  for (const Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    const lessons::Folder& embedded = *entry.folder;
    const std::filesystem::path folder = kLessons / embedded.name;
    CHECK(embedded.scenario == content(folder / "scenario.cpp"));
    CHECK(embedded.program == content(folder / "program.go"));
    CHECK(embedded.korean == content(folder / "ko.md"));
    CHECK(embedded.english == content(folder / "en.md"));
    CHECK(embedded.quoted == content(folder / "quoted.txt"));
    CHECK(embedded.recorded == content(folder / "recorded.txt"));
  }
}

TEST_CASE("every recording is embedded with its lesson", "[course]") {
  std::set<std::string> embedded;
  for (const Entry& entry : lessons::course()) {
    for (const lessons::RecordedText& recording : entry.folder->recordings) {
      CAPTURE(recording.name);
      CHECK(embedded.insert(std::string(recording.name) + ".txt").second);
      CHECK(recording.text == content(kRecordings / (std::string(recording.name) + ".txt")));
    }
  }
  for (const auto& file : std::filesystem::directory_iterator(kRecordings)) {
    if (file.path().extension() == ".txt") CHECK(embedded.contains(file.path().filename().string()));
  }
}

TEST_CASE("README lists every lesson as its folder says: scripts/lesson-table writes it", "[course]") {
  std::string table = "<!-- lessons -->\n| | |\n|---|---|\n";
  for (const Entry& entry : lessons::course()) {
    table += "| " + entry.id + " `" + entry.slug + "` | " + text_of(entry, study::Language::english).summary + " |\n";
  }
  const std::string readme = content(kLessons / ".." / "README.md");
  CHECK(readme.find(table + "<!-- end of lessons -->\n") != std::string::npos);
}
