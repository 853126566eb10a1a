#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "golearn/core/config.hpp"
#include "golearn/study/lines.hpp"
#include "golearn/study/number.hpp"
#include "lessons/practice/practice.hpp"

namespace golearn::lessons {
namespace {

// The first word, and what stands behind it.
std::pair<std::string, std::string> split(std::string_view line) {
  const auto end = std::min(line.find(' '), line.size());
  return {std::string(line.substr(0, end)), std::string(line.substr(std::min(end + 1, line.size())))};
}

// `--buffer 3 --no-sync --procs 1`
void read_knobs(const std::vector<std::string>& words, std::size_t from, Setup& setup) {
  for (std::size_t i = from; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) throw std::runtime_error(fmt::format("'{}' is no knob: --NAME VALUE", words[i]));
    const std::string name = words[i].substr(2);
    const bool has_value = i + 1 < words.size() && !words[i + 1].starts_with("--");
    const std::string value = has_value ? words[++i] : "true";
    if (name == "fast") {
      setup.virtual_time = true;
    } else if (name == "speed") {
      if (value != "1") throw std::runtime_error("--speed takes 1: real time");
      setup.real_time = true;
    } else if (name != "procs") {
      setup.knobs[name] = value;
    } else if (!study::read_number(value, setup.procs) || setup.procs < 1 || setup.procs > Config::kMaxProcs) {
      throw std::runtime_error("--procs takes 1..256");
    }
  }
}

Setup setup_of(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || words[0].starts_with("--")) throw std::runtime_error("a program is named first");
  Setup setup{.program = words[0]};
  read_knobs(words, 1, setup);
  return setup;
}

Phrase phrase_of(const std::string& text) {
  std::vector<std::string> words = words_of(text);
  if (words.empty()) throw std::runtime_error("what is asked for?");
  Phrase phrase{.name = words.front()};
  phrase.words.assign(words.begin() + 1, words.end());
  return phrase;
}

// Tests one behind another: each takes as many words as make it right.
std::vector<Phrase> goal_of(std::vector<std::string> words) {
  std::vector<Phrase> goal;
  while (!words.empty()) {
    const std::size_t takes = words_of_goal(words[0]);
    if (words.size() <= takes) throw std::runtime_error(fmt::format("'{}' takes {} words", words[0], takes));
    const auto end = words.begin() + 1 + static_cast<std::ptrdiff_t>(takes);
    goal.push_back({words[0], {words.begin() + 1, end}});
    check_goal(goal.back());
    words.erase(words.begin(), end);
  }
  if (goal.empty()) throw std::runtime_error("a goal has at least one test");
  return goal;
}

// Of a question or a challenge that is over: it names its own line.
struct Unfinished : std::runtime_error {
  using std::runtime_error::runtime_error;
};

bool is_complete(const Text& text) { return !text.ko.empty() && !text.en.empty(); }

class Parser {
 public:
  Practice parse(std::string_view text) {
    for (const std::string& line : study::split_lines(text)) {
      ++number_;
      if (line.find_first_not_of(' ') == std::string::npos || line.starts_with('#')) continue;
      try {
        line.starts_with(' ') ? inside(line.substr(line.find_first_not_of(' '))) : outside(line);
      } catch (const Unfinished&) {
        throw;
      } catch (const std::runtime_error& error) {
        throw std::runtime_error(fmt::format("line {}: {}", number_, error.what()));
      }
    }
    finish();
    if (practice_.minutes == 0) throw std::runtime_error("no 'minutes N'");
    return std::move(practice_);
  }

 private:
  enum class In { nothing, question, challenge };

  void outside(const std::string& line) {
    const auto [key, rest] = split(line);
    if (key == "question" || key == "challenge") return begin(key == "question" ? In::question : In::challenge, rest);
    if (in_ != In::nothing) throw std::runtime_error("what a question or a challenge has is set in by two spaces");
    if (key == "lesson") return;  // for the reader of the file
    if (key == "minutes") {
      const bool read = study::read_number(rest, practice_.minutes);
      if (!read || practice_.minutes < 1) throw std::runtime_error("'minutes' takes a number above 0");
    } else if (key == "needs") {
      practice_.needs = words_of(rest);
    } else {
      throw std::runtime_error(fmt::format("'{}' is none of lesson, minutes, needs, question, challenge", key));
    }
  }

  void begin(In what, const std::string& id) {
    finish();
    if (id.empty()) throw std::runtime_error("it needs an id");
    if (practice_.question(id) || practice_.challenge(id)) throw std::runtime_error(fmt::format("'{}' is there", id));
    in_ = what;
    if (what == In::question) practice_.questions.emplace_back();
    if (what == In::challenge) practice_.challenges.emplace_back();
    task().id = id;
    task().line = number_;
    seen_.clear();
  }

  Task& task() {
    if (in_ == In::question) return practice_.questions.back();
    return practice_.challenges.back();
  }

  void inside(const std::string& line) {
    const auto [key, rest] = split(line);
    if (in_ == In::nothing) throw std::runtime_error("this is of no question, and of no challenge");
    if (key != "choice" && key != "solution" && !seen_.insert(key).second) {
      throw std::runtime_error(fmt::format("'{}' is there twice", key));
    }
    if (text(key, rest)) return;
    in_ == In::question ? question(key, rest) : challenge(key, rest);
  }

