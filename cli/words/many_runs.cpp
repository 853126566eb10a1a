#include "words/many_runs.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "words/numbers.hpp"
#include "words/settings.hpp"

namespace golearn::words {
namespace {

using study::Language;
using study::ManyRuns;
using study::PrintedNumbers;
using study::SeenResult;
using study::Tally;
using study::Text;
using Lines = std::vector<std::string>;

constexpr std::size_t kMostRows = 12;
constexpr std::uint64_t kLongestBar = 16;
constexpr std::size_t kMostShown = 3;  // lines of a result that are shown whole
constexpr std::size_t kWidest = 60;    // bytes of them, beside each other

// A row of the histogram.
struct Row {
  std::string what;
  std::uint64_t ours = 0;
  std::uint64_t theirs = 0;
};

Lines lines_of(const SeenResult& result) {
  Lines lines = study::split_lines(result.printed);
  if (!result.death.empty()) lines.push_back(result.death);
  return lines;
}

// What came of all runs, ours first, each once.
std::vector<SeenResult> all_results(const ManyRuns& runs) {
  std::vector<SeenResult> all;
  for (const Tally::Row& row : runs.ours.rows()) all.push_back(row.result);
  if (!runs.theirs) return all;
  for (const Tally::Row& row : runs.theirs->rows()) {
    if (std::ranges::find(all, row.result) == all.end()) all.push_back(row.result);
  }
  return all;
}

std::uint64_t of_theirs(const ManyRuns& runs, const SeenResult& result) {
  return runs.theirs ? runs.theirs->of(result) : 0;
}

// Where it first differs from the most frequent result.
Text from_where(const Lines& lines, const Lines& usual) {
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(lines, usual).in1 - lines.begin());
  if (at == lines.size()) return {", 여기서 끝난다", ", and ends there"};
  return {fmt::format(", {}번째 줄부터 다르다: {}", at + 1, lines[at]),
          fmt::format(", differs from line {} on: {}", at + 1, lines[at])};
}

std::string name_of(Language language, const SeenResult& result, const SeenResult& usual) {
  const Lines lines = lines_of(result);
  const std::string whole = fmt::format("{}", fmt::join(lines, " | "));
  if (lines.size() <= kMostShown && whole.size() <= kWidest) {
    return whole.empty() ? Text{"(출력 없음)", "(nothing printed)"}.in(language) : whole;
  }
  Text text{fmt::format("#{} {}줄", study::short_name(result), lines.size()),
            fmt::format("#{} {}", study::short_name(result), plural(lines.size(), "line"))};
  if (!result.death.empty()) text = text + Text{", " + result.death, ", " + result.death};
  if (result.death.empty() && !(result == usual)) text = text + from_where(lines, lines_of(usual));
  return text.in(language);
}

std::vector<Row> by_result(Language language, const ManyRuns& runs, const std::vector<SeenResult>& all) {
  std::vector<Row> rows;
  for (const SeenResult& each : all) {
    rows.push_back({name_of(language, each, all.front()), runs.ours.of(each), of_theirs(runs, each)});
  }
  return rows;
}

// 1, 2 or 5 times a power of ten, so that kMostRows of it span what there is.
std::int64_t width_for(std::int64_t span) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t times : {1, 2, 5}) {
      if (span / (times * power) < static_cast<std::int64_t>(kMostRows) - 1) return times * power;
    }
  }
}

std::int64_t range_below(std::int64_t figure, std::int64_t width) {
  return (figure >= 0 ? figure : figure - width + 1) / width * width;
}

// Those of each result, if nothing but these differs.
std::optional<std::vector<PrintedNumbers>> all_figures(const std::vector<SeenResult>& all) {
  std::vector<PrintedNumbers> figures;
  for (const SeenResult& each : all) {
    std::optional<PrintedNumbers> mine = printed_numbers(each);
    if (!mine || mine->text != (figures.empty() ? mine : figures.front())->text) return std::nullopt;
    figures.push_back(std::move(*mine));
  }
  return figures;
}

// The first that differs.
std::size_t telling_figure(const std::vector<PrintedNumbers>& figures) {
  const auto differs = [&](std::size_t i) {
    return std::ranges::any_of(figures,
                               [&](const PrintedNumbers& f) { return f.values[i] != figures.front().values[i]; });
  };
  std::size_t i = 0;
  while (i + 1 < figures.front().values.size() && !differs(i)) ++i;
  return differs(i) ? i : 0;
}

std::int64_t width_of_bars(const std::vector<SeenResult>& all, const std::vector<PrintedNumbers>& figures) {
  const std::size_t telling = telling_figure(figures);
  const auto [least, most] =
      std::ranges::minmax(figures, {}, [&](const PrintedNumbers& f) { return f.values[telling]; });
  return all.size() <= kMostRows ? 1 : width_for(most.values[telling] - least.values[telling]);
}

