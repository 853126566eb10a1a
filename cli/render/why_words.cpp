#include "render/why_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/layout.hpp"
#include "render/names.hpp"

namespace golearn::cli {
namespace {

constexpr std::size_t kMostLines = 40;
constexpr int kLineWidth = 32;

class Words {
 public:
  Words(const Terminal& terminal, const Why& why, Driver driver) : terminal_(terminal), why_(why), driver_(driver) {}

  std::string all() {
    std::string text = rule();
    for (const std::string& more : {made_ready(), way_was_free()}) {
      if (!more.empty()) text += " " + more;
    }
    return fmt::format("{}: {} | {}", goroutine_name(why_.goroutine), line(), text);
  }

 private:
  std::string line() {
    const std::string text = visible(why_.text);
    if (display_width(text) <= kLineWidth) return text;
    return wrap(text, kLineWidth - 2).front() + " …";
  }

  std::string rule() {
    switch (why_.rule) {
      case WhyRule::went_on:
        return terminal_.say({"하던 일을 이어서 했다.", "It went on: it still had the processor."});
      case WhyRule::began: return terminal_.say({"프로그램은 main으로 시작한다.", "A program begins with main."});
      case WhyRule::next_slot:
        return terminal_.say(
            {"다음 자리(next slot)에 있었다.", "It was in the next slot, which goes before the queue."});
      case WhyRule::queue_head:
        return terminal_.say({"프로세서의 대기열에서 맨 앞이었다.", "It was first in its processor's queue."});
      case WhyRule::global_queue:
        return terminal_.say({"프로세서의 대기열이 비어서, 공용 대기열의 맨 앞에서 꺼냈다.",
                              "The processor's own queue was empty; it was first in the global queue."});
      case WhyRule::global_first:
        return terminal_.say(
            {"61번째 차례마다 공용 대기열이 먼저다.", "At every 61st turn the global queue goes first."});
      case WhyRule::timer:
        return terminal_.say(
            {"타이머가 울려 다음 자리(next slot)에 놓였다.", "Its timer went off and put it into the next slot."});
      case WhyRule::stolen:
        return terminal_.say(
            {fmt::format("P{}의 대기열에 있던 것을 할 일이 없던 {} 훔쳐 왔다.", why_.ready_on,
                         with_particle(fmt::format("P{}", why_.processor), "이", "가")),
             fmt::format("P{} had nothing to do and stole it from P{}.", why_.processor, why_.ready_on)});
      case WhyRule::chosen: return chosen();
      case WhyRule::unknown: break;
    }
    return terminal_.say({"사건만 보아서는 알 수 없다.", "What was seen does not tell why."});
  }

  std::string chosen() {
    switch (driver_) {
      case Driver::pct: return terminal_.say({"우선순위가 가장 높았다.", "It had the highest priority."});
      case Driver::replay: return terminal_.say({"토큰의 스케줄이 골랐다.", "The token's schedule chose it."});
      default: return terminal_.say({"씨앗이 골랐다.", "The seed chose it."});
    }
  }

  // How it came to wait for its turn. Of one that went on that has been told.
  std::string made_ready() {
    if (why_.rule == WhyRule::went_on || why_.rule == WhyRule::timer) return "";
    const std::string cause = with_particle(goroutine_name(why_.cause), "이", "가");
    const std::string name = goroutine_name(why_.cause);
    const std::string at = in_program(why_.cause_at);
    switch (why_.made_ready) {
      case MadeReady::spawned:
        if (then_blocked()) {
          return terminal_.say({fmt::format("{} 띄우고 막혔다{}.", cause, at),
                                fmt::format("{} started it{} and then blocked.", name, at)});
        }
        return terminal_.say({fmt::format("{} 띄웠다{}.", cause, at), fmt::format("{} started it{}.", name, at)});
      case MadeReady::woken:
        if (then_blocked()) {
          return terminal_.say({fmt::format("{} {} 깨우고 막혔다{}.", cause, deed().ko, at),
                                fmt::format("{} woke it {}{} and then blocked.", name, deed().en, at)});
        }
        return terminal_.say({fmt::format("{} {} 깨웠다{}.", cause, deed().ko, at),
                              fmt::format("{} woke it {}{}.", name, deed().en, at)});
      case MadeReady::timer: return terminal_.say({"타이머가 깨웠다.", "A timer woke it."});
      case MadeReady::yielded: return terminal_.say({"앞서 Gosched로 양보했다.", "It had made way by Gosched."});
      case MadeReady::preempted: return preempted();
      case MadeReady::made_way:
        return terminal_.say({fmt::format("앞서 잠금을 넘겨주고 비켜 섰다{}.", at),
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
      return terminal_.say({"앞서 다른 고루틴에 밀려났다.", "Another had been put before it."});
    return terminal_.say({"앞서 제 몫의 시간을 다 썼다.", "Its time slice had been over."});
  }

  [[nodiscard]] lessons::Text deed() const {
    switch (why_.deed) {
      case EventKind::send: return {"보내서", "by a send"};
      case EventKind::receive: return {"받아서", "by a receive"};
      case EventKind::close: return {"채널을 닫아서", "by closing the channel"};
      case EventKind::unlock: return {"Unlock으로", "by Unlock"};
      case EventKind::runlock: return {"RUnlock으로", "by RUnlock"};
      case EventKind::done: return {"Done으로", "by Done"};
      case EventKind::signal: return {"Signal로", "by Signal"};
      case EventKind::broadcast: return {"Broadcast로", "by Broadcast"};
      default: return {fmt::format("{} 때", to_string(why_.deed)), fmt::format("at a {}", to_string(why_.deed))};
    }
  }

  // Who had the processor before, and how it gave it up.
  std::string way_was_free() {
    const bool told = !is_by_turn() || then_blocked();
    if (told || why_.before == 0 || why_.before == why_.goroutine) return "";
    const std::string name = goroutine_name(why_.before);
    const std::string before = with_particle(name, "이", "가");
    switch (why_.before_left) {
      case EventKind::block: return terminal_.say({before + " 막혔다.", name + " blocked."});
      case EventKind::end: return terminal_.say({before + " 끝났다.", name + " ended."});
      case EventKind::yield: return terminal_.say({before + " 양보했다.", name + " yielded."});
      case EventKind::preempt:
        return terminal_.say({before + " 제 몫의 시간을 다 썼다.", name + " had used up its time slice."});
      default: return terminal_.say({before + " 비켜 섰다.", name + " made way."});
    }
  }

  const Terminal& terminal_;
  const Why& why_;
  Driver driver_;
};

}  // namespace

std::vector<std::string> about_order(const Terminal& terminal, const std::vector<Why>& lines, Driver driver) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
    words.push_back(Words(terminal, lines[i], driver).all());
  }
  if (lines.size() > kMostLines) {
    const auto more = lines.size() - kMostLines;
    words.push_back(terminal.say(
        {fmt::format("… 그 밖에 {}줄", more), fmt::format("… and {} more line{}", more, more == 1 ? "" : "s")}));
  }
  return words;
}

}  // namespace golearn::cli
