// Values through a pipe between a process and the child that it has forked: both are the same program, so what is
// trivially copied goes as it is, pointers to constant data among it.
//
// Of a struct, Fields says what it has. One thread.
#pragma once

#include <cstring>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace golearn::tui {

/// Specialised for a struct: `static auto of(T& value) { return std::tie(value.a, value.b); }`.
template <class T>
struct Fields;

template <class T>
concept HasFields = requires(T& value) {
  Fields<T>::of(value);
};

/// Bytes of what was put, in order.
class Wire {
 public:
  Wire() = default;
  explicit Wire(std::string bytes) : bytes_(std::move(bytes)) {}

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  template <class T>
  void put(T& value) {
    if constexpr (HasFields<T>) {
      std::apply([this](auto&... each) { (put(each), ...); }, Fields<T>::of(value));
    } else {
      static_assert(std::is_trivially_copyable_v<T>);
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
  }
  void put(std::string& value) {
    put_size(value.size());
    bytes_ += value;
  }
  template <class T>
  void put(std::vector<T>& values) {
    put_size(values.size());
    for (T& value : values) put(value);
  }
  template <class K, class V>
  void put(std::map<K, V>& values) {
    put_size(values.size());
    for (auto& [key, value] : values) {
      K copy = key;
      put(copy);
      put(value);
    }
  }
  template <class T>
  void put(std::optional<T>& value) {
    put_size(value ? 1 : 0);
    if (value) put(*value);
  }

  /// The next value. Throws std::runtime_error if there are too few bytes.
  template <class T>
  void get(T& value) {
    if constexpr (HasFields<T>) {
      std::apply([this](auto&... each) { (get(each), ...); }, Fields<T>::of(value));
    } else {
      static_assert(std::is_trivially_copyable_v<T>);
      std::memcpy(static_cast<void*>(&value), take(sizeof value).data(), sizeof value);
    }
  }
  void get(std::string& value) { value = take(get_size()); }
  template <class T>
  void get(std::vector<T>& values) {
    const std::size_t size = get_size();
    values.clear();
    for (std::size_t i = 0; i < size; ++i) get(values.emplace_back());
  }
  template <class K, class V>
  void get(std::map<K, V>& values) {
    values.clear();
    for (std::size_t left = get_size(); left > 0; --left) {
      K key{};
      get(key);
      get(values[key]);
    }
  }
  template <class T>
  void get(std::optional<T>& value) {
    value.reset();
    if (get_size() > 0) get(value.emplace());
  }

 private:
  void put_size(std::size_t size) { put(size); }
  std::size_t get_size() {
    std::size_t size = 0;
    get(size);
    return size;
  }
  std::string_view take(std::size_t count) {
    if (count > bytes_.size() - at_) throw std::runtime_error("a message from the child is cut off");
    const std::string_view taken = std::string_view(bytes_).substr(at_, count);
    at_ += count;
    return taken;
  }

  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace golearn::tui
