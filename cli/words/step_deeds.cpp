#include "words/step_deeds.hpp"

#include <fmt/format.h>

#include "golearn/core/event_facts.hpp"
#include "golearn/study/korean.hpp"
#include "words/deeds.hpp"
#include "words/glyphs.hpp"

namespace golearn::words {
namespace {

constexpr int kWidestValue = 12;
constexpr int kWidestContent = 6;
constexpr std::int64_t kMostPlaces = 4;  // of a channel whose places are drawn

std::string shortened(const std::string& value, int width) {
  const std::string shown = visible(value);
  return display_width(shown) <= width ? shown : shown.substr(0, fitting(shown, width - 1)) + "…";
}

// `Lock()`: the arrow leads to the thing.
std::string call_of(const Names& names, EventKind kind) {
  std::string call = names.say(words_for(kind).move);
  return call.substr(call.find('.') + 1);
}

std::string wait_of(const Names& names, const PictureStep& step) {
  switch (step.reason) {
    case WaitReason::sleep: return names.say({"잠", "sleeps"});
    case WaitReason::chan_receive:
    case WaitReason::chan_receive_nil: return names.say({"받기 대기", "waits to get"});
    case WaitReason::chan_send:
    case WaitReason::chan_send_nil: return names.say({"보내기 대기", "waits to send"});
    case WaitReason::select:
    case WaitReason::select_no_cases: return names.say({"select 대기", "waits: select"});
    case WaitReason::mutex_lock:
    case WaitReason::rwmutex_lock: return names.say({"락 대기", "waits: lock"});
    case WaitReason::rwmutex_rlock: return names.say({"읽기 락 대기", "waits: RLock"});
    case WaitReason::cond_wait:
    case WaitReason::waitgroup_wait: return names.say({"Wait() 대기", "waits: Wait()"});
    case WaitReason::semacquire: return names.say({"세마포어 대기", "waits"});
    case WaitReason::none: break;
  }
  return names.say({"대기", "waits"});
}

std::string of_channel(const PictureStep& step) {
  const ObjectState& channel = step.after;
  if (step.partner != 0) return "(" + shortened(step.text, kWidestContent) + ")";
  if (channel.closed && channel.buffer.empty()) return "╳";
  if (channel.capacity == 0) return "";
  const auto count = static_cast<std::int64_t>(channel.buffer.size());
  if (channel.capacity > kMostPlaces) return fmt::format("{}/{}", count, channel.capacity);
  std::string places;
  for (std::int64_t i = 0; i < channel.capacity; ++i) places += i < count ? "■" : " ";
  return "[" + places + "]";
}

std::string of_lock(const ObjectState& lock) {
  if (lock.holders.empty()) return "·";
  if (lock.for_reading) return fmt::format("r{}", lock.holders.size());
  return short_form(lock.holders.front());
}

}  // namespace

std::string deed_of(const Names& names, const PictureStep& step) {
  const std::string value = shortened(step.text, kWidestValue);
  switch (step.kind) {
    case EventKind::spawn: return "go " + short_form(step.partner);
    case EventKind::send: return names.say({value + " 보냄", "sends " + value});
    case EventKind::receive:
      if (step.from_closed) return names.say({"닫혀서 못 받음", "gets none: closed"});
      return names.say({value + " 받음", "gets " + value});
    case EventKind::close: return names.say({"닫음", "closes"});
    case EventKind::load:
    case EventKind::peek: return names.say({value + " 읽음", "reads " + value});
    case EventKind::store: return names.say({value + " 씀", "writes " + value});
    case EventKind::atomic:
      return names.say({study::with_particle(value, "으로", "로") + " 바꿈", "changes to " + value});
    case EventKind::block: return wait_of(names, step);
    case EventKind::ready: return names.say({"깨어남", "wakes up"});
    case EventKind::yield: return names.say({"양보", "yields"});
    case EventKind::preempt: return names.say({"선점됨", "interrupted"});
    case EventKind::end: return names.say({"끝남", "ends"});
    case EventKind::print: return "» " + visible(step.text);
    case EventKind::panic: return names.say({"패닉: ", "panics: "}) + visible(step.text);
    case EventKind::wait: return names.say({"Wait() 반환", "Wait() returns"});
    case EventKind::lock:
    case EventKind::unlock:
    case EventKind::rlock:
    case EventKind::runlock:
    case EventKind::add:
    case EventKind::done:
    case EventKind::signal:
    case EventKind::broadcast:
    case EventKind::once: return call_of(names, step.kind);
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
  return std::string(to_string(step.kind));
}

std::string partners_deed(const Names& names, const PictureStep& step) {
  if (step.kind != EventKind::send || step.partner == 0) return "";
  const std::string value = shortened(step.text, kWidestValue);
  return names.say({value + " 받음", "gets " + value});
}

std::string content_of(const PictureStep& step) {
  if (step.kind == EventKind::block) return "";
  switch (step.object.kind) {
    case ObjectKind::channel: return of_channel(step);
    case ObjectKind::mutex:
    case ObjectKind::rwmutex: return of_lock(step.after);
    case ObjectKind::wait_group: return std::to_string(step.after.counter);
    case ObjectKind::variable:
    case ObjectKind::atomic: return shortened(step.text, kWidestContent);
    case ObjectKind::cond: return "!";
    case ObjectKind::once: return "✓";
    case ObjectKind::pool:
    case ObjectKind::map: return "•";
    case ObjectKind::none:
    case ObjectKind::timer:
    case ObjectKind::map_entry:
    case ObjectKind::signals:
    case ObjectKind::writers:
    case ObjectKind::part:
    case ObjectKind::output:
    case ObjectKind::program: return "";
  }
  return "";
}

StepArrow arrow_of(const PictureStep& step) {
  const EventFacts& kind = facts(step.kind);
  if (!step.object || (!kind.touches && step.kind != EventKind::block)) return StepArrow::none;
  const bool gets = step.kind == EventKind::receive || step.kind == EventKind::wait;
  return gets || (kind.reads && !kind.writes) ? StepArrow::from_thing : StepArrow::to_thing;
}

}  // namespace golearn::words
