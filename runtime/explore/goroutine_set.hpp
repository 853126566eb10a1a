// A set of goroutines, by id; small ones, which is nearly all, without allocating.
//
// Invariant: the last word is not zero, so equal sets have equal words. One thread.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <boost/container/small_vector.hpp>

namespace golearn {

class GoroutineSet {
 public:
  GoroutineSet() = default;
  explicit GoroutineSet(std::size_t one) { insert(one); }

  void insert(std::size_t id) {
    if (id / kBits >= words_.size()) words_.resize(id / kBits + 1);
    words_[id / kBits] |= std::uint64_t{1} << id % kBits;
  }
  void erase(std::size_t id) {
    if (id / kBits >= words_.size()) return;
    words_[id / kBits] &= ~(std::uint64_t{1} << id % kBits);
    trim();
  }
  [[nodiscard]] bool contains(std::size_t id) const {
    return id / kBits < words_.size() && (words_[id / kBits] >> id % kBits & 1) != 0;
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] std::size_t size() const {
    std::size_t count = 0;
    for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
    return count;
  }
  void clear() { words_.clear(); }

  GoroutineSet& operator|=(const GoroutineSet& other) {
    if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  GoroutineSet& operator&=(const GoroutineSet& other) {
    words_.resize(std::min(words_.size(), other.words_.size()));
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    trim();
    return *this;
  }
  GoroutineSet& operator-=(const GoroutineSet& other) {
    for (std::size_t i = 0; i < std::min(words_.size(), other.words_.size()); ++i) words_[i] &= ~other.words_[i];
    trim();
    return *this;
  }
  friend GoroutineSet operator-(GoroutineSet a, const GoroutineSet& b) { return a -= b; }
  friend GoroutineSet operator&(GoroutineSet a, const GoroutineSet& b) { return a &= b; }
  friend bool operator==(const GoroutineSet& a, const GoroutineSet& b) { return a.words_ == b.words_; }

  [[nodiscard]] bool meets(const GoroutineSet& other) const {
    for (std::size_t i = 0; i < std::min(words_.size(), other.words_.size()); ++i) {
      if (words_[i] & other.words_[i]) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_within(const GoroutineSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i] & ~(i < other.words_.size() ? other.words_[i] : 0)) return false;
    }
    return true;
  }
  /// The lowest id; there is one.
  [[nodiscard]] std::size_t first() const {
    std::size_t i = 0;
    while (words_[i] == 0) ++i;
    return i * kBits + static_cast<std::size_t>(std::countr_zero(words_[i]));
  }
  /// Calls `visit` with each id, ascending.
  template <class F>
  void for_each(F&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left; left &= left - 1)
        visit(i * kBits + static_cast<std::size_t>(std::countr_zero(left)));
    }
  }
  [[nodiscard]] std::uint64_t hash() const {
    std::uint64_t h = 0;
    for (const std::uint64_t word : words_) h = (h ^ word) * 0x9e3779b97f4a7c15U;
    return h;
  }

 private:
  static constexpr std::size_t kBits = 64;
  void trim() {
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
  }
  boost::container::small_vector<std::uint64_t, 1> words_;
};

}  // namespace golearn
