// The course as a whole: numbers, names, knobs and embedded files.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <utility>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Entry;
using lessons::Knob;
using lessons::Scenario;

namespace {

const std::filesystem::path kLessons = std::filesystem::path(GOLEARN_TESTS_DIR) / ".." / "lessons";

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

// "--buffer 2 --count 12": each knob with its default, flags without.
std::string knobs_of(const Scenario& scenario) {
  std::string text;
  for (const Knob& knob : scenario.knobs) {
    text += (text.empty() ? "--" : " --") + knob.name;
    if (knob.kind != Knob::Kind::flag) text += " " + knob.fallback;
  }
  return text;
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
    CAPTURE(entry.lesson.id);
    CHECK(last < numbers(entry.lesson.id));
    last = numbers(entry.lesson.id);
    CHECK(names.insert(entry.lesson.id).second);
    CHECK(names.insert(entry.lesson.slug).second);
    CHECK(lessons::find_lesson(entry.lesson.id) == &entry);
    CHECK(lessons::find_lesson(entry.lesson.slug) == &entry);
  }
  CHECK(lessons::find_lesson("") == nullptr);
  CHECK(lessons::find_lesson("9.2") == nullptr);
}

TEST_CASE("every lesson belongs to a chapter, and every chapter has lessons", "[course]") {
  std::set<std::string> used;
  for (const Entry& entry : lessons::course()) {
    const std::string chapter = entry.lesson.id.substr(0, entry.lesson.id.rfind('.'));
    CHECK(std::ranges::count(lessons::chapters(), chapter, &lessons::Chapter::number) == 1);
    used.insert(chapter);
  }
  CHECK(used.size() == lessons::chapters().size());
  for (const auto& chapter : lessons::chapters()) CHECK((hangul(chapter.title.ko) && !hangul(chapter.title.en)));
}

TEST_CASE("the programs and their knobs are those of the course's plan", "[course]") {
  const std::vector<std::pair<std::string, std::string>> planned{
      {"9.1.1/basics", "--wait 4s"},
      {"9.1.1/loop", "--count 1000 --wait 4s"},
      {"9.1.2", "--workers 100 --count 100 --wait 5s"},
      {"9.1.3/captured", "--capture auto --go 1.22 --workers 1000 --wait 5s"},
      {"9.1.3/passed", "--workers 1000 --wait 5s"},
      {"9.2.1", ""},
      {"9.2.2/unbuffered", "--buffer 0 --count 6"},
      {"9.2.2/buffered", "--buffer 2 --count 12"},
      {"9.2.2/no-receiver", "--buffer 1"},
      {"9.2.3/range", "--count 5 --no-close --send-after-close --close-twice"},
      {"9.2.3/comma-ok", "--count 3"},
      {"9.2.4/directions", "--count 10 --close"},
      {"9.2.4/returned", "--count 100"},
      {"9.2.4/chained", "--count 100"},
      {"9.2.5/select", "--default --duration 7s"},
      {"9.2.5/random", "--count 1000"},
      {"9.3.1", "--sync none --no-sync --workers 10000"},
      {"9.3.2", "--no-sync --workers 10000"},
      {"9.3.3", "--no-sync --sync rwmutex --wait 10s"},
      {"9.3.4", "--wake broadcast --no-sync --workers 5"},
      {"9.3.5", "--no-sync --workers 5"},
      {"9.3.6", "--workers 100 --missing-done --extra-done --add-inside"},
      {"9.3.7/counter", "--sync atomic --no-sync --adds 5000 --subs 2000"},
      {"9.3.7/operations", "--workers 4 --count 1000"},
      {"10.1", "--workers 5 --wait 1s"},
      {"10.2", "--workers 3 --work 5ms"},
      {"10.3", "--count 20000 --workers 10000 --threads 200"},
      {"10.4", "--workers 3 --count 100 --missing-done --no-sync"},
      {"10.5", "--workers 10 --count 50 --no-sync"},
      {"10.6", "--workers 4 --count 100 --work 50us"},
      {"10.7", "--order opposite --workers 2 --count 3"},
      {"11.1", "--workers 10000"},
      {"11.2", "--count 16 --work 2ms"},
      {"11.3", "--count 6 --work 5ms"},
      {"11.4", "--wait 100ms"},
      {"11.5", "--workers 10 --work 0s --wait 1s"},
      {"11.6", "--workers 5 --missing-done --extra-done"},
      {"11.7", "--buffer 0 --no-reader --no-close"},
      {"11.8", "--count 1000 --buffer 0 --no-close"},
      {"11.9", "--sync none --no-sync --workers 2 --count 1000"},
      {"11.10", "--count 1000 --end-first"},
      {"11.11/after", "--timeout 100ms --work 50ms --buffer 0"},
      {"11.11/waitgroup", "--timeout 100ms --work 50ms --workers 3"},
      {"11.12/nil", "--no-nil"},
      {"11.12/signal", "--workers 3 --send"},
      {"11.12/semaphore", "--workers 8 --buffer 3 --no-sync"},
      {"11.12/pool", "--workers 3 --count 9 --buffer 0 --no-close"},
      {"11.12/order", "--workers 5 --no-sync"},
      {"11.13", "--sync mutex --no-sync --workers 10 --count 100"},
      {"11.14", "--capture auto --go 1.22 --workers 10"},
      {"11.15/cancel", "--workers 2 --cancel-after 100ms --branch"},
      {"11.15/timeout", "--timeout 100ms --work 200ms"},
      {"11.15/deadline", "--timeout 100ms --child 500ms"},
      {"11.15/value", ""},
      {"11.15/cause", ""},
      {"11.16", "--workers 9 --permits 3 --no-sync"},
      {"12.1", "--timeout 3s --tasks 3 --interrupt-after 0s --prompt --buffer 0 --linger 0s"},
      {"12.2", "--workers 25 --pool 2 --every 0s --no-sync --late"},
      {"12.3", "--workers 10 --count 100"},
      {"13.1/processes", "--text squares --buffer 0"},
      {"13.1/select", "--ready none"},
      {"13.2", "--design all --goods 40 --load 10s --carry 10s --unload 10s --back 10s"},
      {"13.3/mutex", "--workers 3 --no-sync"},
      {"13.3/waitgroup", "--workers 3 --no-sync"},
      {"13.3/once", "--workers 3"},
      {"13.3/cond", "--workers 3"},
      {"13.3/pool", "--count 10 --no-put"},
      {"13.4/deadlock", "--buffer 0"},
      {"13.4/race", "--workers 10 --count 3 --no-sync"}};
  Lines expected;
  for (const auto& [id, knobs] : planned) expected.push_back(id);
  REQUIRE(program_ids() == expected);
  for (const auto& [id, knobs] : planned) {
    CAPTURE(id);
    CHECK(knobs_of(*choose(id).scenario) == knobs);
    const bool alone = id == "9.1.3/passed" || id == "9.2.2/buffered" || id == "10.3";
    const bool pair = id == "10.2" || id == "11.3";
    CHECK(choose(id).scenario->procs == (alone ? 1 : pair ? 2 : 0));
  }
}

