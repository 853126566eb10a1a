#include "course/journal.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <tuple>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"

namespace golearn::course {
namespace {

constexpr std::size_t kLongest = std::size_t{256} << 10;
constexpr std::size_t kAnswersKept = 10;

std::vector<Fact> facts_in(const std::string& lines) {
  std::vector<Fact> facts;
  for (const std::string& line : study::split_lines(lines)) {
    if (auto fact = fact_in(line)) facts.push_back(std::move(*fact));
  }
  std::ranges::sort(facts);
  const auto rest = std::ranges::unique(facts);
  facts.erase(rest.begin(), rest.end());
  return facts;
}

// How many facts like this one are kept, first and last.
std::size_t kept(const Fact& fact) {
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

}  // namespace

std::string compacted(const std::string& lines) {
  const std::vector<Fact> facts = facts_in(lines);
  std::map<std::tuple<FactKind, std::string, std::string>, std::vector<std::size_t>> alike;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    alike[{facts[i].kind, facts[i].lesson, facts[i].id}].push_back(i);
  }
  std::string made;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& all = alike[{facts[i].kind, facts[i].lesson, facts[i].id}];
    const auto from_end = static_cast<std::size_t>(all.end() - std::ranges::lower_bound(all, i));
    if (all.front() == i || from_end <= kept(facts[i])) made += line_of(facts[i]);
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

std::vector<Fact> Journal::facts() const {
  if (!file_) return {};
  try {
    return facts_in(file_->read());
  } catch (const std::runtime_error& error) {
    complaint_ = error.what();
    return {};
  }
}

void Journal::append(const std::string& lines) {
  if (!file_) return;
  try {
    if (file_->append(lines) > kLongest) file_->replace(compacted);
  } catch (const std::runtime_error& error) {
    complaint_ = error.what();
  }
}

void Journal::add(const Fact& fact) { append(line_of(fact)); }

std::size_t Journal::merge(const std::filesystem::path& other) {
  std::ifstream in(other);
  if (!in) {
    const std::string name = other.string();
    throw study::Refusal({fmt::format("'{}' 파일을 읽을 수 없다", name), fmt::format("'{}' cannot be read", name)});
  }
  const std::string content{std::istreambuf_iterator(in), {}};
  const std::vector<Fact> mine = facts();
  std::string lines;
  std::size_t added = 0;
  for (const Fact& fact : facts_in(content)) {
    if (std::ranges::binary_search(mine, fact)) continue;
    lines += line_of(fact);
    ++added;
  }
  if (added > 0) append(lines);
  return added;
}

}  // namespace golearn::course