  bool text(const std::string& key, const std::string& rest) {
    Task& it = task();
    const std::map<std::string, std::string*> texts{{"ko", &it.text.ko},
                                                    {"en", &it.text.en},
                                                    {"hint-ko", &it.hint.ko},
                                                    {"hint-en", &it.hint.en},
                                                    {"because-ko", &it.because.ko},
                                                    {"because-en", &it.because.en}};
    const auto at = texts.find(key);
    if (at != texts.end()) *at->second = rest;
    return at != texts.end();
  }

  void question(const std::string& key, const std::string& rest) {
    Question& it = practice_.questions.back();
    if (key == "run" || key == "all") {
      set_up(it.setup, rest, "'run' or 'all'");
      it.all = key == "all";
    } else if (key == "ask") {
      if (it.setup.program.empty()) throw std::runtime_error("'run' or 'all' comes before 'ask'");
      it.ask = phrase_of(rest);
      check_quantity(it.ask, it.all);
    } else if (key == "at") {
      read_place(rest, it);
    } else if (key == "vary") {
      it.values = words_of(rest);
      if (it.values.size() < 3) throw std::runtime_error("'vary' takes a knob and values");
      it.vary = it.values.front();
      it.values.erase(it.values.begin());
    } else if (key == "choice") {
      const bool marked = rest.ends_with(" *");
      it.choices.push_back({rest.substr(0, rest.size() - (marked ? 2 : 0)), marked});
    } else if (key == "choices") {
      if (rest != "near") throw std::runtime_error("'choices' takes near");
      it.near = true;
    } else {
      throw std::runtime_error(fmt::format("a question has no '{}'", key));
    }
  }

  static void set_up(Setup& setup, const std::string& rest, std::string_view keys) {
    if (!setup.program.empty()) throw std::runtime_error(fmt::format("{}: one of them, once", keys));
    setup = setup_of(rest);
  }

  static void read_place(const std::string& rest, Question& it) {
    const auto hash = rest.rfind('#');
    it.at = rest.substr(0, hash);
    if (hash == std::string::npos || study::read_number(rest.substr(hash + 1), it.at_nth)) return;
    it.at = rest;
  }

  void challenge(const std::string& key, const std::string& rest) {
    Challenge& it = practice_.challenges.back();
    if (key == "program" || key == "play") {
      set_up(it.setup, rest, "'program' or 'play'");
      it.play = key == "play";
    } else if (key == "means") {
      it.means = words_of(rest);
    } else if (key == "goal") {
      std::vector<std::string> words = words_of(rest);
      it.always = !words.empty() && words.front() == "always";
      if (it.always) words.erase(words.begin());
      it.goal = goal_of(std::move(words));
    } else if (key == "solution") {
      it.solutions.push_back(other_knobs(it, rest));
    } else if (key == "least") {
      it.least = rest;
    } else if (key == "impossible") {
      it.impossible = true;
    } else if (key == "possible-with") {
      it.possible_with = other_knobs(it, rest);
    } else {
      throw std::runtime_error(fmt::format("a challenge has no '{}'", key));
    }
  }

  static Setup other_knobs(const Challenge& it, const std::string& rest) {
    if (it.setup.program.empty()) throw std::runtime_error("'program' or 'play' comes first");
    Setup turned{.program = it.setup.program};
    read_knobs(words_of(rest), 0, turned);
    return turned;
  }

  // What every question and challenge must have.
  void finish() {
    if (in_ == In::nothing) return;
    const Task& it = task();
    const auto fail = [&](std::string_view what) {
      throw Unfinished(fmt::format("line {}: '{}' {}", it.line, it.id, what));
    };
    if (!is_complete(it.text) || !is_complete(it.hint) || !is_complete(it.because)) {
      fail("needs ko, en, hint-ko, hint-en, because-ko, because-en");
    }
    if (const std::string wrong =
            in_ == In::question ? missing(practice_.questions.back()) : missing(practice_.challenges.back());
        !wrong.empty()) {
      fail(wrong);
    }
  }

  static std::string missing(const Question& it) {
    if (it.setup.program.empty()) return "needs 'run' or 'all'";
    if (it.ask.name.empty()) return "needs 'ask'";
    if (it.at.empty()) return "needs 'at'";
    if (it.near == (it.choices.size() >= 2)) return "needs choices, or 'choices near'";
    return "";
  }

  static std::string missing(const Challenge& it) {
    if (it.setup.program.empty()) return "needs 'program' or 'play'";
    if (it.goal.empty()) return "needs a goal";
    const bool turns = !it.means.empty() || !it.solutions.empty() || !it.least.empty() || it.always;
    if (it.play && turns) return "is met by order alone: no means, solution, least, always";
    if (!it.play && it.impossible) return "is met by knobs: 'impossible' is for 'play'";
    if (!it.play && (it.means.empty() || it.solutions.empty())) return "needs means, and a solution";
    if (it.impossible && it.possible_with.knobs.empty() && it.possible_with.procs == 0) return "needs 'possible-with'";
    return "";
  }

  Practice practice_;
  In in_ = In::nothing;
  std::size_t number_ = 0;
  std::set<std::string> seen_;
};

}  // namespace

Practice parse_practice(std::string_view text) { return Parser().parse(text); }

Setup knobs_in(std::string_view choice) {
  Setup setup;
  read_knobs(words_of(choice), 0, setup);
  return setup;
}

}  // namespace golearn::lessons
