#include "lessons/practice/quantity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"

namespace golearn::lessons {
namespace {

using Words = std::vector<std::string>;
using Answer = std::optional<std::string>;

constexpr std::size_t kAnyWords = std::numeric_limits<std::size_t>::max();

bool has(const std::string& line, const std::string& text) { return line.find(text) != std::string::npos; }

std::size_t count(const Came& came, const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(came.lines, [&](const auto& line) { return has(line, text); }));
}

std::size_t leading(const Came& came, const std::string& text) {
  const auto end = std::ranges::find_if_not(came.lines, [&](const auto& line) { return has(line, text); });
  return static_cast<std::size_t>(end - came.lines.begin());
}

// Of the first line that contains it.
std::optional<std::size_t> where(const Came& came, const std::string& text) {
  const auto at = std::ranges::find_if(came.lines, [&](const auto& line) { return has(line, text); });
  if (at == came.lines.end()) return std::nullopt;
  return static_cast<std::size_t>(at - came.lines.begin());
}

Answer count_before(const Came& came, const std::string& text, const std::string& before) {
  const auto end = where(came, before);
  if (!end) return std::nullopt;
  const auto first = came.lines.begin();
  return std::to_string(std::count_if(first, first + static_cast<std::ptrdiff_t>(*end),
                                      [&](const auto& line) { return has(line, text); }));
}

Answer which_first(const Came& came, const Words& texts) {
  const auto place = [&](const std::string& text) { return where(came, text).value_or(came.lines.size()); };
  const auto at = std::ranges::min_element(texts, {}, place);
  if (place(*at) == came.lines.size()) return std::nullopt;
  return *at;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The last number in a line, with its sign.
Answer last_number(const std::string& line) {
  const auto end = line.find_last_of("0123456789");
  if (end == std::string::npos) return std::nullopt;
  auto begin = end;
  while (begin > 0 && is_digit(line[begin - 1])) --begin;
  if (begin > 0 && line[begin - 1] == '-') --begin;
  return line.substr(begin, end + 1 - begin);
}

Answer number(const Came& came) { return came.lines.empty() ? std::nullopt : last_number(came.lines.back()); }

Answer nth(const Came& came, std::size_t n) {
  if (n == 0 || n > came.lines.size()) return std::nullopt;
  return came.lines[n - 1];
}

Answer with(const Came& came, const std::string& text) {
  const auto at = where(came, text);
  return at ? Answer(came.lines[*at]) : std::nullopt;
}

Answer stuck(const Came& came, const std::string& goroutine) {
  const auto at = came.stuck.find(std::stoull(goroutine));
  return at == came.stuck.end() ? std::nullopt : Answer(std::to_string(at->second));
}

// What a figure's unit makes of it.
double scale_of(std::string_view unit) {
  constexpr std::pair<std::string_view, double> kScales[] = {{"ns", 1e-9},  {"µs", 1e-6},     {"ms", 1e-3},
                                                             {"KiB", 1024}, {"MiB", 1048576}, {"GiB", 1073741824}};
  for (const auto& [name, scale] : kScales) {
    if (unit.starts_with(name)) return scale;
  }
  return 1;
}

// The last number in a line, with its fraction and its unit.
std::optional<double> figure_in(const std::string& line) {
  const auto last = line.find_last_of("0123456789");
  if (last == std::string::npos) return std::nullopt;
  auto begin = last;
  while (begin > 0 && (is_digit(line[begin - 1]) || line[begin - 1] == '.')) --begin;
  const std::string_view unit = std::string_view(line).substr(last + 1);
  return std::stod(line.substr(begin)) * scale_of(unit.substr(std::min(unit.find_first_not_of(' '), unit.size())));
}

// Of the last line that contains the text and has one.
std::optional<double> figure(const Came& came, const std::string& text) {
  for (auto line = came.lines.rbegin(); line != came.lines.rend(); ++line) {
    const auto it = has(*line, text) ? figure_in(*line) : std::nullopt;
    if (it) return it;
  }
  return std::nullopt;
}

// The text whose figure comes before those of the others.
template <class Before>
Answer with_figure(const Came& came, const Words& texts, Before before) {
  Answer found;
  std::optional<double> best;
  for (const std::string& text : texts) {
    const auto it = figure(came, text);
    if (!it || (best && !before(*it, *best))) continue;
    best = it;
    found = text;
  }
  return found;
}

Answer rounded(const Came& came, const std::string& text) {
  const auto it = figure(came, text);
  return it ? Answer(std::to_string(std::lround(*it))) : std::nullopt;
}

// What a run died of, without the word that says so.
std::string message(const Came& came) {
  constexpr std::string_view kPanic = "panic: ";
  return came.message.starts_with(kPanic) ? came.message.substr(kPanic.size()) : came.message;
}

Answer seconds(const Came& came) {
  return std::to_string(std::lround(std::chrono::duration<double>(came.elapsed).count()));
}

template <class Value>
struct Named {
  std::string_view name;
  std::size_t words;
  Value (*of)(const Came&, const Words&);
};

const std::array kAnswers = std::to_array<Named<Answer>>({
    {"first", 0, [](const Came& c, const Words&) { return nth(c, 1); }},
    {"last", 0, [](const Came& c, const Words&) { return nth(c, c.lines.size()); }},
    {"line", 1, [](const Came& c, const Words& w) { return nth(c, std::stoul(w[0])); }},
    {"count", 1, [](const Came& c, const Words& w) { return Answer(std::to_string(count(c, w[0]))); }},
    {"leading", 1, [](const Came& c, const Words& w) { return Answer(std::to_string(leading(c, w[0]))); }},
    {"lines-before", 1, [](const Came& c, const Words& w) { return count_before(c, "", w[0]); }},
    {"count-before", 2, [](const Came& c, const Words& w) { return count_before(c, w[0], w[1]); }},
    {"which-first", kAnyWords, [](const Came& c, const Words& w) { return which_first(c, w); }},
    {"first-with", 1, [](const Came& c, const Words& w) { return with(c, w[0]); }},
    {"number", 0, [](const Came& c, const Words&) { return number(c); }},
    {"least", kAnyWords, [](const Came& c, const Words& w) { return with_figure(c, w, std::less{}); }},
    {"most", kAnyWords, [](const Came& c, const Words& w) { return with_figure(c, w, std::greater{}); }},
    {"rounded", 1, [](const Came& c, const Words& w) { return rounded(c, w[0]); }},
    {"seconds", 0, [](const Came& c, const Words&) { return seconds(c); }},
    {"ending", 0, [](const Came& c, const Words&) { return Answer(to_string(c.ending)); }},
    {"message", 0, [](const Came& c, const Words&) { return Answer(message(c)); }},
    {"stuck", 1, [](const Came& c, const Words& w) { return stuck(c, w[0]); }},
});

bool is_number(const Came& came, const std::string& wanted) { return number(came) == wanted; }

bool more(const Came& came, const std::string& one, const std::string& other) {
  const auto its = figure(came, one);
  const auto others = figure(came, other);
  return its && others && *its > *others;
}

bool distinct(const Came& came, const std::string& many) {
  const std::set<std::string> different(came.lines.begin(), came.lines.end());
  return came.lines.size() > 1 && different.size() == std::stoul(many);
}

const std::array kTests = std::to_array<Named<bool>>({
    {"ending", 1, [](const Came& c, const Words& w) { return to_string(c.ending) == w[0]; }},
    {"has-line", 1, [](const Came& c, const Words& w) { return std::ranges::find(c.lines, w[0]) != c.lines.end(); }},
    {"no-line", 1, [](const Came& c, const Words& w) { return count(c, w[0]) == 0; }},
    {"first", 1, [](const Came& c, const Words& w) { return nth(c, 1) == w[0]; }},
    {"last", 1, [](const Came& c, const Words& w) { return nth(c, c.lines.size()) == w[0]; }},
    {"count", 2, [](const Came& c, const Words& w) { return count(c, w[0]) == std::stoul(w[1]); }},
    {"leading", 2, [](const Came& c, const Words& w) { return leading(c, w[0]) == std::stoul(w[1]); }},
    {"count-before", 3, [](const Came& c, const Words& w) { return count_before(c, w[0], w[1]) == w[2]; }},
    {"number", 1, [](const Came& c, const Words& w) { return is_number(c, w[0]); }},
    {"leaked", 1, [](const Came& c, const Words& w) { return c.leaked >= std::stoul(w[0]); }},
    {"distinct", 1, [](const Came& c, const Words& w) { return distinct(c, w[0]); }},
    {"seconds", 1, [](const Came& c, const Words& w) { return seconds(c) == w[0]; }},
    {"more", 2, [](const Came& c, const Words& w) { return more(c, w[0], w[1]); }},
});

struct OfAll {
  std::string_view name;
  std::size_t words;
  bool (*right)(std::span<const Came>, const Words&, const std::string& choice);
};

template <class Test>
bool any(std::span<const Came> all, Test test) {
  return std::ranges::any_of(all, test);
}

// That some run ended so, and all that did have as many lines.
bool lines_when(std::span<const Came> all, const std::string& ending, const std::string& lines) {
  const auto ended = [&](const Came& came) { return to_string(came.ending) == ending; };
  const auto fits = [&](const Came& came) { return !ended(came) || came.lines.size() == std::stoul(lines); };
  return any(all, ended) && std::ranges::all_of(all, fits);
}

// Words from there on as a quantity of one run.
Phrase quantity_in(const Words& words, std::size_t from) {
  if (words.size() <= from) throw std::runtime_error("a quantity of one run is missing");
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
  return {*begin, {begin + 1, words.end()}};
}

const std::array kOfAll = std::to_array<OfAll>({
    {"can", kAnyWords,
     [](auto all, const Words& w, const std::string& choice) {
       return any(all, [&](const Came& c) { return answer(quantity_in(w, 0), c) == choice; });
     }},
    {"can-be", kAnyWords,
     [](auto all, const Words& w, const std::string&) {
       return any(all, [&](const Came& c) { return answer(quantity_in(w, 1), c) == w[0]; });
     }},
    {"can-line", 0,
     [](auto all, const Words&, const std::string& choice) {
       return any(all, [&](const Came& c) { return std::ranges::find(c.lines, choice) != c.lines.end(); });
     }},
    {"can-number", 0,
     [](auto all, const Words&, const std::string& choice) {
       return any(all, [&](const Came& c) { return is_number(c, choice); });
     }},
    {"always-number", 1,
     [](auto all, const Words& w, const std::string&) {
       return std::ranges::all_of(all, [&](const Came& c) { return is_number(c, w[0]); });
     }},
    {"can-leak", 0,
     [](auto all, const Words&, const std::string& choice) {
       return any(all, [](const Came& c) { return c.leaked > 0; }) == (choice == "yes");
     }},
    {"endings", 0,
     [](auto all, const Words&,
        const std::string& choice) { return any(all, [&](const Came& c) { return to_string(c.ending) == choice; }); }},
    {"lines-when", 1,
     [](auto all, const Words& w, const std::string& choice) { return lines_when(all, w[0], choice); }},
});

template <class Row, std::size_t N>
const Row& row(const std::array<Row, N>& rows, std::string_view name) {
  const auto at = std::ranges::find(rows, name, &Row::name);
  if (at != rows.end()) return *at;
  std::vector<std::string_view> names;
  for (const Row& each : rows) names.push_back(each.name);
  throw std::runtime_error(fmt::format("'{}' is none of {}", name, fmt::join(names, ", ")));
}

// With as many words.
template <class Row, std::size_t N>
const Row& row(const std::array<Row, N>& rows, const Phrase& phrase) {
  const Row& it = row(rows, phrase.name);
  if (it.words == kAnyWords && phrase.words.empty()) {
    throw std::runtime_error(fmt::format("'{}' takes words, and has none", phrase.name));
  }
  if (it.words != kAnyWords && phrase.words.size() != it.words) {
    throw std::runtime_error(
        fmt::format("'{}' takes {} words, and has {}", phrase.name, it.words, phrase.words.size()));
  }
  return it;
}

// Without a time of day, and the dash that leads to it: it is never what is asked for.
std::string timeless(const std::string& line) {
  constexpr std::string_view kNow = "<now>";
  std::string plain = study::dateless(line);
  const auto at = plain.find(kNow);
  if (at == std::string::npos) return plain;
  if (at == 0) return plain.substr(std::min(plain.find_first_not_of(' ', kNow.size()), plain.size()));
  std::string before = plain.substr(0, plain.find_last_not_of(' ', at - 1) + 1);
  if (before.ends_with(" -")) before.resize(before.size() - 2);
  return before + plain.substr(at + kNow.size());
}

std::vector<std::string> lines_of(const std::string& printed) {
  std::vector<std::string> lines;
  for (const std::string& line : study::split_lines(printed)) lines.push_back(timeless(line));
  return lines;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string_view::npos;) {
    const bool quoted = text[at] == '"';
    const auto begin = quoted ? at + 1 : at;
    const auto end = std::min(text.find(quoted ? '"' : ' ', begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    at = std::min(quoted ? end + 1 : end, text.size());
  }
  return words;
}

Came came_of(const Program& program, const study::RunRecord& record) {
  Came came{.lines = lines_of(record.printed),
            .ending = record.outcome.ending,
            .message = record.outcome.message,
            .leaked = leaks(record.outcome).size(),
            .elapsed = record.outcome.elapsed};
  for (const GoroutineInfo& each : record.outcome.goroutines) {
    if (each.state != GoroutineState::waiting) continue;
    came.stuck[each.id] = program.runnable.places(each.at).line;
  }
  return came;
}

Came came_of(const study::Result& result) {
  return {
      .lines = lines_of(result.printed), .ending = result.ending, .message = result.message, .leaked = result.leaked};
}

void check_quantity(const Phrase& phrase, bool all) {
  if (!all) return void(row(kAnswers, phrase));
  row(kOfAll, phrase);
  if (phrase.name == "lines-when") check_ending(phrase.words[0]);
  if (phrase.name == "can") row(kAnswers, quantity_in(phrase.words, 0));
  if (phrase.name == "can-be") row(kAnswers, quantity_in(phrase.words, 1));
}

void check_goal(const Phrase& phrase) {
  row(kTests, phrase);
  if (phrase.name == "ending") check_ending(phrase.words[0]);
}

void check_ending(std::string_view name) {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Ending::awaiting_signal); ++i)
    names.push_back(to_string(static_cast<Ending>(i)));
  if (std::ranges::find(names, name) != names.end()) return;
  throw std::runtime_error(fmt::format("'{}' is no ending: {}", name, fmt::join(names, ", ")));
}

std::size_t words_of_goal(std::string_view name) { return row(kTests, name).words; }

std::optional<std::string> answer(const Phrase& quantity, const Came& came) {
  return row(kAnswers, quantity).of(came, quantity.words);
}

bool is_right(const Phrase& quantity, std::span<const Came> all, const std::string& choice) {
  return row(kOfAll, quantity).right(all, quantity.words, choice);
}

bool asks_endings(const Phrase& quantity) { return quantity.name == "ending" || quantity.name == "endings"; }

bool passes(std::span<const Phrase> goal, const Came& came) {
  return std::ranges::all_of(goal, [&](const Phrase& test) { return row(kTests, test).of(came, test.words); });
}

}  // namespace golearn::lessons
