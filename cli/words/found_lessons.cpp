#include "words/found_lessons.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <utf8proc.h>

#include "golearn/study/english.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/glossary.hpp"
#include "lessons/lesson_text.hpp"
#include "words/glyphs.hpp"

namespace golearn::words {
namespace {

using lessons::Entry;
using study::Text;

// Of one that stands in a title, as if it stood in so many sentences.
constexpr int kTitleCounts = 20;
constexpr int kSummaryCounts = 5;
constexpr int kNumberCounts = 1000;

std::string mapped(std::string_view text, int how) {
  utf8proc_uint8_t* made = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE | how);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &made, options);
  if (size < 0) return std::string(text);
  std::string result(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
  std::free(made);  // NOLINT: utf8proc allocates so
  return result;
}

// One text, however its letters were put together: some keyboards and files give Hangul as single jamo.
std::string composed(std::string_view text) { return mapped(text, 0); }

// The same in small letters.
std::string folded(std::string_view text) { return mapped(text, UTF8PROC_CASEFOLD); }

bool contains(const std::string& text, const std::vector<std::string>& words) {
  const std::string plain = folded(text);
  return std::ranges::any_of(words, [&](const std::string& word) { return plain.find(word) != std::string::npos; });
}

void add_sentences(std::vector<std::string>& all, std::string_view text) {
  while (!text.empty()) {
    auto end = text.find(". ");
    end = end == std::string_view::npos ? text.size() : end + 1;
    const auto line_end = std::min(text.find('\n'), text.size());
    end = std::min(end, std::max<std::size_t>(line_end, 1));
    const auto first = text.find_first_not_of(" \n");
    if (first < end) all.emplace_back(text.substr(first, end - first));
    text.remove_prefix(end);
  }
}

// What a lesson says, sentence by sentence; not what depends on a run.
std::vector<std::string> sentences_of(const lessons::LessonText& text) {
  std::vector<std::string> all;
  add_sentences(all, text.about);
  for (const lessons::ScenarioText& scenario : text.scenarios) {
    add_sentences(all, scenario.about);
    for (const lessons::Remark& remark : scenario.notice) {
      if (remark.text.find('{') == std::string::npos) add_sentences(all, remark.text);
    }
  }
  for (const std::string& note : text.notes) add_sentences(all, note);
  return all;
}

struct Scored {
  int score = 0;
  FoundLesson lesson;
};

Scored scored(Language language, const Entry& entry, const std::vector<std::string>& words) {
  Scored it{0, {&entry, ""}};
  const lessons::LessonText text = text_of(entry, language);
  const bool titled = contains(entry.id + " " + entry.slug + " " + entry.title.ko + " " + entry.title.en, words);
  if (titled) it.score += kTitleCounts;
  if (std::ranges::find(words, entry.id) != words.end()) it.score += kNumberCounts;
  if (contains(text.summary, words)) {
    it.score += kSummaryCounts;
    it.lesson.excerpt = text.summary;
  }
  for (const std::string& sentence : sentences_of(text)) {
    if (!contains(sentence, words)) continue;
    ++it.score;
    if (it.lesson.excerpt.empty()) it.lesson.excerpt = sentence;
  }
  if (it.lesson.excerpt.empty()) it.lesson.excerpt = text.summary;
  return it;
}

// The other names that are searched for, too. One of a single letter is in every text.
std::vector<std::string> names_of(const std::string& word) {
  std::vector<std::string> names{word};
  const lessons::Term* term = lessons::term_of(word);
  if (!term) return names;
  for (const auto* more : {&term->english, &term->korean, &term->never}) {
    for (const std::string& name : *more) {
      if (name.size() > 1 && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

}  // namespace

FoundLessons find_lessons(Language language, std::string_view word) {
  FoundLessons found{.searched = names_of(composed(word)), .lessons = {}};
  std::vector<std::string> folded_words;
  for (const std::string& each : found.searched) folded_words.push_back(folded(each));
  std::vector<Scored> all;
  for (const Entry& entry : lessons::course()) {
    if (Scored it = scored(language, entry, folded_words); it.score > 0) all.push_back(std::move(it));
  }
  std::ranges::stable_sort(all, std::greater{}, &Scored::score);
  for (Scored& each : all) found.lessons.push_back(std::move(each.lesson));
  return found;
}

std::string other_name(Language language, std::string_view word, const FoundLessons& found) {
  if (found.searched.size() < 2) return "";
  const lessons::Term* term = lessons::term_of(composed(word));
  const std::string& ours = language == Language::korean ? term->korean.front() : term->english.front();
  if (folded(ours) == folded(word)) return "";
  const std::string quoted = "'" + visible(composed(word)) + "'";
  return Text{study::with_particle(quoted, "은", "는") + " 이 강의에서 '" + ours + "'" +
                  (study::last_sound(ours) == study::Sound::consonant ? "이라고" : "라고") + " 적는다. 둘 다로 찾았다.",
              fmt::format("The course writes '{}' for {}: both were searched for.", ours, quoted)}
      .in(language);
}

Blocks about_found(Language language, std::string_view word) {
  const FoundLessons found = find_lessons(language, word);
  const std::size_t count = found.lessons.size();
  Blocks blocks{Heading{Text{fmt::format("찾기: {}  강의 {}개", visible(composed(word)), count),
                             fmt::format("Search: {}  {}", visible(composed(word)), study::plural(count, "lesson"))}
                            .in(language)}};
  Table table;
  for (const FoundLesson& each : found.lessons) {
    table.rows.push_back({each.entry->id, each.entry->title.in(language), each.excerpt});
  }
  if (!table.rows.empty()) append(blocks, {Gap{}, std::move(table)});
  if (const std::string other = other_name(language, word, found); !other.empty()) {
    append(blocks, {Gap{}, Sentence{other}});
  }
  return blocks;
}

}  // namespace golearn::words
