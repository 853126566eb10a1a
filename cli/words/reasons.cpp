#include "words/reasons.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "golearn/study/samplers.hpp"
#include "words/deeds.hpp"
#include "words/glyphs.hpp"

namespace golearn::words {
namespace {

using study::with_particle;

constexpr std::size_t kMostEntries = 40;
constexpr int kLineWidth = 32;

class Words {
 public:
  Words(const Names& names, const Why& why, const study::RunSpec& spec) : names_(names), why_(why), spec_(spec) {}

  std::string all() { return fmt::format("{}: {} | {}", names_.goroutine(why_.goroutine), line(), reason()); }

  std::string reason() {
    std::string text = rule();
    for (const std::string& more : {overtook(), made_ready(), way_was_free()}) {
      if (!more.empty()) text += " " + more;
    }
    return text;
  }

 private:
  // What it printed, or how it sends.
  std::string line() {
    const std::string text = visible(why_.sends ? names_.line_text(why_.where) : why_.text);
    return display_width(text) <= kLineWidth ? text : first_words(text, kLineWidth - 2) + " …";
  }

  std::string rule() {
    switch (why_.rule) {
      case WhyRule::went_on: return "";  // told of all such lines at once
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
      return names_.say({"앞서 다른 고루틴에 밀려났다.", "It had been passed over for another."});
    return names_.say({"앞서 선점되었다.", "It had been preempted."});
  }

  // Where the order turned: over whom. The queue is not the only place to wait but on one processor.
  std::string overtook() {
    if (why_.overtook == 0) return "";
    const std::string name = names_.goroutine(why_.overtook);
    const std::string other = study::with_particle(name, "은", "는");
    const bool next_slot = why_.rule == WhyRule::next_slot || why_.rule == WhyRule::timer;
    if (next_slot && spec_.procs == 1) {
      return names_.say({fmt::format("먼저 준비된 {} 큐에 있어서 뒤로 밀렸다.", other),
                         fmt::format("So it got ahead of {}, which was ready earlier, but in the queue.", name)});
    }
    return names_.say({fmt::format("먼저 준비된 {} 아직 기다리고 있었다.", other),
                       fmt::format("It got ahead of {}, which was ready earlier and still waited.", name)});
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

// Where the lines from `at` on end that were printed without anybody getting a processor; `at` if there are none.
std::size_t end_of_turns(const std::vector<Why>& lines, std::size_t at) {
  while (at < lines.size() && lines[at].rule == WhyRule::went_on) ++at;
  return at;
}

// Of all these lines at once, `first` and those after it: they need no reason but that nothing changed.
std::string went_on(const Names& names, std::span<const Why> lines, std::size_t first) {
  std::vector<std::uint64_t> who;
  for (const Why& why : lines) {
    if (std::ranges::find(who, why.goroutine) == who.end()) who.push_back(why.goroutine);
  }
  const bool one = lines.size() == 1;
  const std::string range = one ? fmt::format("{}", first) : fmt::format("{}–{}", first, first + lines.size() - 1);
  const std::string all = names.goroutines(who);
  if (who.size() == 1) {
    return names.say({fmt::format("{}. {}: 프로세서를 놓지 않고 이어서 돌았다.", range, all),
                      fmt::format("{}. {}: it went on, for it still had the processor.", range, all)});
  }
  return names.say({fmt::format("{}. {}: 저마다 제 프로세서에서 이어서 돌았다.", range, all),
                    fmt::format("{}. {}: each went on, on its own processor.", range, all)});
}

}  // namespace

std::string about_turn(const Names& names, const Why& why, const study::RunSpec& spec) {
  if (why.rule != WhyRule::went_on) return Words(names, why, spec).reason();
  return names.say({"프로세서를 놓지 않고 이어서 돌았다.", "It went on, for it still had the processor."});
}

std::vector<std::string> about_order(const Names& names, const std::vector<Why>& lines, const study::RunSpec& spec) {
  std::vector<std::string> words;
  std::size_t at = 0;
  std::size_t number = 1;  // of the line: sends have none
  while (at < lines.size() && words.size() < kMostEntries) {
    if (const std::size_t end = end_of_turns(lines, at); end > at) {
      words.push_back(went_on(names, std::span(lines).subspan(at, end - at), number));
      number += end - at;
      at = end;
      continue;
    }
    const Why& why = lines[at++];
    const std::string reason = Words(names, why, spec).all();
    words.push_back(why.sends ? reason : fmt::format("{}. {}", number++, reason));
  }
  if (const auto more = std::ranges::count(std::span(lines).subspan(at), false, &Why::sends); more > 0) {
    words.push_back(names.say(
        {fmt::format("… 그 밖에 {}줄", more), fmt::format("… and {} more line{}", more, more == 1 ? "" : "s")}));
  }
  return words;
}

}  // namespace golearn::words
