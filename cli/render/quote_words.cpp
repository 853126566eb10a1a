#include "render/quote_words.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "render/layout.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

constexpr int kIndent = 4;  // columns before a row's reason
constexpr int kPlace = 10;
constexpr int kProgram = 24;
constexpr std::size_t kMostText = 48;  // bytes of a program's line that are shown

struct Word {
  Text text;
  Colour colour;
};

Word word_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::certain: return {{"반드시 나온다", "certain"}, Colour::green};
    case Verdict::possible: return {{"나올 수 있다", "possible"}, Colour::cyan};
    case Verdict::impossible: return {{"나올 수 없다", "impossible"}, Colour::red};
    case Verdict::not_found: return {{"찾지 못했다", "not found"}, Colour::yellow};
  }
  return {};
}

std::string plural(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

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
  const FindReport& report = c.report;
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

std::string settings_of(const Terminal& terminal, const CheckedQuote& c) {
  const std::size_t lines = c.quoted->quote.output.lines();
  std::string text = lines == 0 ? "" : terminal.say({fmt::format("{}줄 · ", lines), plural(lines, "line") + " · "});
  text += fmt::format("procs {}", c.quoted->program.procs);
  for (const auto& [name, value] : c.quoted->program.typed) {
    text += " · " + name + (value == "true" ? "" : " " + value);
  }
  return text;
}

std::string id_of(const QuotedProgram& quoted) { return full_id(*quoted.program.entry, *quoted.program.scenario); }

void add_wrapped(std::string& out, const Terminal& terminal, const std::string& paragraph, int indent, Colour colour) {
  for (const std::string& line : wrap(paragraph, std::min(terminal.width, 100) - indent)) {
    out += std::string(static_cast<std::size_t>(indent), ' ') + terminal.paint(colour, line) + "\n";
  }
}

std::string counts(const Terminal& terminal, const std::vector<CheckedQuote>& checked) {
  std::string ko = fmt::format("출력 {}개", checked.size());
  std::string en = plural(checked.size(), "output");
  const char* separator = ": ";
  for (const Verdict v : {Verdict::certain, Verdict::possible, Verdict::impossible, Verdict::not_found}) {
    const auto n = std::ranges::count(checked, v, [](const CheckedQuote& c) { return c.report.verdict; });
    ko += fmt::format("{}{} {}", separator, word_for(v).text.ko, n);
    en += fmt::format("{}{} {}", separator, n, word_for(v).text.en);
    separator = ", ";
  }
  return terminal.say({ko + ".", en + "."});
}

std::string pictures(const Terminal& terminal, const CheckNotesRequest& request) {
  std::vector<std::string> all;
  for (const QuotedProgram& q : request.quotes) {
    if (q.quote.picture) all.push_back(fmt::format("{} ({})", id_of(q), place_of(q.quote)));
  }
  if (all.empty()) return "";
  return terminal.say({fmt::format("그림으로만 실려 견줄 글이 없는 것: {}.", fmt::join(all, ", ")),
                       fmt::format("Shown as pictures only, with no text to compare: {}.", fmt::join(all, ", "))});
}

// What the verdicts take for granted.
std::string limits(const Terminal& terminal) {
  return terminal.say(
      {"procs 2는 2 이상의 모든 수를 대신한다. 시간은 모두가 기다릴 때만 흐른다고 보므로, 어떤 고루틴이 느려야만 "
       "나오는 "
       "출력은 찾지 않는다. 서로 상관없는 동작의 순서만 다른 스케줄은 하나로 센다.",
       "procs 2 stands for any number above one. Time passes only when all wait: what comes only if some goroutine is "
       "slow is not looked for. Schedules that differ only in the order of unrelated steps count as one."});
}

void add_next(std::string& out, const Terminal& terminal, const std::string& command, const Text& shows) {
  out += "  " + terminal.paint(Colour::cyan, command) + "\n";
  add_wrapped(out, terminal, terminal.say(shows), 6, Colour::plain);
}

std::string next_steps(const Terminal& terminal, const std::vector<CheckedQuote>& checked) {
  std::string out;
  std::set<Verdict> suggested;  // one command for each verdict
  for (const CheckedQuote& c : checked) {
    if (!suggested.insert(c.report.verdict).second) continue;
    const std::string id = id_of(*c.quoted);
    if (!c.other_go.empty()) {
      add_next(out, terminal, fmt::format("golearn check-notes {} --go {}", id, c.other_go),
               {fmt::format("Go {}의 규칙으로는 나올 수 있다.", c.other_go),
                fmt::format("By the rules of Go {} it is possible.", c.other_go)});
    } else if (c.report.verdict == Verdict::possible) {
      add_next(out, terminal, "golearn explore " + id,
               {"다른 순서로 돌면 나올 수 있는 결과까지 모두 찾는다.", "finds what other orders give."});
    } else if (c.report.verdict == Verdict::not_found) {
      add_next(out, terminal, fmt::format("golearn check-notes {} --for 1m", id),
               {"더 오래 찾는다.", "searches longer."});
    }
  }
  return out;
}

}  // namespace

std::string row_of(const Terminal& terminal, const CheckedQuote& checked) {
  const Word word = word_for(checked.report.verdict);
  std::string out = "  " + terminal.paint(Colour::dim, pad(place_of(checked.quoted->quote), kPlace)) +
                    terminal.paint(Colour::bold, pad(id_of(*checked.quoted), kProgram)) +
                    terminal.paint(word.colour, terminal.say(word.text)) + "\n";
  add_wrapped(out, terminal, settings_of(terminal, checked), kIndent, Colour::dim);
  std::string reason = terminal.say(because(checked.report));
  if (const std::string where = terminal.say(where_it_departs(checked)); !where.empty()) reason += " " + where;
  add_wrapped(out, terminal, reason, kIndent, Colour::plain);
  if (!checked.token.empty()) {
    out += std::string(kIndent, ' ') + terminal.paint(Colour::cyan, "golearn replay " + checked.token) + "\n";
  }
  return out + "\n";
}

std::string below_table(const Terminal& terminal, const CheckNotesRequest& request,
                        const std::vector<CheckedQuote>& checked) {
  std::string out;
  if (!checked.empty()) add_wrapped(out, terminal, counts(terminal, checked), 0, Colour::bold);
  if (const std::string text = pictures(terminal, request); !text.empty()) {
    add_wrapped(out, terminal, text, 0, Colour::plain);
  }
  if (!checked.empty()) add_wrapped(out, terminal, limits(terminal), 0, Colour::dim);
  if (const std::string next = next_steps(terminal, checked); !next.empty()) {
    out += "\n" + terminal.paint(Colour::bold, terminal.say({"해 볼 것", "Try next"})) + "\n" + next;
  }
  return out;
}

}  // namespace golearn::cli
