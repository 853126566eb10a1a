// What the data of a page has once, and mentions by number.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "golearn/observe/picture.hpp"

namespace golearn::exports {

/// Each different thing once, by the number of its first mention.
template <class T>
class Numbered {
 public:
  int of(const T& thing) {
    const auto [at, is_new] = numbers_.try_emplace(thing, static_cast<int>(all_.size()));
    if (is_new) all_.push_back(thing);
    return at->second;
  }
  [[nodiscard]] const std::vector<T>& all() const { return all_; }

 private:
  std::unordered_map<T, int> numbers_;
  std::vector<T> all_;
};

/// What several runs on one page share.
struct PageTables {
  Numbered<std::string> phrases;  ///< Korean and English, with a line's end between
  Numbered<std::string> kinds;
};

/// The lanes of a picture's goroutines, and its objects, by their places; -1 for one that is not in it.
class PicturePlaces {
 public:
  explicit PicturePlaces(const Picture& picture) {
    for (const PictureGoroutine& each : picture.goroutines) lanes_.emplace(each.id, static_cast<int>(lanes_.size()));
    for (const PictureObject& each : picture.objects) objects_.emplace(each.id, static_cast<int>(objects_.size()));
  }
  [[nodiscard]] int lane(std::uint64_t goroutine) const { return place(lanes_, goroutine); }
  [[nodiscard]] int object(ObjectId id) const { return place(objects_, id); }

 private:
  template <class Key>
  static int place(const std::map<Key, int>& places, Key key) {
    const auto at = places.find(key);
    return at == places.end() ? -1 : at->second;
  }

  std::map<std::uint64_t, int> lanes_;
  std::map<ObjectId, int> objects_;
};

}  // namespace golearn::exports
