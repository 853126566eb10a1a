#include "words/verdicts.hpp"

#include <fmt/format.h>

#include "words/glyphs.hpp"
#include "words/numbers.hpp"

namespace golearn::words {
namespace {

using study::FindReport;
using study::Ground;
using study::Verdict;

constexpr std::size_t kMostText = 48;  // bytes of a program's line that are shown

// A line as the program prints it, short enough to stand in a sentence.
std::string shown(const std::string& line) {
  std::string text = visible(line);
  if (text.size() > kMostText) {
    std::size_t end = kMostText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // a character stays whole
    text = text.substr(0, end) + "…";
  }
  return "`" + text + "`";
}

Text possible_because(const FindReport& report) {
  if (report.ground == Ground::search) {
    return {fmt::format("{}번째로 돌린 스케줄에서 이렇게 나왔다.", report.schedules),
            fmt::format("Schedule {} of the search gives this.", report.schedules)};
  }
  if (report.departure) {
    return {"Go의 순서로 돌면 이렇게 나오고, 다른 순서로 돌면 달라진다.",
            "Go's own order gives this, other orders do not."};
  }
  return {fmt::format("Go의 순서로 돌면 이렇게 나온다. 늘 그런지는 다 찾아보지 못했다(스케줄 {}개).", report.schedules),
          fmt::format("Go's own order gives this; whether all do was not searched to the end ({}).",
                      plural(report.schedules, "schedule"))};
}

Text because(const FindReport& report) {
  const std::uint64_t n = report.schedules;
  switch (report.verdict) {
    case Verdict::certain:
      if (n == 1) return {"스케줄이 하나뿐이고, 이렇게 나온다.", "There is one schedule, and it gives this."};
      return {fmt::format("스케줄 {}개가 모두 이렇게 나온다.", n), fmt::format("Each of {} schedules gives this.", n)};
    case Verdict::possible: return possible_because(report);
    case Verdict::impossible:
      if (report.ground == Ground::apart) {
        return {"고루틴들이 함께 쓰는 것이 없어 순서가 어떻든 저마다 같은 줄을 찍는다.",
                "The goroutines share nothing, so each prints the same lines in any order."};
      }
      return {fmt::format("빠짐없이 찾았다: 스케줄 {}개 가운데 이렇게 나오는 것은 없다.", n),
              fmt::format("The search is complete: of {} none gives this.", plural(n, "schedule"))};
    case Verdict::not_found:
      return {fmt::format("돌려 본 스케줄 {}개에서는 나오지 않았다. 다 찾지는 못했다.", n),
              fmt::format("None of the {} that were run gives this; there are more.", plural(n, "schedule"))};
  }
  return {};
}

// The first line that does not come, and what does.
Text where_it_departs(const CheckedQuote& c) {
  const FindReport& report = c.report();
  const bool never = report.verdict == Verdict::impossible;
  if (!report.departure || (!never && report.verdict != Verdict::not_found)) return {};
  const ExpectedOutput& output = c.quoted->quote.output;
  const std::string* line = expected_line(output, report.departure->item);
  const std::size_t number = line_number(output, report.departure->item);
  Text text;
  if (!line) {
    text = {"노트의 줄은 다 나오지만 끝이 다르다.", "All its lines come, but not its end."};
  } else if (report.ground == Ground::apart) {
    text = {fmt::format("{}번째 줄은 아무도 찍지 않는다: {}.", number, shown(*line)),
            fmt::format("Nobody prints line {}: {}.", number, shown(*line))};
  } else if (number == 1) {
    text = {fmt::format("첫 줄이 {}: {}.", never ? "이렇게 나올 수 없다" : "이렇게 나오지 않았다", shown(*line)),
            fmt::format("Line 1 {}: {}.", never ? "cannot come first" : "did not come first", shown(*line))};
  } else {
    text = {
        fmt::format("앞의 줄들 다음에 {}번째 줄이 {}: {}.", number, never ? "올 수 없다" : "오지 않았다", shown(*line)),
        fmt::format("Line {} {} after those before it: {}.", number, never ? "cannot come" : "did not come",
                    shown(*line))};
  }
  const auto& instead = report.departure->instead;
  if (!instead) return text;
  const bool go = report.departure->go_order;
  text.ko += fmt::format(" 그 자리에 {} 나오는 줄: {}.", go ? "Go의 순서로" : "다른 순서로", shown(*instead));
  text.en += fmt::format(" {} prints there: {}.", go ? "Go's own order" : "Another order", shown(*instead));
  return text;
}

}  // namespace

VerdictWord word_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::certain: return {{"반드시 나온다", "certain"}, Tone::good};
    case Verdict::possible: return {{"나올 수 있다", "possible"}, Tone::command};
    case Verdict::impossible: return {{"나올 수 없다", "impossible"}, Tone::bad};
    case Verdict::not_found: return {{"찾지 못했다", "not found"}, Tone::notable};
  }
  return {};
}

Text reason_for(const CheckedQuote& checked) {
  const Text where = where_it_departs(checked);
  const Text reason = because(checked.report());
  return where.en.empty() ? reason : reason + Text{" ", " "} + where;
}

}  // namespace golearn::words
