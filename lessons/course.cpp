#include "lessons/course.hpp"

#include <algorithm>
#include <stdexcept>

namespace golearn::lessons {
namespace {

// "09.2.2_buffering" is number 9.2.2, name buffering.
void name(Entry& entry, std::string_view folder) {
  const auto underscore = folder.find('_');
  entry.slug = folder.substr(underscore + 1);
  entry.id = folder.substr(folder.starts_with('0') ? 1 : 0, underscore - (folder.starts_with('0') ? 1 : 0));
}

// The first line of a text is its title.
std::string title_in(std::string_view markdown) {
  constexpr std::string_view kMark = "# ";
  if (!markdown.starts_with(kMark)) throw std::logic_error("a lesson's text begins with its title");
  return std::string(markdown.substr(kMark.size(), markdown.find('\n') - kMark.size()));
}

// A place is known by its file, which the compiler names relative to the project, and by the nearest tie at or above
// its line: an operation that spans lines carries its anchor on the first.
PlaceNames places_of(const Folder& folder) {
  const std::string path = "lessons/" + std::string(folder.name);
  return [&folder, cpp = path + "/scenario.cpp", go = path + "/program.go"](Place where) -> SourcePlace {
    if (where.file() != cpp) return {};
    const auto after = std::ranges::upper_bound(folder.ties, where.line(), {}, &Tie::cpp_line);
    if (after == folder.ties.begin()) return {};
    const Tie& tie = *std::prev(after);
    return {.function = std::string(tie.go_function),
            .file = go,
            .line = tie.go_line,
            .starts = std::string(tie.starts),
            .cpp_file = cpp,
            .cpp_line = where.line()};
  };
}

std::vector<std::string> starts_of(const Folder& folder) {
  std::vector<std::string> functions;
  for (const Tie& tie : folder.ties) {
    if (!tie.starts.empty()) functions.push_back(without_package(std::string(tie.starts)));
  }
  return functions;
}

study::Runnable runnable_of(const Entry& entry, const Scenario& scenario, bool alone) {
  study::Runnable runnable{.id = alone ? entry.id : entry.id + "/" + scenario.name,
                           .name = scenario.name,
                           .title = entry.title,
                           .procs = scenario.procs,
                           .knobs = scenario.knobs,
                           .source = entry.folder->program,
                           .starts = starts_of(*entry.folder),
                           .places = places_of(*entry.folder),
                           .body = scenario.body,
                           .promises = scenario.promises,
                           .draws = !scenario.random.empty(),
                           .shows_processors = scenario.shows_processors,
                           .measures = scenario.measures,
                           .timeless = scenario.timeless};
  if (scenario.findings) runnable.findings = scenario.findings;
  return runnable;
}

Entry entry_of(const Folder& folder) {
  Entry entry{&folder};
  name(entry, folder.name);
  entry.title = {title_in(folder.korean), title_in(folder.english)};
  const Lesson lesson = folder.declared();
  entry.chapter = lesson.chapter;
  for (const Scenario& scenario : lesson.scenarios) {
    entry.programs.push_back({runnable_of(entry, scenario, lesson.scenarios.size() == 1), scenario});
  }
  return entry;
}

std::vector<Entry> all() {
  std::vector<Entry> entries;
  for (const Folder* folder : folders()) entries.push_back(entry_of(*folder));
  for (Entry& entry : entries) {
    for (Program& program : entry.programs) program.entry = &entry;
  }
  return entries;
}

std::vector<Chapter> all_chapters() {
  std::vector<Chapter> chapters;
  for (const Entry& entry : course()) {
    const std::string number = chapter_of(entry);
    if (!chapters.empty() && chapters.back().number == number) continue;
    if (entry.chapter.en.empty()) {
      throw std::logic_error("lesson " + entry.id + " begins a chapter: it must say its title");
    }
    chapters.push_back({number, entry.chapter});
  }
  return chapters;
}

}  // namespace

const std::vector<Entry>& course() {
  static const std::vector<Entry> entries = all();
  return entries;
}

const std::vector<Chapter>& chapters() {
  static const std::vector<Chapter> chapters = all_chapters();
  return chapters;
}

std::string chapter_of(const Entry& entry) { return entry.id.substr(0, entry.id.rfind('.')); }

const Entry* find_lesson(std::string_view id_or_slug) {
  const auto at =
      std::ranges::find_if(course(), [&](const Entry& e) { return e.id == id_or_slug || e.slug == id_or_slug; });
  return at == course().end() ? nullptr : &*at;
}

}  // namespace golearn::lessons
