#include "lessons/lesson_text.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "golearn/study/number.hpp"

namespace golearn::lessons {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, text) != names.end();
}

std::string_view after(std::string_view line, std::string_view prefix) {
  line.remove_prefix(prefix.size());
  return line;
}

// Wrapped lines become one: the terminal's width decides where they break.
void join(std::string& paragraph, std::string_view line) {
  const auto first = line.find_first_not_of(' ');
  if (first == std::string_view::npos) return;
  if (!paragraph.empty() && paragraph.back() != '\n') paragraph += ' ';
  paragraph += line.substr(first);
}

// What stands in brackets before a bullet's text, and the rest.
struct Bracketed {
  std::string when, fact, rest;
};

std::string trimmed(std::string_view text) {
  const auto first = std::min(text.find_first_not_of(' '), text.size());
  const auto last = text.find_last_not_of(' ');
  return std::string(text.substr(first, last == std::string_view::npos ? 0 : last + 1 - first));
}

Bracketed bracketed(const std::string& bullet) {
  if (!bullet.starts_with('[')) return {"", "", bullet};
  const auto shut = bullet.find(']');
  if (shut == std::string::npos) throw std::runtime_error("a bracket that is not closed: " + bullet);
  const std::string inside = bullet.substr(1, shut - 1);
  const auto arrow = std::min(inside.find("=>"), inside.size());
  const std::string fact = arrow == inside.size() ? "" : trimmed(std::string_view(inside).substr(arrow + 2));
  return {trimmed(inside.substr(0, arrow)), fact, trimmed(std::string_view(bullet).substr(shut + 1))};
}

Remark remark(const std::string& bullet) {
  const Bracketed parts = bracketed(bullet);
  return {.text = parts.rest, .when = parts.when, .states = parts.fact};
}

// "lost > 0 in 19" holds in at least 19 runs of 20.
void read_luck(Suggestion& suggestion) {
  constexpr std::string_view kIn = " in ";
  const auto at = suggestion.promises.rfind(kIn);
  int count = 0;
  if (at == std::string::npos || !study::read_number(after(suggestion.promises.substr(at), kIn), count)) return;
  suggestion.of_twenty = count;
  suggestion.promises.erase(at);
}

Suggestion suggestion(const std::string& bullet) {
  const Bracketed parts = bracketed(bullet);
  const std::string& text = parts.rest;
  const auto open = text.find('`');
  const auto shut = text.find('`', open + 1);
  if (open != 0 || shut == std::string::npos) throw std::runtime_error("a suggestion begins with a command: " + text);
  const auto rest = text.find_first_not_of(" :", shut + 1);
  Suggestion result{.command = text.substr(1, shut - 1),
                    .shows = rest == std::string::npos ? "" : text.substr(rest),
                    .when = parts.when,
                    .promises = parts.fact};
  read_luck(result);
  return result;
}

class Parser {
 public:
  LessonText parse(std::string_view markdown) {
    while (!markdown.empty()) {
      const auto end = std::min(markdown.find('\n'), markdown.size());
      read(markdown.substr(0, end));
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    finish_bullets();
    if (text_.title.empty() || text_.summary.empty() || text_.scenarios.empty()) {
      throw std::runtime_error("a lesson's text needs a title, a summary and a scenario");
    }
    return std::move(text_);
  }

 private:
  enum class Part { head, about, scenario, notice, tries, notes };

  void read(std::string_view line) {
    if (line.starts_with("### ")) return subsection(after(line, "### "));
    if (line.starts_with("## ")) return section(after(line, "## "));
    if (line.starts_with("# ")) {
      text_.title = after(line, "# ");
      return;
    }
    body(line);
  }

  void section(std::string_view name) {
    if (is_one_of(name, {"노트와 지금의 Go", "The notes and today's Go"})) {
      part_ = Part::notes;
    } else {
      part_ = Part::scenario;
      text_.scenarios.emplace_back().name = name;
      raw_notice_.emplace_back();
      raw_tries_.emplace_back();
    }
  }

  void subsection(std::string_view name) {
    if (text_.scenarios.empty()) throw std::runtime_error("outside a scenario: " + std::string(name));
    if (is_one_of(name, {"눈여겨볼 점", "What to notice"})) {
      part_ = Part::notice;
    } else if (is_one_of(name, {"해 볼 것", "Try next"})) {
      part_ = Part::tries;
    } else {
      throw std::runtime_error("an unknown heading: " + std::string(name));
    }
  }

  void body(std::string_view line) {
    switch (part_) {
      case Part::head:
        if (line.empty()) return;
        text_.summary = line;
        part_ = Part::about;
        return;
      case Part::about: return paragraph(text_.about, line);
      case Part::scenario: return paragraph(text_.scenarios.back().about, line);
      case Part::notice: return bullet(raw_notice_.back(), line);
      case Part::tries: return bullet(raw_tries_.back(), line);
      case Part::notes: return bullet(text_.notes, line);
    }
  }

  static void paragraph(std::string& text, std::string_view line) {
    if (line.empty()) {
      if (!text.empty() && !text.ends_with("\n\n")) text += "\n\n";
    } else {
      join(text, line);
    }
  }

  static void bullet(std::vector<std::string>& bullets, std::string_view line) {
    if (line.starts_with("- ")) {
      bullets.emplace_back(after(line, "- "));
    } else if (!line.empty()) {
      if (bullets.empty()) throw std::runtime_error("a list begins with '- ': " + std::string(line));
      join(bullets.back(), line);
    }
  }

  void finish_bullets() {
    for (std::size_t i = 0; i < text_.scenarios.size(); ++i) {
      std::ranges::transform(raw_notice_[i], std::back_inserter(text_.scenarios[i].notice), remark);
      std::ranges::transform(raw_tries_[i], std::back_inserter(text_.scenarios[i].tries), suggestion);
    }
    trim(text_.about);
    for (auto& scenario : text_.scenarios) trim(scenario.about);
  }

  static void trim(std::string& text) { text.erase(text.find_last_not_of('\n') + 1); }

  LessonText text_;
  Part part_ = Part::head;
  // Bullets of each scenario, read when they are whole.
  std::vector<std::vector<std::string>> raw_notice_;
  std::vector<std::vector<std::string>> raw_tries_;
};

}  // namespace

const ScenarioText& LessonText::scenario(std::string_view name) const {
  const auto at = std::ranges::find(scenarios, name, &ScenarioText::name);
  if (at == scenarios.end()) throw std::logic_error("no text for the scenario " + std::string(name));
  return *at;
}

LessonText parse_text(std::string_view markdown) { return Parser().parse(markdown); }

LessonText text_of(const Entry& entry, study::Language language) {
  return parse_text(language == study::Language::korean ? entry.folder->korean : entry.folder->english);
}

}  // namespace golearn::lessons