TEST_CASE("every knob explains itself, and its default is allowed", "[course]") {
  for (const std::string& id : program_ids()) {
    std::set<std::string> names{"procs", "fast", "speed", "seed", "raw", "json", "timestamps", "lang", "help"};
    for (const Knob& knob : choose(id).scenario->knobs) {
      CAPTURE(id, knob.name);
      CHECK(names.insert(knob.name).second);
      CHECK((hangul(knob.help.ko) && !knob.help.en.empty() && !hangul(knob.help.en)));
      CHECK(knob.least <= knob.most);
      lessons::Settings settings(choose(id).scenario->knobs);
      lessons::Text why;
      CHECK(settings.set(knob.name, knob.kind == Knob::Kind::flag ? "true" : knob.fallback, why));
    }
  }
}

TEST_CASE("every folder is a lesson, and its files are embedded byte for byte", "[course]") {
  REQUIRE(folders().size() == lessons::course().size());
  std::set<const lessons::Embedded*> seen;
  for (const Entry& entry : lessons::course()) {
    CAPTURE(entry.lesson.id);
    REQUIRE(entry.sources);
    CHECK(seen.insert(entry.sources).second);
    const std::filesystem::path folder = kLessons / entry.sources->folder;
    const std::string zero = entry.lesson.id.find('.') == 1 ? "0" : "";  // so that folders sort as lessons do
    CHECK(entry.sources->folder.starts_with(zero + entry.lesson.id + "_"));
    CHECK(entry.sources->scenario == content(folder / "scenario.cpp"));
    CHECK(entry.sources->program == content(folder / "program.go"));
    CHECK(entry.sources->korean == content(folder / "ko.md"));
    CHECK(entry.sources->english == content(folder / "en.md"));
  }
}

TEST_CASE("every recording is embedded", "[course]") {
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(GOLEARN_TESTS_DIR) / "go-order")) {
    if (file.path().extension() != ".txt") continue;
    CAPTURE(file.path().string());
    const auto recording = lessons::find_recording(file.path().stem().string());
    REQUIRE(recording);
    CHECK(*recording == content(file.path()));
  }
  CHECK(!lessons::find_recording("9.9.9"));
}
