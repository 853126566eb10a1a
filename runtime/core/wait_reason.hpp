// Why a goroutine is not running, in the words Go's own reports use.
//
// The text is user interface: it appears in brackets after `goroutine 7` in every deadlock report,
// so each name is exactly Go's.
#pragma once

#include <cstdint>
#include <string_view>

namespace golearn {

enum class WaitReason : std::uint8_t {
  none,
  chan_receive,
  chan_receive_nil,
  chan_send,
  chan_send_nil,
  select,
  select_no_cases,
  sleep,
  mutex_lock,
  rwmutex_rlock,
  rwmutex_lock,
  cond_wait,
  waitgroup_wait,
  semacquire,
};

/// The text Go prints for `reason`; empty for WaitReason::none.
constexpr std::string_view to_string(WaitReason reason) {
  switch (reason) {
    case WaitReason::none: return "";
    case WaitReason::chan_receive: return "chan receive";
    case WaitReason::chan_receive_nil: return "chan receive (nil chan)";
    case WaitReason::chan_send: return "chan send";
    case WaitReason::chan_send_nil: return "chan send (nil chan)";
    case WaitReason::select: return "select";
    case WaitReason::select_no_cases: return "select (no cases)";
    case WaitReason::sleep: return "sleep";
    case WaitReason::mutex_lock: return "sync.Mutex.Lock";
    case WaitReason::rwmutex_rlock: return "sync.RWMutex.RLock";
    case WaitReason::rwmutex_lock: return "sync.RWMutex.Lock";
    case WaitReason::cond_wait: return "sync.Cond.Wait";
    case WaitReason::waitgroup_wait: return "sync.WaitGroup.Wait";
    case WaitReason::semacquire: return "semacquire";
  }
  return "";
}

}  // namespace golearn
