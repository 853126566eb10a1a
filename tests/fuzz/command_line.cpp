// Throws command lines at golearn, most of them nearly right, in every kind of surroundings, and looks at how it ends:
// never by a signal, never late, and what it refuses it refuses in one line.
//
//   golearn_fuzz [--seed N] [--tries N]        N tries (1000), the first drawn from seed N (1), the next from N + 1, …
#include <fmt/format.h>

#include <iostream>
#include <random>
#include <set>
#include <span>

#include "cli/process.hpp"
#include "lessons/course.hpp"
#include "support/arguments.hpp"

namespace golearn::test {
namespace {

using study::Knob;

constexpr int kWrongUse = 64;
const std::set<int> kStatuses{0, 1, 2, kWrongUse, 66, 70, 74, 130};
constexpr auto kPatience = std::chrono::seconds(60 * kPatient);

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }
  bool once_in(std::size_t n) { return below(n) == 0; }
  template <class Range>
  const auto& of(const Range& range) {
    return range[below(std::size(range))];
  }

 private:
  std::mt19937_64 engine_;
};

// --- words

const Lines kOddWords{"",     "-",    "--",       "---",    "0",    "-1",  "1e9",        "99999999999999999999",
                      "NaN",  "한글", "\xff\xfe", "a=b",    "=",    "/",   "9.2.2/",     "../../etc/passwd",
                      "--=x", "%s%n", "\033[31m", "\t\n",   "9..2", "9.2", "9.2.2/nope", "--no-such-option",
                      "'",    "\"",   "*",        "g1::::", "😀"};
const Lines kNumbers{"0", "1", "2", "3", "-1", "7", "1.5", "x", "", "100000000000", "٣", "0x10", "+1", " 1"};
const Lines kDurations{"0s", "1ms", "250ms", "2s", "1h", "-1s", "5", "", "1x", "99999h", "1h1m1s1ms1us1ns", "s"};
const Lines kLanguages{"ko", "en", "", "de", "KO", "한국어"};
const Lines kCommands{"list", "lesson", "show",        "compare",     "explore",    "replay",  "play",
                      "diff", "help",   "check-notes", "json-schema", "completion", "man-page"};
const Lines kFlags{"--fast",    "--raw",  "--json",    "--race",  "--why", "--random",
                   "--no-sync", "--help", "--picture", "--until", "--all"};
const Lines kTokens{"g1:9.3.1:p2t:s1:workers=2:0101030101010001:f70f",
                    "g1:9.3.6:p2:s1:add-inside=true:workers=2:0001020100010201:4d6a",
                    "g1:9.3.4:p2t:s1:no-sync=true:workers=2:06020301020100010001:624d"};

// Swaps, drops or doubles a byte.
std::string damaged(Draw& draw, std::string word) {
  if (word.empty()) return "x";
  const std::size_t at = draw.below(word.size());
  switch (draw.below(4)) {
    case 0: word[at] = static_cast<char>(1 + draw.below(255)); break;
    case 1: word.erase(at, 1); break;
    case 2: word.insert(at, 1, word[at]); break;
    default: word.resize(at); break;
  }
  return word;
}

std::string lesson_id(Draw& draw) {
  const lessons::Entry& entry = draw.of(lessons::course());
  if (draw.once_in(3)) return entry.slug;
  if (draw.once_in(2)) return entry.id;
  return entry.id + "/" + draw.of(entry.programs).scenario.name;
}

std::string value_for(Draw& draw, const Knob& knob) {
  switch (knob.kind) {
    case Knob::Kind::integer: return draw.of(kNumbers);
    case Knob::Kind::duration: return draw.of(kDurations);
    case Knob::Kind::choice: return draw.once_in(4) ? draw.of(kOddWords) : draw.of(knob.choices);
    case Knob::Kind::flag: return "";
  }
  return "";
}

void add_knob(Draw& draw, Lines& line) {
  const lessons::Entry& entry = draw.of(lessons::course());
  const auto& knobs = draw.of(entry.programs).scenario.knobs;
  if (knobs.empty()) return;
  const Knob& knob = draw.of(knobs);
  line.push_back("--" + knob.name);
  if (knob.kind != Knob::Kind::flag) line.push_back(value_for(draw, knob));
}

void add_option(Draw& draw, Lines& line) {
  switch (draw.below(9)) {
    case 0: line.push_back(draw.of(kFlags)); break;
    case 1: line.insert(line.end(), {"--procs", draw.of(kNumbers)}); break;
    case 2: line.insert(line.end(), {"--seed", draw.of(kNumbers)}); break;
    case 3: line.insert(line.end(), {"--lang", draw.of(kLanguages)}); break;
    case 4: line.insert(line.end(), {"--pct", draw.of(kNumbers)}); break;
    case 5: line.insert(line.end(), {"--preemptions", draw.of(kNumbers)}); break;
    case 6: line.insert(line.end(), {"--shard", fmt::format("{}/{}", draw.of(kNumbers), draw.of(kNumbers))}); break;
    case 7: line.insert(line.end(), {"--timestamps", draw.once_in(2) ? "abs" : draw.of(kOddWords)}); break;
    default: add_knob(draw, line);
  }
}

