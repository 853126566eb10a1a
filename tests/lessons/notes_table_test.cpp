// NOTES.md: where each heading and each program of the course notes is shown. Rows: | note | what | where |, the note
// as `000:291` (file and line), where as the ids of lessons or programs.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "lesson_run.hpp"
#include "lessons/quotes.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

struct Row {
  std::string note;  // "000"
  unsigned line = 0;
  std::string what;
  Lines ids;
};

std::vector<Row> table() {
  std::ifstream file(GOLEARN_TESTS_DIR "/lessons/NOTES.md");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    const Lines place = matches(line, R"(^\| *([0-9]{3}:[0-9]+) *\|)");
    if (place.empty()) continue;
    const std::string where = line.substr(line.rfind('|', line.size() - 2));
    const Lines what = matches(line, R"(^\|[^|]*\| *([^|]*[^| ]) *\|)");
    rows.push_back({place.front().substr(0, 3), static_cast<unsigned>(std::stoul(place.front().substr(4))),
                    what.empty() ? "" : what.front(), matches(where, R"(([0-9]+\.[0-9]+(?:\.[0-9]+)?(?:/[a-z-]+)?))")});
  }
  return rows;
}

bool is_known(const std::string& id) {
  if (lessons::find_lesson(id)) return true;
  return std::ranges::any_of(program_ids(), [&](const std::string& program) { return program == id; });
}

std::string lesson_of(const std::string& id) { return id.substr(0, id.find('/')); }

}  // namespace

TEST_CASE("every row of the notes' table names what it is about and lessons that there are", "[notes]") {
  for (const Row& row : table()) {
    CAPTURE(row.note, row.line, row.what);
    CHECK_FALSE(row.what.empty());
    CHECK_FALSE(row.ids.empty());
    for (const std::string& id : row.ids) CHECK(is_known(id));
  }
}

TEST_CASE("the notes' table has all five notes, in order, and every lesson", "[notes]") {
  std::map<std::string, unsigned> last;
  std::set<std::string> shown;
  for (const Row& row : table()) {
    CAPTURE(row.note, row.line);
    CHECK(row.line >= last[row.note]);
    last[row.note] = row.line;
    for (const std::string& id : row.ids) shown.insert(lesson_of(id));
  }
  CHECK(last.size() == 5);
  for (const lessons::Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    CHECK(shown.contains(entry.id));
  }
}

TEST_CASE("an output that the notes show stands under a row of the table that names its lesson", "[notes]") {
  const std::vector<Row> rows = table();
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Quote& quote : quotes_of(entry)) {
      CAPTURE(entry.id, quote.file, quote.line);
      const bool named = std::ranges::any_of(rows, [&](const Row& row) {
        return row.note == quote.file && row.line <= quote.line &&
               std::ranges::any_of(row.ids, [&](const std::string& id) { return lesson_of(id) == entry.id; });
      });
      CHECK(named);
    }
  }
}
