#include "words/reasons.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "study/korean.hpp"
#include "study/samplers.hpp"
#include "words/deeds.hpp"
#include "words/glyphs.hpp"

namespace golearn::words {
namespace {

using study::with_particle;

constexpr std::size_t kMostLines = 40;
constexpr int kLineWidth = 32;

class Words {
 public:
  Words(const Names& names, const Why& why, const study::RunSpec& spec) : names_(names), why_(why), spec_(spec) {}

  std::string all() {
    std::string text = rule();
    for (const std::string& more : {made_ready(), way_was_free()}) {
      if (!more.empty()) text += " " + more;
    }
    return fmt::format("{}: {} | {}", names_.goroutine(why_.goroutine), line(), text);
  }

 private:
  std::string line() {
    const std::string text = visible(why_.text);
    return display_width(text) <= kLineWidth ? text : first_words(text, kLineWidth - 2) + " …";
  }

  std::string rule() {
    switch (why_.rule) {
      case WhyRule::went_on: return names_.say({"하던 일을 이어서 했다.", "It went on: it still had the processor."});
      case WhyRule::began: return names_.say({"프로그램은 main으로 시작한다.", "A program begins with main."});
      case WhyRule::next_slot:
        return names_.say({"다음 자리(runnext)에 있었다.", "It was in the next slot, which goes before the queue."});
      case WhyRule::queue_head:
        return names_.say({"프로세서의 로컬 큐에서 맨 앞이었다.", "It was first in its processor's queue."});
      case WhyRule::global_queue:
        return names_.say({"프로세서의 로컬 큐가 비어서, 전역 큐의 맨 앞에서 꺼냈다.",
                           "The processor's own queue was empty; it was first in the global queue."});
      case WhyRule::global_first:
        return names_.say({"61번째마다 전역 큐가 먼저다.", "At every 61st turn the global queue goes first."});
      case WhyRule::timer:
        return names_.say(
            {"타이머가 울려 다음 자리(runnext)에 놓였다.", "Its timer went off and put it into the next slot."});
      case WhyRule::stolen:
        return names_.say({fmt::format("P{}의 로컬 큐에 있던 것을 할 일이 없던 {} 훔쳐 왔다.", why_.ready_on,
                                       with_particle(fmt::format("P{}", why_.processor), "이", "가")),
                           fmt::format("P{} had nothing to do and stole it from P{}.", why_.processor, why_.ready_on)});
      case WhyRule::chosen: return chosen();
      case WhyRule::unknown: break;
    }
    return names_.say({"사건만 보아서는 알 수 없다.", "What was seen does not tell why."});
  }

  std::string chosen() {
    if (spec_.driver == study::Driver::replay) {
      return names_.say({"토큰의 스케줄이 골랐다.", "The token's schedule chose it."});
    }
    return names_.say(study::sampler(spec_.sampler).chose);
  }

  // How it came to wait for its turn. Of one that went on that has been told.
  std::string made_ready() {
    if (why_.rule == WhyRule::went_on || why_.rule == WhyRule::timer) return "";
    const std::string cause = with_particle(names_.goroutine(why_.cause), "이", "가");
    const std::string name = names_.goroutine(why_.cause);
    const std::string at = names_.at(why_.cause_at);
    switch (why_.made_ready) {
      case MadeReady::spawned:
        if (then_blocked()) {
          return names_.say({fmt::format("{} 띄우고 막혔다{}.", cause, at),
                             fmt::format("{} started it{} and then blocked.", name, at)});
        }
        return names_.say({fmt::format("{} 띄웠다{}.", cause, at), fmt::format("{} started it{}.", name, at)});
      case MadeReady::woken:
        if (then_blocked()) {
          return names_.say({fmt::format("{} {} 깨우고 막혔다{}.", cause, deed().ko, at),
                             fmt::format("{} woke it {}{} and then blocked.", name, deed().en, at)});
        }
        return names_.say({fmt::format("{} {} 깨웠다{}.", cause, deed().ko, at),
                           fmt::format("{} woke it {}{}.", name, deed().en, at)});
      case MadeReady::timer: return names_.say({"타이머가 깨웠다.", "A timer woke it."});
      case MadeReady::yielded: return names_.say({"앞서 Gosched로 양보했다.", "It had made way by Gosched."});
      case MadeReady::preempted: return preempted();
      case MadeReady::made_way:
        return names_.say({fmt::format("앞서 락을 내주고 양보했다{}.", at),
                           fmt::format("It had handed a lock over and made way{}.", at)});
      case MadeReady::began:
      case MadeReady::outside: break;
    }
    return "";
  }

  // Whether who made it ready is also who gave it the processor, by blocking: one sentence says both.
  [[nodiscard]] bool then_blocked() const {
    const bool by_another = why_.made_ready == MadeReady::spawned || why_.made_ready == MadeReady::woken;
    return by_another && is_by_turn() && why_.before == why_.cause && why_.before_left == EventKind::block;
  }

  // A strategy asks nobody to give up a processor.
  [[nodiscard]] bool is_by_turn() const {
    return why_.rule != WhyRule::went_on && why_.rule != WhyRule::began && why_.rule != WhyRule::chosen;
  }

  std::string preempted() {
    if (why_.rule == WhyRule::chosen)
      return names_.say({"앞서 다른 고루틴에 밀려났다.", "Another had been put before it."});
    return names_.say({"앞서 타임 슬라이스를 다 썼다.", "Its time slice had been over."});
  }

  [[nodiscard]] Text deed() const { return words_for(why_.deed).by; }

  // Who had the processor before, and how it gave it up.
  std::string way_was_free() {
    const bool told = !is_by_turn() || then_blocked();
    if (told || why_.before == 0 || why_.before == why_.goroutine) return "";
    const std::string name = names_.goroutine(why_.before);
    const std::string before = with_particle(name, "이", "가");
    Text left = words_for(why_.before_left).leave;
    if (left.en.empty()) left = {"양보했다", "made way"};
    return names_.say({before + " " + left.ko + ".", name + " " + left.en + "."});
  }

  const Names& names_;
  const Why& why_;
  const study::RunSpec& spec_;
};

}  // namespace

std::vector<std::string> about_order(const Names& names, const std::vector<Why>& lines, const study::RunSpec& spec) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
    words.push_back(Words(names, lines[i], spec).all());
  }
  if (lines.size() > kMostLines) {
    const auto more = lines.size() - kMostLines;
    words.push_back(names.say(
        {fmt::format("… 그 밖에 {}줄", more), fmt::format("… and {} more line{}", more, more == 1 ? "" : "s")}));
  }
  return words;
}

}  // namespace golearn::words
