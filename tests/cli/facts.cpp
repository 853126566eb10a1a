#include "facts.hpp"

#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace golearn::test {
namespace {

using namespace course;

long long text_of(const std::optional<Moment>& at) { return at ? at->time_since_epoch().count() : -1; }

std::string gist_of(const LessonProgress& lesson) {
  std::string text = fmt::format(" last {}", text_of(lesson.last));
  for (const bool stage : lesson.stages) text += stage ? " 1" : " 0";
  for (const auto& [id, q] : lesson.questions) {
    text += fmt::format("\n  {}: {} {} '{}' '{}' '{}' due {} {}", id, q.right_first, q.right, q.first, q.last,
                        q.variant, text_of(q.due), q.repeats);
  }
  for (const auto& [id, c] : lesson.challenges) {
    text += fmt::format("\n  {}: {} {} {} '{}'", id, c.met, c.tries, c.hints, c.how);
  }
  for (const Note& note : lesson.notes) text += fmt::format("\n  {} {}", text_of(note.at), note.text);
  return text;
}

class Drawn {
 public:
  explicit Drawn(std::uint32_t seed) : random_(seed) {}

  Fact next() {
    pass_time();
    Fact fact{.at = now_, .kind = kind(), .lesson = of({"9.2.2", "9.3.1", "10.1"}), .id = of({"burst", "last"})};
    if (fact.kind == FactKind::reset && one_in(3)) fact.lesson.clear();
    if (fact.kind == FactKind::stage) fact.id = of({"read", "predict", "run", "look", "try"});
    if (fact.kind == FactKind::language) fact = {.at = now_, .kind = fact.kind, .id = of({"ko", "en"})};
    if (fact.kind == FactKind::note) fact.text = fmt::format("note {}", random_());
    if (fact.kind == FactKind::question) fact.answer = of({"1", "2", "3", ""});
    if (fact.kind == FactKind::challenge) fact.how = of({"--buffer 3", "g1:9.3.1"});
    if (fact.kind == FactKind::question || fact.kind == FactKind::challenge) fact.right = !one_in(3);
    return fact;
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  std::string of(const std::vector<std::string>& all) { return all[random_() % all.size()]; }
  // At times nothing at all, at times a pause of days.
  void pass_time() {
    constexpr std::array<long, 6> kPauses{0, 1, 40, 20'000, 7'200'000, 100'000'000};
    now_ += std::chrono::milliseconds(kPauses[random_() % kPauses.size()]);
  }
  FactKind kind() {
    const auto drawn = random_() % 40;
    return drawn < 7 ? static_cast<FactKind>(drawn) : drawn < 12 ? FactKind::stage : FactKind::question;
  }

  std::mt19937 random_;
  Moment now_ = at(0);
};

}  // namespace

Moment at(int days, int hours, int milliseconds) {
  using namespace std::chrono;
  return sys_days(2026y / November / 2d) + std::chrono::days(days) + std::chrono::hours(6 + hours) +
         std::chrono::milliseconds(milliseconds);
}

Fact answered(Moment at, bool right, const std::string& answer, const std::string& id) {
  return {.at = at, .kind = FactKind::question, .lesson = "9.2.2", .id = id, .answer = answer, .right = right};
}

Fact went_through(Moment at, LessonStage stage, const std::string& lesson) {
  return {.at = at, .kind = FactKind::stage, .lesson = lesson, .id = std::string(to_string(stage))};
}

Fact noted(Moment at, const std::string& text, const std::string& lesson) {
  return {.at = at, .kind = FactKind::note, .lesson = lesson, .text = text};
}

Fact reset(Moment at, const std::string& lesson) { return {.at = at, .kind = FactKind::reset, .lesson = lesson}; }

Fact tried(Moment at, bool met, const std::string& id) {
  return {.at = at, .kind = FactKind::challenge, .lesson = "9.2.2", .id = id, .right = met};
}

std::vector<Fact> every_kind() {
  Fact question = answered(at(0, 3), true, "Go =>  11");
  question.variant = "buffer=2";
  question.hints = 2;
  question.seconds = 14;
  Fact challenge = tried(at(0, 4, 999), true);
  challenge.hints = 1;
  challenge.how = "--buffer 11";
  return {{.at = at(0), .kind = FactKind::open, .lesson = "9.2.2"},
          went_through(at(0, 1, 1), LessonStage::attempt),
          question,
          challenge,
          noted(at(1), "버퍼는 '공간'이다"),
          reset(at(2), "9.2.2"),
          {.at = at(3), .kind = FactKind::language, .id = "ko"}};
}

std::vector<Fact> drawn_facts(std::uint32_t seed, std::size_t count) {
  Drawn drawn(seed);
  std::vector<Fact> facts;
  while (facts.size() < count) facts.push_back(drawn.next());
  return facts;
}

std::string lines_with(const std::vector<Fact>& facts) {
  std::string lines;
  for (const Fact& fact : facts) lines += line_of(fact);
  return lines;
}

std::string gist(const Progress& progress) {
  std::string text =
      fmt::format("{} {}\n", progress.last_lesson, progress.language ? static_cast<int>(*progress.language) : -1);
  for (const auto& [id, lesson] : progress.lessons) text += id + gist_of(lesson) + "\n";
  return text;
}

std::string whole(const Progress& progress) {
  std::string text = gist(progress);
  for (const auto& [day, count] : progress.days) text += fmt::format("{} {}\n", day.time_since_epoch().count(), count);
  for (const auto& [id, lesson] : progress.lessons) {
    text += fmt::format("{} {}", id, lesson.spent.count());
    for (const auto& [question, its] : lesson.questions) text += fmt::format(" {} {}", question, its.asked);
  }
  return text;
}

}  // namespace golearn::test
