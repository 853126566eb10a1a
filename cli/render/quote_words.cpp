#include "render/quote_words.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "render/layout.hpp"
#include "render/quote_reasons.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

constexpr int kIndent = 4;  // columns before a row's reason
constexpr int kPlace = 10;
constexpr int kProgram = 24;

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
  const VerdictWord word = word_for(checked.report.verdict);
  std::string out = "  " + terminal.paint(Colour::dim, pad(place_of(checked.quoted->quote), kPlace)) +
                    terminal.paint(Colour::bold, pad(id_of(*checked.quoted), kProgram)) +
                    terminal.paint(word.colour, terminal.say(word.text)) + "\n";
  add_wrapped(out, terminal, settings_of(terminal, checked), kIndent, Colour::dim);
  add_wrapped(out, terminal, reason_for(terminal, checked), kIndent, Colour::plain);
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