std::vector<Row> by_figure(const ManyRuns& runs, const std::vector<SeenResult>& all,
                           const std::vector<PrintedNumbers>& figures, std::int64_t width) {
  const std::size_t telling = telling_figure(figures);
  std::map<std::int64_t, Row> ranges;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const SeenResult& each = all[i];
    const std::int64_t from = range_below(figures[i].values[telling], width);
    Row& row = ranges[from];
    row.what = figures[i].before[telling] +
               (width == 1 ? std::to_string(from) : fmt::format("{}..{}", from, from + width - 1));
    row.ours += runs.ours.of(each);
    row.theirs += of_theirs(runs, each);
  }
  std::vector<Row> rows;
  for (auto& [from, row] : ranges) rows.push_back(std::move(row));
  return rows;
}

std::string bar(std::uint64_t part, std::uint64_t whole) {
  std::string text;
  for (std::uint64_t i = 0; i < (part * kLongestBar + whole - 1) / whole; ++i) text += "█";
  return text;
}

Table table_of(const ManyRuns& runs, const std::vector<Row>& rows) {
  Table table;
  if (runs.theirs) table.rows.push_back({"golearn", "", runs.go, "", ""});
  for (const Row& row : rows) {
    std::vector<std::string> cells{fmt::format("{:>4}", row.ours), bar(row.ours, runs.ours.runs())};
    if (runs.theirs) {
      cells.push_back(fmt::format("{:>4}", row.theirs));
      cells.push_back(bar(row.theirs, runs.theirs->runs()));
    }
    cells.push_back(row.what);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Text how_many(std::size_t results, const Tally& tally) {
  return {fmt::format("{}번 실행에 결과 {}가지", tally.runs(), results),
          fmt::format("{} in {}", plural(results, "result"), plural(tally.runs(), "run"))};
}

Text counts(const ManyRuns& runs) {
  const Text ours = how_many(runs.ours.rows().size(), runs.ours);
  if (!runs.theirs) return ours;
  return Text{"golearn: ", "golearn: "} + ours + Text{fmt::format(", {}: ", runs.go), fmt::format("; {}: ", runs.go)} +
         how_many(runs.theirs->rows().size(), *runs.theirs);
}

// What golearn does to the program; what real Go did stands beside it.
Text widened(const ManyRuns& runs) {
  if (runs.race_gaps == 0) return {};
  const double each = static_cast<double>(runs.race_gaps) / static_cast<double>(runs.ours.runs());
  const int digits = each < 10 ? 1 : 0;
  return {
      fmt::format(
          "golearn은 읽기와 그에 따른 쓰기 사이의 틈을 일부러 넓힌다: 실행마다 평균 {:.{}f}번, 그 사이에서 선점한 "
          "고루틴보다 다른 고루틴이 먼저 썼다. 진짜 Go도 그 사이에서 선점하지만 드물다.",
          each, digits),
      fmt::format("golearn widens the gap between a read and the write that follows from it: {:.{}f} times a run, on "
                  "average, it preempted a goroutine there until others had written. Real Go preempts there too, "
                  "but rarely.",
                  each, digits)};
}

}  // namespace

Blocks about_many_runs(Language language, const ManyRuns& runs) {
  const std::vector<SeenResult> all = all_results(runs);
  const auto figures = all_figures(all);
  // One result needs no figure to tell it by.
  const std::int64_t width = figures && all.size() > 1 ? width_of_bars(all, *figures) : 0;
  std::vector<Row> rows = width > 0 ? by_figure(runs, all, *figures, width) : by_result(language, runs, all);
  const std::size_t more = rows.size() - std::min(rows.size(), kMostRows);
  rows.resize(rows.size() - more);
  Blocks blocks{Line{{{runs.spec.runnable->id + "  ", Tone::strong}, {runs.spec.runnable->title.in(language)}}},
                Line{{{all_settings(language, runs.spec), Tone::faint}}}, Gap{}, table_of(runs, rows)};
  if (more > 0) {
    const Text text{fmt::format("  … 그리고 결과 {}가지 더", more),
                    fmt::format("  … and {}", plural(more, "more result"))};
    blocks.push_back(Line{{{text.in(language), Tone::faint}}});
  }
  blocks.push_back(Gap{});
  blocks.push_back(Sentence{counts(runs).in(language), Tone::strong});
  if (width > 1) {
    blocks.push_back(Sentence{
        Text{"가까운 결과는 막대 하나로 묶었다.", "Results that are close together share a bar."}.in(language)});
  }
  if (runs.spec.runnable->measures) {
    blocks.push_back(Sentence{Text{"잰 수치는 실행마다 다르므로 비교하지 않는다.",
                                   "The figures that were measured differ in every run and are not compared."}
                                  .in(language)});
  }
  if (const Text text = widened(runs); !text.en.empty()) blocks.push_back(Sentence{text.in(language)});
  blocks.push_back(Gap{});
  return blocks;
}

}  // namespace golearn::words
