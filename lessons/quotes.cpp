#include "lessons/quotes.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "golearn/core/config.hpp"
#include "golearn/study/number.hpp"

namespace golearn::lessons {
namespace {

// The first word, which is taken off `rest`.
std::string word(std::string_view& rest) {
  const auto end = std::min(rest.find(' '), rest.size());
  std::string first(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return first;
}

bool read(std::string_view text, unsigned& number) { return study::read_number(text, number) && number > 0; }

class Parser {
 public:
  std::vector<Quote> parse(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1)) {
      ++number_;
      read_line(text.substr(0, text.find('\n')));
    }
    finish();
    return std::move(quotes_);
  }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw std::runtime_error(fmt::format("line {}: {}", number_, what));
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.starts_with('#')) return;
    std::string_view rest = line;
    const std::string first = word(rest);
    if (first == "program") return begin(rest);
    if (quotes_.empty()) fail("a quote begins with 'program NAME'");
    if (first == "|" || first == "!" || line == "..." || line == "image") return content(first, rest);
    if (has_content()) fail("what a quote has ends with its lines: a new one begins with 'program NAME'");
    setting(first, rest);
  }

  [[nodiscard]] bool has_content() const {
    const Quote& quote = quotes_.back();
    return quote.image || !quote.output.items.empty() || !quote.output.death.empty();
  }

  void begin(std::string_view name) {
    finish();
    if (name.empty()) fail("'program' needs a name");
    quotes_.emplace_back().program = name;
  }

  // What every quote must have.
  void finish() const {
    if (quotes_.empty()) return;
    if (quotes_.back().line == 0) fail("the quote before has no 'notes FILE:LINE'");
    if (!has_content()) fail("the quote before has no lines");
  }

  void setting(const std::string& key, std::string_view rest) {
    Quote& quote = quotes_.back();
    if (key == "notes") {
      const auto colon = std::min(rest.find(':'), rest.size());
      quote.file = rest.substr(0, colon);
      if (!read(rest.substr(std::min(colon + 1, rest.size())), quote.line)) fail("'notes' takes FILE:LINE");
    } else if (key == "procs") {
      unsigned procs = 0;
      if (!read(rest, procs) || procs > Config::kMaxProcs) fail("'procs' takes 1..256");
      quote.procs = static_cast<int>(procs);
    } else if (key == "knob") {
      const std::string name = word(rest);
      if (name.empty() || rest.empty()) fail("'knob' takes NAME VALUE");
      quote.knobs[name] = rest;
    } else {
      fail(fmt::format("'{}' is none of program, notes, knob, procs, image, |, ..., !", key));
    }
  }

  void content(const std::string& kind, std::string_view rest) {
    Quote& quote = quotes_.back();
    ExpectedOutput& output = quote.output;
    if (quote.image || (kind == "image" && has_content())) fail("an image has no lines");
    if (!output.death.empty()) fail("nothing follows a death");
    if (kind == "image") {
      quote.image = true;
    } else if (kind == "!") {
      if (rest.empty()) fail("'!' needs the message");
      output.death = rest;
    } else if (kind == "...") {
      output.items.push_back({.gap = true});
    } else {
      output.items.push_back({.line = LinePattern(rest)});
    }
  }

  std::vector<Quote> quotes_;
  std::size_t number_ = 0;
};

void check(const Entry& entry, const Quote& quote) {
  const auto fail = [&](const std::string& what) {
    throw std::runtime_error(fmt::format("{}/quoted.txt: {}", entry.folder->name, what));
  };
  const auto program =
      std::ranges::find(entry.programs, quote.program, [](const Program& p) { return p.scenario.name; });
  if (program == entry.programs.end()) fail(fmt::format("the lesson has no program '{}'", quote.program));
  for (const auto& [name, value] : quote.knobs) {
    const Knob* knob = study::find_knob(program->scenario.knobs, name);
    if (!knob) fail(fmt::format("'{}' has no knob '{}'", quote.program, name));
    try {
      study::check(*knob, value);
    } catch (const study::Refusal& refusal) {
      fail(refusal.what());
    }
  }
}

}  // namespace

std::vector<Quote> parse_quotes(std::string_view text) { return Parser().parse(text); }

std::vector<Quote> quotes_of(const Entry& entry) {
  std::vector<Quote> quotes;
  try {
    quotes = parse_quotes(entry.folder->quoted);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(fmt::format("{}/quoted.txt: {}", entry.folder->name, error.what()));
  }
  for (const Quote& quote : quotes) check(entry, quote);
  return quotes;
}

}  // namespace golearn::lessons
