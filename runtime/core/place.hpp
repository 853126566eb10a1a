// A place in a program: file, line, column and function, as one pointer to a record.
//
// A C++ call site takes its place by a default argument, and the record is the compiler's:
//
//     void lock(Place where = Place::current());
//
// Another front end has records of its own, made from its own tables. What holds a Place need not know which it is.
//
// Invariant: a record outlives every run that may mention it. Any thread may read one.
#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <source_location>
#include <string_view>

namespace golearn {

/// A place as another front end than the C++ compiler names it. Names end in a zero byte and stay as they are.
struct PlaceRecord {
  const char* file = "";
  const char* function = "";
  unsigned line = 0;  ///< from 1
  unsigned column = 0;
};

/// A place, or nowhere. One word; copied freely.
class Place {
 public:
  /// Nowhere: its line is 0.
  constexpr Place() = default;
  Place(std::source_location at) : at_(std::bit_cast<const char*>(at)) {}  // NOLINT: a call site's default argument
  explicit Place(const PlaceRecord& record) : at_(reinterpret_cast<const char*>(&record) + kRecord) {}

  /// Where it is called, or where a function is called of which it is a default argument.
  static Place current(std::source_location at = std::source_location::current()) { return at; }

  [[nodiscard]] const char* file() const { return is_record() ? record().file : location().file_name(); }
  [[nodiscard]] const char* function() const { return is_record() ? record().function : location().function_name(); }
  [[nodiscard]] unsigned line() const { return is_record() ? record().line : location().line(); }
  [[nodiscard]] unsigned column() const { return is_record() ? record().column : location().column(); }

  explicit operator bool() const { return line() != 0; }

  /// By file, line and column: of a template or an inline function there may be several records.
  friend std::strong_ordering operator<=>(const Place& a, const Place& b) {
    if (a.at_ == b.at_) return std::strong_ordering::equal;
    if (const auto files = std::string_view(a.file()) <=> std::string_view(b.file()); std::is_neq(files)) return files;
    if (const auto lines = a.line() <=> b.line(); std::is_neq(lines)) return lines;
    return a.column() <=> b.column();
  }
  friend bool operator==(const Place& a, const Place& b) { return std::is_eq(a <=> b); }

 private:
  // Records are aligned, the compiler's too, so the lowest bit of their addresses is free.
  static constexpr std::uintptr_t kRecord = 1;
  static_assert(sizeof(std::source_location) == sizeof(const char*) && alignof(PlaceRecord) > kRecord);

  [[nodiscard]] bool is_record() const { return reinterpret_cast<std::uintptr_t>(at_) & kRecord; }
  [[nodiscard]] const PlaceRecord& record() const { return *reinterpret_cast<const PlaceRecord*>(at_ - kRecord); }
  [[nodiscard]] std::source_location location() const { return std::bit_cast<std::source_location>(at_); }

  const char* at_ = nullptr;
};

}  // namespace golearn
