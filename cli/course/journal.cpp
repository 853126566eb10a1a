#include "course/journal.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "course/progress.hpp"
#include "golearn/study/lines.hpp"

namespace golearn::course {
namespace {

constexpr std::size_t kLongest = std::size_t{256} << 10;
constexpr std::size_t kAnswersKept = 10;

// Over the limit, or once more as much: what is left when it has been compacted may all be worth keeping, and each time
// the whole file is written.
bool has_grown_long(std::size_t size, std::size_t added) { return size / kLongest > (size - added) / kLongest; }

// A line that is understood: what else a newer golearn has written in it stays in it.
struct Known {
  Fact fact;
  std::string line;
};

// By time, no fact twice.
std::vector<Known> known_in(const std::string& lines) {
  std::vector<Known> all;
  for (const std::string& line : study::split_lines(lines)) {
    if (auto fact = fact_in(line)) all.push_back({std::move(*fact), line + "\n"});
  }
  std::ranges::stable_sort(all, {}, &Known::fact);
  const auto rest = std::ranges::unique(all, {}, &Known::fact);
  all.erase(rest.begin(), rest.end());
  return all;
}

// How many facts like this one are kept besides the first: so many of the last.
std::size_t last_kept(const Fact& fact) {
  switch (fact.kind) {
    case FactKind::open:
    case FactKind::stage:
    case FactKind::language: return 1;
    case FactKind::question: return kAnswersKept;
    case FactKind::challenge:
    case FactKind::note:
    case FactKind::reset: break;
  }
  return std::string::npos;
}

void keep_ends(const std::vector<Known>& all, std::vector<bool>& kept) {
  std::map<std::tuple<FactKind, std::string, std::string>, std::vector<std::size_t>> alike;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Fact& fact = all[i].fact;
    alike[{fact.kind, fact.lesson, fact.id}].push_back(i);
  }
  for (const auto& [what, places] : alike) {
    const std::size_t last = std::min(last_kept(all[places.front()].fact), places.size());
    kept[places.front()] = true;
    for (std::size_t i = places.size() - last; i < places.size(); ++i) kept[places[i]] = true;
  }
}

std::optional<Moment> due(const Progress& progress, const Fact& answer) {
  const auto& questions = progress.of(answer.lesson).questions;
  const auto at = questions.find(answer.id);
  return at == questions.end() ? std::nullopt : at->second.due;
}

// Of each question the first answer, after each reset, and those that say when it comes back: the last wrong one, and
// the repeats that went well since then.
void keep_deciding(const std::vector<Known>& all, std::vector<bool>& kept) {
  Progress progress;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> deciding;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Fact& fact = all[i].fact;
    const bool answer = fact.kind == FactKind::question;
    const bool first = answer && !progress.of(fact.lesson).questions.contains(fact.id);
    const auto before = due(progress, fact);
    add(fact, progress);
    if (!answer) continue;
    if (first) kept[i] = true;
    std::vector<std::size_t>& its = deciding[{fact.lesson, fact.id}];
    if (!fact.right) its.clear();
    if (!fact.right || before != due(progress, fact)) its.push_back(i);
  }
  for (const auto& [question, places] : deciding) {
    for (const std::size_t place : places) kept[place] = true;
  }
}

std::string content_of(const std::filesystem::path& path) {
  try {
    std::ifstream in;
    in.exceptions(std::ios::failbit | std::ios::badbit);
    in.open(path);
    return {std::istreambuf_iterator(in), {}};
  } catch (const std::ios_base::failure&) {
    const std::string name = path.string();
    throw study::Refusal({fmt::format("'{}' 파일을 읽을 수 없다", name), fmt::format("'{}' cannot be read", name)});
  }
}

// What a line says, however it is written; empty if it says nothing.
std::string sense_of(const std::string& line) {
  if (const auto fact = fact_in(line)) return line_of(*fact);
  return is_whole(line) ? line : "";
}

}  // namespace

std::string compacted(const std::string& lines) {
  const std::vector<Known> all = known_in(lines);
  std::vector<bool> kept(all.size());
  keep_ends(all, kept);
  keep_deciding(all, kept);
  std::string made;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (kept[i]) made += all[i].line;
  }
  for (const std::string& line : study::split_lines(lines)) {
    if (!fact_in(line) && is_whole(line)) made += line + "\n";
  }
  return made;
}

Journal::Journal() {
  if (const auto folder = host::state_folder()) {
    file_.emplace(*folder / "progress.jsonl");
  } else {
    complaint_ = "HOME";
  }
}

Journal::Journal(std::filesystem::path file) : file_(std::move(file)) {}

std::string Journal::content() const {
  if (!file_) return {};
  try {
    return file_->read();
  } catch (const std::runtime_error& error) {
    complaint_ = error.what();
    return {};
  }
}

std::vector<Fact> Journal::facts() const {
  std::vector<Fact> facts;
  for (Known& each : known_in(content())) facts.push_back(std::move(each.fact));
  return facts;
}

void Journal::append(const std::string& lines) {
  if (!file_) return;
  try {
    if (has_grown_long(file_->append(lines), lines.size())) file_->replace(compacted);
  } catch (const std::runtime_error& error) {
    complaint_ = error.what();
  }
}

void Journal::add(const Fact& fact) { append(line_of(fact)); }

std::size_t Journal::merge(const std::filesystem::path& other) {
  const std::string theirs = content_of(other);
  std::set<std::string> mine{""};
  for (const std::string& line : study::split_lines(content())) mine.insert(sense_of(line));
  std::string lines;
  std::size_t added = 0;
  for (const std::string& line : study::split_lines(theirs)) {
    if (!mine.insert(sense_of(line)).second) continue;
    lines += line + "\n";
    ++added;
  }
  if (added > 0) append(lines);
  return added;
}

}  // namespace golearn::course
