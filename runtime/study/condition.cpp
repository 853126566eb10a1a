#include "golearn/study/condition.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <stdexcept>

#include "golearn/study/duration.hpp"
#include "golearn/study/number.hpp"

namespace golearn::study {
namespace {

using Value = std::optional<Fact>;

bool is_name_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool has(const std::string& line, const std::string& part) { return line.find(part) != std::string::npos; }

// Reads a condition from left to right and judges it on the way.
class Reader {
 public:
  Reader(std::string_view text, const Facts& facts) : whole_(text), rest_(text), facts_(facts) { skip_space(); }

  bool condition() {
    bool any = clause();
    while (take_word("or")) any = clause() || any;
    return any;
  }

  Value sum() {
    Value left = product();
    for (;;) {
      if (take("+")) {
        left = combined(left, product(), std::plus<>());
      } else if (take("-")) {
        left = combined(left, product(), std::minus<>());
      } else {
        return left;
      }
    }
  }

  void expect_end() const {
    if (!rest_.empty()) fail();
  }

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  bool clause() {
    bool all = test();
    while (take(",")) all = test() && all;
    return all;
  }

  bool test() {
    if (!rest_.starts_with("!=") && take("!")) return !test();
    if (take_word("first")) {
      const std::string text = quoted();
      return !lines().empty() && has(lines().front(), text);
    }
    if (take_word("last")) {
      const std::string text = quoted();
      return !lines().empty() && has(lines().back(), text);
    }
    const Value left = sum();
    if (take_word("before")) return comes_before(left, quoted());
    return compared(left);
  }

  bool compared(const Value& left) {
    static constexpr std::array<std::string_view, 6> kSigns{"=", "!=", "<=", ">=", "<", ">"};
    for (const std::string_view sign : kSigns) {
      if (take(sign)) return compare(left, sign, sum());
    }
    return left && *left != Fact{std::int64_t{0}};
  }

  bool compare(const Value& left, std::string_view sign, const Value& right) const {
    if (!left || !right) return false;
    if (left->index() != right->index()) fail("compares things of two kinds");
    if (sign == "=") return *left == *right;
    if (sign == "!=") return *left != *right;
    if (sign == "<=") return *left <= *right;
    if (sign == ">=") return *left >= *right;
    return sign == "<" ? *left < *right : *left > *right;
  }

  Value product() {
    Value left = value();
    while (take("*")) left = combined(left, value(), std::multiplies<>());
    return left;
  }

  template <class Operation>
  Value combined(const Value& left, const Value& right, Operation operation) const {
    if (!left || !right) return {};
    const auto* a = std::get_if<std::int64_t>(&*left);
    const auto* b = std::get_if<std::int64_t>(&*right);
    if (a && b) return Fact{operation(*a, *b)};
    const auto* s = std::get_if<Duration>(&*left);
    const auto* t = std::get_if<Duration>(&*right);
    if (s && t) return Fact{Duration(operation(s->count(), t->count()))};
    if (a && t) return Fact{Duration(operation(*a, t->count()))};
    fail("calculates with a text");
  }

  Value value() {
    if (rest_.starts_with('"')) return Fact{quoted()};
    if (take("(")) {
      Value inner = sum();
      if (!take(")")) fail();
      return inner;
    }
    if (take_word("lines")) return Fact{rest_.starts_with('"') ? containing(quoted()) : std::ssize(lines())};
    const std::string_view word = take_name();
    if (std::isdigit(static_cast<unsigned char>(word.front())) != 0) return constant(word);
    names_.emplace_back(word);
    return facts_.find(word);
  }

  Value constant(std::string_view word) const {
    std::int64_t number = 0;
    if (read_number(word, number)) return Fact{number};
    Duration duration{};
    if (parse_duration(word, duration)) return Fact{duration};
    fail();
  }

  [[nodiscard]] const std::vector<std::string>& lines() const { return facts_.lines(); }

  [[nodiscard]] std::int64_t containing(const std::string& text) const {
    return std::ranges::count_if(lines(), [&](const std::string& line) { return has(line, text); });
  }

  [[nodiscard]] bool comes_before(const Value& earlier, const std::string& later) const {
    const auto* text = earlier ? std::get_if<std::string>(&*earlier) : nullptr;
    if (!text) fail();
    const auto at = [&](const std::string& part) {
      return std::ranges::find_if(lines(), [&](const std::string& line) { return has(line, part); });
    };
    return at(later) != lines().end() && at(*text) < at(later);
  }

  std::string quoted() {
    const auto end = rest_.starts_with('"') ? rest_.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos) fail();
    std::string text(rest_.substr(1, end - 1));
    advance(end + 1);
    return text;
  }

  // Letters and digits, and a dash or a point between two of them.
  std::string_view take_name() {
    const std::string_view name = rest_.substr(0, name_length());
    if (name.empty()) fail();
    advance(name.size());
    return name;
  }

  [[nodiscard]] std::size_t name_length() const {
    std::size_t length = 0;
    while (length < rest_.size() &&
           (is_name_part(rest_[length]) || (length > 0 && (rest_[length] == '-' || rest_[length] == '.') &&
                                            length + 1 < rest_.size() && is_name_part(rest_[length + 1])))) {
      ++length;
    }
    return length;
  }

  bool take(std::string_view sign) {
    if (!rest_.starts_with(sign)) return false;
    advance(sign.size());
    return true;
  }

  bool take_word(std::string_view word) { return rest_.substr(0, name_length()) == word && take(word); }

  void advance(std::size_t count) {
    rest_.remove_prefix(count);
    skip_space();
  }
  void skip_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

  [[noreturn]] void fail(std::string_view why = "is no condition") const {
    throw std::runtime_error("'" + std::string(whole_) + "' " + std::string(why) + ", at '" + std::string(rest_) + "'");
  }

  std::string_view whole_;
  std::string_view rest_;
  const Facts& facts_;
  std::vector<std::string> names_;
};

const Facts& nothing() {
  static const Runnable empty;
  static const Facts facts(usual_run(empty));
  return facts;
}

}  // namespace

bool holds(std::string_view condition, const Facts& facts) {
  if (condition.empty()) return true;
  Reader reader(condition, facts);
  const bool held = reader.condition();
  reader.expect_end();
  return held;
}

std::optional<Fact> value_of(std::string_view sum, const Facts& facts) {
  Reader reader(sum, facts);
  Value value = reader.sum();
  reader.expect_end();
  return value;
}

std::vector<std::string> tests_in(std::string_view condition) {
  std::vector<std::string> tests(condition.empty() ? 0 : 1);
  bool in_text = false;
  for (std::size_t i = 0; i < condition.size(); ++i) {
    if (condition[i] == '"') in_text = !in_text;
    if (!in_text && condition.substr(i).starts_with(" or ")) return {std::string(condition)};
    if (!in_text && condition[i] == ',') {
      tests.emplace_back();
      i = std::min(condition.find_first_not_of(' ', i + 1), condition.size()) - 1;
    } else {
      tests.back() += condition[i];
    }
  }
  return tests;
}

std::vector<std::string> names_in(std::string_view condition) {
  if (condition.empty()) return {};
  Reader reader(condition, nothing());
  reader.condition();
  reader.expect_end();
  return reader.names();
}

}  // namespace golearn::study
