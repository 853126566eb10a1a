#include "words/step_deeds.hpp"

#include "golearn/core/event_facts.hpp"
#include "words/deeds.hpp"
#include "words/glyphs.hpp"
#include "words/names.hpp"
#include "words/phrases.hpp"
#include "words/thing_contents.hpp"

namespace golearn::words {
namespace {

// `Lock()`: the arrow leads to the thing.
Text call_of(EventKind kind) {
  const Text call = words_for(kind).move;
  return {call.ko.substr(call.ko.find('.') + 1), call.en.substr(call.en.find('.') + 1)};
}

Text wait_of(WaitReason reason) {
  switch (reason) {
    case WaitReason::sleep: return {"잠", "sleeps"};
    case WaitReason::chan_receive:
    case WaitReason::chan_receive_nil: return {"받기 대기", "waits to get"};
    case WaitReason::chan_send:
    case WaitReason::chan_send_nil: return {"보내기 대기", "waits to send"};
    case WaitReason::select:
    case WaitReason::select_no_cases: return {"select 대기", "waits: select"};
    case WaitReason::mutex_lock:
    case WaitReason::rwmutex_lock: return {"락 대기", "waits: lock"};
    case WaitReason::rwmutex_rlock: return {"읽기 락 대기", "waits: RLock"};
    case WaitReason::cond_wait:
    case WaitReason::waitgroup_wait: return {"Wait() 대기", "waits: Wait()"};
    case WaitReason::semacquire: return {"세마포어 대기", "waits"};
    case WaitReason::none: break;
  }
  return {"대기", "waits"};
}

// A pool, or a map, tells of its calls as atomic steps.
Text changed(const PictureStep& step) {
  if (step.object.kind == ObjectKind::pool) return {"{value}()", "{value}()"};
  if (step.object.kind == ObjectKind::map) return {"사용", "uses"};
  return {"{value:으로/로} 바꿈", "changes to {value}"};
}

const Text kGets{"{value} 받음", "gets {value}"};

}  // namespace

Text deed_of(const PictureStep& step) {
  switch (step.kind) {
    case EventKind::spawn: return {"go {partner}", "go {partner}"};
    case EventKind::send: return {"{value} 보냄", "sends {value}"};
    case EventKind::receive: return step.from_closed ? Text{"닫혀서 못 받음", "gets none: closed"} : kGets;
    case EventKind::close: return {"닫음", "closes"};
    case EventKind::peek:
      if (step.object.kind == ObjectKind::channel) return {"살펴봄", "looks"};
      [[fallthrough]];
    case EventKind::load: return {"{value} 읽음", "reads {value}"};
    case EventKind::store: return {"{value} 씀", "writes {value}"};
    case EventKind::atomic: return changed(step);
    case EventKind::block: return wait_of(step.reason);
    case EventKind::ready: return {"깨어남", "wakes up"};
    case EventKind::yield: return {"양보", "yields"};
    case EventKind::preempt: return {"선점됨", "interrupted"};
    case EventKind::end: return {"끝남", "ends"};
    case EventKind::print: return {"» {value}", "» {value}"};
    case EventKind::panic: return {"패닉: {value}", "panics: {value}"};
    case EventKind::wait: return {"Wait() 반환", "Wait() returns"};
    case EventKind::lock:
      return step.in_wait ? Text{"Wait(): 락 다시 잡음", "Wait(): locks again"} : call_of(step.kind);
    case EventKind::unlock: return step.in_wait ? Text{"Wait(): 락 놓음", "Wait(): unlocks"} : call_of(step.kind);
    case EventKind::rlock:
    case EventKind::runlock:
    case EventKind::add:
    case EventKind::done:
    case EventKind::signal:
    case EventKind::broadcast:
    case EventKind::once: return call_of(step.kind);
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
  const std::string name(to_string(step.kind));
  return {name, name};
}

Text partners_deed(const PictureStep& step) {
  return step.kind == EventKind::send && step.partner != 0 ? kGets : Text{};
}

std::string said_of(const PictureStep& step, const Text& phrase, study::Language language, int widest) {
  const bool whole = step.kind == EventKind::print || step.kind == EventKind::panic;
  return filled_in(phrase.in(language), {.who = short_form(step.goroutine),
                                         .partner = short_form(step.partner),
                                         .value = whole ? visible(step.text) : shortened(step.text, widest)});
}

StepArrow arrow_of(const PictureStep& step) {
  if (!step.object) return StepArrow::none;
  if (step.kind == EventKind::block) return StepArrow::waits_for;
  const EventFacts& kind = facts(step.kind);
  if (!kind.touches) return StepArrow::none;
  if (step.kind == EventKind::unlock || step.kind == EventKind::runlock) return StepArrow::gives_back;
  const bool gets = step.kind == EventKind::receive || step.kind == EventKind::wait;
  return gets || (kind.reads && !kind.writes) ? StepArrow::from_thing : StepArrow::to_thing;
}

}  // namespace golearn::words
