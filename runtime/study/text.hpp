// What is said to a learner, in both languages. Who shows it chooses one.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace golearn::study {

enum class Language : std::uint8_t { korean, english };

/// A sentence in both languages.
struct Text {
  std::string ko;
  std::string en;
  [[nodiscard]] const std::string& in(Language language) const { return language == Language::korean ? ko : en; }
};

inline Text operator+(Text a, const Text& b) {
  a.ko += b.ko;
  a.en += b.en;
  return a;
}

/// What was asked for cannot be done: what is wrong, and what would be right.
class Refusal : public std::runtime_error {
 public:
  explicit Refusal(Text why) : std::runtime_error(why.en), why_(std::move(why)) {}
  [[nodiscard]] const Text& why() const { return why_; }

 private:
  Text why_;
};

}  // namespace golearn::study
