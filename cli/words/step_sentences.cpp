#include "words/step_sentences.hpp"

#include "golearn/core/event_facts.hpp"
#include "golearn/study/korean.hpp"
#include "words/phrases.hpp"
#include "words/thing_contents.hpp"

namespace golearn::words {
namespace {

constexpr std::uint64_t kMain = 1;
constexpr int kWidestValue = 24;

StepSentence plain(Text phrase) { return {std::move(phrase)}; }

StepSentence send(const PictureStep& step) {
  if (step.goroutine == 0) {
    return plain({"타이머가 {thing}에 {value:을/를} 보낸다.", "A timer sends {value} on {thing}."});
  }
  if (step.partner != 0) {
    return plain({"{who:이/가} {thing:으로/로} 보낸 {value:을/를} {partner:이/가} 바로 받는다.",
                  "{who} sends {value} on {thing}, and {partner} receives it at once."});
  }
  return plain({"{who:이/가} {thing}에 {value:을/를} 넣는다. {capacity}칸 중 {count}칸이 찼다.",
                "{who} puts {value} into {thing}: {count} of its {capacity} places are full."});
}

StepSentence lock(const PictureStep& step) {
  if (!step.in_wait) return plain({"{who:이/가} {thing:을/를} 잠근다.", "{who} locks {thing}."});
  return plain({"{who:이/가} 깨어나 {thing:을/를} 다시 잠근다. Wait()가 돌아온다.",
                "{who} has been woken, and locks {thing} again: its Wait() returns."});
}

StepSentence unlock(const PictureStep& step) {
  if (!step.in_wait) return plain({"{who:이/가} {thing:을/를} 놓는다.", "{who} unlocks {thing}."});
  return plain({"{who:이/가} Wait()를 부른다. Wait()는 먼저 {thing:을/를} 놓는다.",
                "{who} calls Wait(), which unlocks {thing} first."});
}

// A pool, or a map, tells of its calls as atomic steps.
StepSentence atomic(const PictureStep& step) {
  if (step.object.kind == ObjectKind::pool) {
    return plain({"{who:이/가} {thing}의 {value:을/를} 부른다.", "{who} calls {value} on {thing}."});
  }
  if (step.object.kind == ObjectKind::map) {
    return plain({"{who:이/가} {thing:을/를} 사용한다.", "{who} uses {thing}."});
  }
  return plain({"{who:이/가} {thing:을/를} 원자적 연산 하나로 {value:으로/로} 바꾼다.",
                "{who} changes {thing} to {value} in one atomic step."});
}

// At a channel: by len(), or by a select that finds a case not ready.
StepSentence look(const PictureStep& step) {
  if (step.after.capacity == 0) {
    return plain({"{who:이/가} {thing:을/를} 살펴본다: 지금 주고받을 상대가 없다.",
                  "{who} looks at {thing}: nobody is there to hand anything over with."});
  }
  return plain({"{who:이/가} {thing:을/를} 살펴본다. {capacity}칸 중 {count}칸이 찼다.",
                "{who} looks at {thing}: {count} of its {capacity} places are full."});
}

StepSentence end(const PictureStep& step) {
  if (step.goroutine == kMain) {
    return plain({"main이 끝난다. 남은 고루틴이 있어도 프로그램이 끝난다.",
                  "main ends, and the program with it, whoever else is still there."});
  }
  return plain({"{who:이/가} 끝난다.", "{who} ends."});
}

StepSentence signal(const PictureStep& step, const std::string& call) {
  const std::string called = study::with_particle(call, "을", "를");
  if (step.wakes.empty()) {
    return plain({"{who:이/가} {thing}의 " + called + " 부르지만, 기다리는 고루틴이 없어 아무 일도 없다.",
                  "{who} calls " + call + " on {thing}, but nobody waits there: nothing comes of it."});
  }
  return plain({"{who:이/가} {thing}의 " + called + " 불러 기다리던 고루틴을 깨운다.",
                "{who} calls " + call + " on {thing}, which wakes who waits there."});
}

// Somebody has it, or has waited for it for longer.
Text held(const PictureStep& step) {
  if (!step.object) return {"{who:이/가} 락을 기다린다.", "{who} waits for a lock."};
  const bool reads = step.reason == WaitReason::rwmutex_rlock;
  const Text wants =
      reads ? Text{"{who:이/가} {thing}의 읽기 락을 잡으려 하지만 ", "{who} wants to read-lock {thing}, but "}
            : Text{"{who:이/가} {thing:을/를} 잠그려 하지만 ", "{who} wants to lock {thing}, but "};
  if (step.after.holders.empty() || (reads && step.after.for_reading)) {
    return wants + Text{"먼저 기다린 고루틴이 있어 기다린다.", "others were here first: it waits."};
  }
  if (step.after.for_reading) {
    return wants + Text{"{holder:이/가} 읽는 동안은 안 되므로 기다린다.", "{holder} has it for reading: it waits."};
  }
  return wants +
         Text{"{step}단계부터 {holder:이/가} 잡고 있어 기다린다.", "{holder} has had it since step {step}: it waits."};
}

Text full(const PictureStep& step) {
  if (step.after.capacity == 0) {
    return {"{who:이/가} {thing:으로/로} 보내려 하지만 받는 고루틴이 아직 없어 기다린다.",
            "{who} wants to send on {thing}, but nobody receives yet: it waits."};
  }
  return {"{who:이/가} {thing}에 넣으려 하지만 {capacity}칸이 모두 차서 기다린다.",
          "{who} wants to send on {thing}, but all of its {capacity} places are full: it waits."};
}

Text waiting(const PictureStep& step) {
  switch (step.reason) {
    case WaitReason::sleep: return {"{who:이/가} 잠든다.", "{who} goes to sleep."};
    case WaitReason::chan_receive:
      return {"{who:이/가} {thing}에서 받으려 하지만 아직 아무것도 없어 기다린다.",
              "{who} wants to receive from {thing}, but nothing is there yet: it waits."};
    case WaitReason::chan_send: return full(step);
    case WaitReason::chan_receive_nil:
    case WaitReason::chan_send_nil:
      return {"{who:이/가} nil 채널을 기다린다. 영원히 깨어나지 못한다.",
              "{who} waits for a nil channel: that is for ever."};
    case WaitReason::select:
      return {"{who:이/가} select에서 기다린다. 준비된 case가 하나도 없다.",
              "{who} waits in a select: none of its cases is ready."};
    case WaitReason::select_no_cases:
      return {"{who:이/가} case 없는 select에서 기다린다. 영원히 깨어나지 못한다.",
              "{who} waits in a select without cases: that is for ever."};
    case WaitReason::mutex_lock:
    case WaitReason::rwmutex_lock:
    case WaitReason::rwmutex_rlock: return held(step);
    case WaitReason::cond_wait:
      return {"{who:이/가} {thing}의 Wait()에서 깨워 주기를 기다린다.",
              "{who} waits in Wait() of {thing} until somebody wakes it."};
    case WaitReason::waitgroup_wait:
      return {"{who:이/가} {thing}의 카운터가 0이 되기를 기다린다. 지금은 {count:이다/다}.",
              "{who} waits until {thing} is 0: it is {count}."};
    case WaitReason::semacquire:
    case WaitReason::none: break;
  }
  return {"{who:이/가} 기다린다.", "{who} waits."};
}

Text counted(const std::string& name) {
  return {"{who:이/가} {thing}의 " + study::with_particle(name, "을", "를") + " 부른다. 카운터는 이제 {count:이다/다}.",
          "{who} calls " + name + " on {thing}: its counter is {count} now."};
}

// Of kinds that need nothing but the step.
Text usual(EventKind kind) {
  switch (kind) {
    case EventKind::spawn:
      return {"{who:이/가} go 문으로 {partner:을/를} 시작한다. {partner:은/는} 차례를 기다린다.",
              "{who} starts {partner} with a go statement: it is ready, and waits for its turn."};
    case EventKind::close: return {"{who:이/가} {thing:을/를} 닫는다.", "{who} closes {thing}."};
    case EventKind::store: return {"{who:이/가} {thing}에 {value:을/를} 쓴다.", "{who} writes {value} into {thing}."};
    case EventKind::rlock: return {"{who:이/가} {thing:을/를} 읽기용으로 잠근다.", "{who} locks {thing} for reading."};
    case EventKind::runlock:
      return {"{who:이/가} {thing}의 읽기 락을 놓는다.", "{who} lets go of {thing}, which it had for reading."};
    case EventKind::ready:
      return {"{who:이/가} 깨어난다. 기다리던 시간이 되었다.", "{who} wakes up: its time has come."};
    case EventKind::wait:
      return {"{thing}의 카운터가 0이므로 {who:은/는} 더 기다리지 않는다.",
              "{thing} is 0: {who} need not wait any more."};
    case EventKind::yield:
      return {"{who:이/가} 차례를 양보한다.", "{who} lets others go first: it is ready, and waits for its turn."};
    case EventKind::preempt:
      return {"{who:이/가} 선점된다. 다시 차례를 기다린다.",
              "{who} is interrupted: it is ready, and waits for its turn."};
    case EventKind::print: return {"{who:이/가} 출력한다: {value}", "{who} prints: {value}"};
    case EventKind::panic: return {"{who:이/가} 패닉을 일으킨다: {value}", "{who} panics: {value}"};
    case EventKind::add: return counted("Add()");
    case EventKind::done: return counted("Done()");
    case EventKind::once: return {"{who:이/가} {thing}의 Do()를 부른다.", "{who} calls Do() on {thing}."};
    case EventKind::send:
    case EventKind::receive:
    case EventKind::load:
    case EventKind::peek:
    case EventKind::atomic:
    case EventKind::lock:
    case EventKind::unlock:
    case EventKind::block:
    case EventKind::end:
    case EventKind::signal:
    case EventKind::broadcast:
    case EventKind::local:
    case EventKind::make:
    case EventKind::name:
    case EventKind::start:
    case EventKind::resume:
    case EventKind::select:
    case EventKind::wake:
    case EventKind::timer:
    case EventKind::fire: break;
  }
  return {};
}

}  // namespace

StepSentence StepSentences::since(const std::map<ObjectId, std::size_t>& steps, ObjectId object, Text known,
                                  Text unknown) const {
  const auto at = steps.find(object);
  if (at == steps.end()) return {std::move(unknown)};
  return {std::move(known), at->second};
}

StepSentence StepSentences::block(const PictureStep& step) {
  const auto at = locked_.find(step.object);
  StepSentence sentence{waiting(step)};
  if (at != locked_.end() && sentence.phrase.en.find("{step}") != std::string::npos) sentence.refers = at->second;
  return sentence;
}

StepSentence StepSentences::receive(const PictureStep& step) {
  if (step.from_closed) {
    return since(closed_, step.object,
                 {"{who:이/가} {thing}에서 값 없이 돌아온다. {step}단계에서 닫혔고 비어 있다.",
                  "{who} gets nothing from {thing}: it was closed at step {step}, and is empty."},
                 {"{who:이/가} {thing}에서 값 없이 돌아온다. 닫혔고 비어 있다.",
                  "{who} gets nothing from {thing}: it is closed, and empty."});
  }
  auto& sent = sent_[step.object];
  if (sent.empty()) {
    return plain({"{who:이/가} {thing}에서 {value:을/를} 받는다.", "{who} receives {value} from {thing}."});
  }
  const std::size_t from = sent.front();
  sent.pop_front();
  return {{"{who:이/가} {thing}에서 {step}단계에 넣은 {value:을/를} 꺼낸다.",
           "{who} takes {value} out of {thing}, where it has lain since step {step}."},
          from};
}

StepSentence StepSentences::read(const PictureStep& step) const {
  return since(written_, step.object,
               {"{who:이/가} {thing}에서 {value:을/를} 읽는다. {step}단계에 쓴 값이다.",
                "{who} reads {value} from {thing}, as written at step {step}."},
               {"{who:이/가} {thing}에서 {value:을/를} 읽는다.", "{who} reads {value} from {thing}."});
}

StepSentence StepSentences::tell(const PictureStep& step) {
  if (step.kind == EventKind::send) return send(step);
  if (step.kind == EventKind::receive) return receive(step);
  if (step.kind == EventKind::atomic) return atomic(step);
  if (step.kind == EventKind::lock) return lock(step);
  if (step.kind == EventKind::unlock) return unlock(step);
  if (step.kind == EventKind::peek && step.object.kind == ObjectKind::channel) return look(step);
  if (step.kind == EventKind::load || step.kind == EventKind::peek) return read(step);
  if (step.kind == EventKind::block) return block(step);
  if (step.kind == EventKind::end) return end(step);
  if (step.kind == EventKind::signal) return signal(step, "Signal()");
  if (step.kind == EventKind::broadcast) return signal(step, "Broadcast()");
  return plain(usual(step.kind));
}

StepSentence StepSentences::next(const PictureStep& step) {
  StepSentence told = tell(step);
  remember(step);
  ++at_;
  return told;
}

void StepSentences::remember(const PictureStep& step) {
  const EventFacts& kind = facts(step.kind);
  if (step.kind == EventKind::lock || step.kind == EventKind::rlock) locked_[step.object] = at_;
  if (step.kind == EventKind::close) closed_[step.object] = at_;
  if (kind.writes || step.kind == EventKind::atomic) written_[step.object] = at_;
  if (step.kind == EventKind::send && step.partner == 0) sent_[step.object].push_back(at_);
}

namespace {

std::string filled_for(const Names& names, const PictureStep& step, const StepSentence& sentence) {
  const ObjectState& after = step.after;
  const bool is_channel = step.object.kind == ObjectKind::channel;
  const auto count = is_channel ? static_cast<std::int64_t>(after.length) : after.counter;
  return filled_in(names.say(sentence.phrase),
                   {.who = short_form(step.goroutine),
                    .partner = short_form(step.partner),
                    .thing = names.short_name(step.object),
                    .value = shortened(step.text, kWidestValue),
                    .step = sentence.refers ? std::to_string(*sentence.refers + 1) : "",
                    .holder = after.holders.empty() ? "" : short_form(after.holders.front()),
                    .count = std::to_string(count),
                    .capacity = std::to_string(after.capacity)});
}

}  // namespace

std::vector<Text> sentences_of(const Names& korean, const Names& english, const Picture& picture) {
  StepSentences sentences;
  std::vector<Text> all;
  for (const PictureStep& step : picture.steps) {
    const StepSentence sentence = sentences.next(step);
    all.push_back({filled_for(korean, step, sentence), filled_for(english, step, sentence)});
  }
  return all;
}

}  // namespace golearn::words
