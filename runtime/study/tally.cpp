#include "golearn/study/tally.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "golearn/study/number.hpp"

namespace golearn::study {
namespace {

bool introduces(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.ends_with(':') || before.ends_with("=>");
}

}  // namespace

void Tally::add(SeenResult result) {
  ++runs_;
  const auto row = std::ranges::find(rows_, result, &Row::result);
  if (row != rows_.end()) {
    ++row->runs;
  } else {
    rows_.push_back({std::move(result), 1});
  }
}

std::vector<Tally::Row> Tally::rows() const {
  std::vector<Row> sorted = rows_;
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &Row::runs);
  return sorted;
}

std::uint64_t Tally::of(const SeenResult& result) const {
  const auto row = std::ranges::find(rows_, result, &Row::result);
  return row == rows_.end() ? 0 : row->runs;
}

std::optional<PrintedNumbers> printed_numbers(const SeenResult& result) {
  if (!result.death.empty()) return std::nullopt;
  const std::vector<std::string> lines = split_lines(result.printed);
  PrintedNumbers numbers;
  for (const std::string& line : lines) {
    const std::size_t at = line.find_last_of(' ') + 1;  // 0 if there is none
    const std::string before = line.substr(0, at);
    std::int64_t value = 0;
    const bool is_figure = (introduces(before) || (before.empty() && lines.size() == 1)) &&
                           read_number(std::string_view(line).substr(at), value);
    numbers.text += (is_figure ? before : line) + "\n";
    if (!is_figure) continue;
    numbers.before.push_back(before);
    numbers.values.push_back(value);
  }
  if (numbers.values.empty()) return std::nullopt;
  return numbers;
}

// FNV-1a, folded.
std::string short_name(const SeenResult& result) {
  std::uint32_t hash = 2'166'136'261;
  for (const char byte : result.printed + "!" + result.death) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619;
  }
  return fmt::format("{:04x}", (hash >> 16 ^ hash) & 0xffff);
}

}  // namespace golearn::study