// What runs must end soon: virtual time, and a small budget for searches.
void bound(const std::string& command, Lines& line) {
  if (command == "lesson") line.push_back("--fast");
  if (command == "explore") line.insert(line.end(), {"--schedules", "50"});
  if (command == "check-notes") line.insert(line.end(), {"--for", "10ms"});
}

Lines command_line(Draw& draw) {
  const std::string command = draw.once_in(20) ? draw.of(kOddWords) : draw.of(kCommands);
  Lines line{command};
  if (command == "replay") {
    line.push_back(draw.once_in(3) ? draw.of(kTokens) : damaged(draw, draw.of(kTokens)));
  } else if (command != "list" || draw.once_in(4)) {
    line.push_back(draw.once_in(8) ? draw.of(kOddWords) : lesson_id(draw));
  }
  for (std::size_t options = draw.below(4); options > 0; --options) add_option(draw, line);
  bound(command, line);
  if (draw.once_in(6)) std::swap(line[draw.below(line.size())], line[draw.below(line.size())]);
  if (draw.once_in(6)) line.erase(line.begin() + static_cast<std::ptrdiff_t>(draw.below(line.size())));
  if (draw.once_in(6)) line.push_back(draw.of(kOddWords));
  if (draw.once_in(8) && !line.empty()) {
    std::string& word = line[draw.below(line.size())];
    word = damaged(draw, word);
  }
  if (draw.once_in(12)) line.insert(line.begin(), "__complete");
  std::erase_if(line, [](const std::string& word) { return word.find('\0') != std::string::npos; });
  return line;
}

// --- surroundings

Setup surroundings(Draw& draw) {
  constexpr std::array kStreams{Stream::pipe,     Stream::pipe,   Stream::pipe,
                                Stream::terminal, Stream::closed, Stream::full};
  constexpr std::array<unsigned short, 7> kWidths{0, 1, 20, 79, 80, 200, 65535};
  const Lines locales{"", "C", "ko_KR.UTF-8", "en_US.UTF-8", "ko", "\xff", "tlh_XX"};
  const Lines columns{"", "0", "-5", "40", "120", "x", "99999999999"};
  Setup setup;
  setup.out = draw.of(kStreams);
  setup.err = draw.of(kStreams);
  setup.columns = draw.of(kWidths);
  if (draw.once_in(2)) setup.environment.emplace_back("LANG", draw.of(locales));
  if (draw.once_in(3)) setup.environment.emplace_back("COLUMNS", draw.of(columns));
  if (draw.once_in(3)) setup.environment.emplace_back("NO_COLOR", draw.once_in(2) ? "1" : "");
  if (draw.once_in(4)) setup.environment.emplace_back("TERM", draw.once_in(2) ? "dumb" : "");
  for (std::size_t keys = draw.below(12); keys > 0; --keys)
    setup.input += draw.of(Lines{"1\n", "2\n", "u\n", "?\n", "h\n", "\n", "q\n", "9999\n", "x", "\xff\n"});
  setup.no_input = draw.once_in(6);
  setup.ignore_broken_pipe = draw.once_in(4);
  return setup;
}

// --- judging

std::string complaint(const Setup& setup, const End& end) {
  if (end.late) return fmt::format("still running after {} s", kPatience.count());
  if (end.signal) return fmt::format("ended by signal {}", end.signal);
  if (!kStatuses.contains(end.status)) return fmt::format("exit status {}", end.status);
  if (end.status != kWrongUse || setup.err != Stream::pipe) return "";
  if (!end.out.empty()) return "wrong use, and yet it has written to stdout";
  if (lines_of(end.err).size() != 1) return "wrong use told in more than one line, or in none: " + end.err;
  return "";
}

std::string shown(const Lines& line) {
  std::string text;
  for (const std::string& word : line) text += fmt::format(" {:?}", word);
  return text;
}

bool try_one(std::uint64_t seed) {
  Draw draw(seed);
  const Lines line = command_line(draw);
  const Setup setup = surroundings(draw);
  const End end = Process(line, setup).end(kPatience);
  const std::string wrong = complaint(setup, end);
  if (wrong.empty()) return true;
  std::cerr << fmt::format("golearn{}\n  {}\n  again: golearn_fuzz --seed {} --tries 1\n", shown(line), wrong, seed);
  return false;
}

}  // namespace
}  // namespace golearn::test

int main(int count, char** values) {
  const std::span arguments(values, static_cast<std::size_t>(count));
  const std::uint64_t seed = golearn::test::number_after(arguments, "--seed", 1);
  const std::uint64_t tries = golearn::test::number_after(arguments, "--tries", 1000);
  std::uint64_t failed = 0;
  for (std::uint64_t i = 0; i < tries; ++i) failed += golearn::test::try_one(seed + i) ? 0 : 1;
  std::cout << fmt::format("{} command lines, {} of them ended as they must not\n", tries, failed);
  return failed ? 1 : 0;
}
