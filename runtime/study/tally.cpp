#include "study/tally.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "study/number.hpp"

namespace golearn::study {

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

std::optional<std::int64_t> figure_of(const SeenResult& result) {
  std::string_view text = result.printed;
  if (text.ends_with('\n')) text.remove_suffix(1);
  std::int64_t figure = 0;
  if (!result.death.empty() || !read_number(text, figure)) return std::nullopt;
  return figure;
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
