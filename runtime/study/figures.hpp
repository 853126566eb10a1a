// What a program measured in one run, for what is said of it afterwards: `measure("final", 9713)`.
//
// Made anew for each run. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace golearn::study {

class Figures {
 public:
  void measure(const std::string& what, std::int64_t value) {
    const std::lock_guard lock(mutex_);
    values_[what] = value;
  }
  /// What was measured; `fallback` if nothing was.
  [[nodiscard]] std::int64_t measured(const std::string& what, std::int64_t fallback = 0) const {
    const std::lock_guard lock(mutex_);
    const auto at = values_.find(what);
    return at == values_.end() ? fallback : at->second;
  }

  /// Everything that was measured, by name.
  [[nodiscard]] std::map<std::string, std::int64_t> all() const {
    const std::lock_guard lock(mutex_);
    return values_;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::int64_t> values_;
};

}  // namespace golearn::study
