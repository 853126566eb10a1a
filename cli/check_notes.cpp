// golearn check-notes: whether what the notes show as a program's output is certain, possible or impossible.
#include <atomic>

#include <fmt/format.h>

#include "checked_quote.hpp"
#include "commands.hpp"
#include "error.hpp"
#include "interrupt.hpp"
#include "render/output.hpp"
#include "render/quote_words.hpp"

namespace golearn::cli {
namespace {

// Which output is being searched for, on stderr, on a terminal only.
class Searching {
 public:
  Searching(const Terminal& terminal, const lessons::Quote& quote) : shown_(terminal.errors_on_terminal) {
    if (!shown_) return;
    write_error("\r\033[K" + terminal.say({fmt::format("… {} (멈추려면 Ctrl-C)", place_of(quote)),
                                           fmt::format("… {} (Ctrl-C stops)", place_of(quote))}));
  }
  ~Searching() {
    if (shown_) write_error("\r\033[K");
  }
  Searching(const Searching&) = delete;
  Searching& operator=(const Searching&) = delete;

 private:
  bool shown_;
};

std::string title(const Terminal& terminal, const std::string& go) {
  return terminal.paint(Colour::bold, terminal.say({fmt::format("노트에 실린 출력, Go {} 기준", go),
                                                    fmt::format("The notes' outputs, by Go {}", go)})) +
         "\n\n";
}

// What was asked for and is not there.
std::string nothing_shown(const Terminal& terminal, const CheckNotesRequest& request) {
  std::string out;
  for (const std::string& id : request.unquoted) {
    out += terminal.say(
        {fmt::format("{}: 노트에 실린 출력이 없다.\n", id), fmt::format("{}: the notes show no output.\n", id)});
  }
  return out;
}

const std::string& interrupted_words(const Terminal& terminal) {
  static const lessons::Text text{"도중에 멈췄다: 여기까지 판정한 것이다.\n",
                                  "Interrupted: this is what was found so far.\n"};
  return terminal.say(text);
}

}  // namespace

// A verdict is shown as soon as it is known: a search may take its time.
int run(const CheckNotesRequest& request, const Terminal& terminal) {
  std::atomic<bool> interrupted{false};
  const InterruptWatch watch([&] { interrupted.store(true, std::memory_order_relaxed); });
  const auto stop = [&] { return interrupted.load(std::memory_order_relaxed); };
  std::vector<CheckedQuote> checked;
  if (!request.json) write_out(title(terminal, request.go));
  for (const QuotedProgram& quoted : request.quotes) {
    if (quoted.quote.picture) continue;
    if (stop()) break;
    {
      const Searching searching(terminal, quoted.quote);
      checked.push_back(check(request, quoted, stop));
    }
    if (!request.json) write_out(row_of(terminal, checked.back()));
  }
  if (request.json) {
    write_out(to_json(request, checked, stop()));
  } else {
    if (stop()) write_out(interrupted_words(terminal));
    write_out(nothing_shown(terminal, request) + below_table(terminal, request, checked));
  }
  return stop() ? kInterrupted : 0;
}

}  // namespace golearn::cli
