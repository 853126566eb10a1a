#include "support/literals.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace golearn::test {
namespace {

const std::filesystem::path kRoot = std::filesystem::path(GOLEARN_TESTS_DIR).parent_path();

// Reads C++ as far as needed to tell its strings from all else.
class Reader {
 public:
  Reader(const std::string& code, const std::string& file) : code_(code), file_(file) {}

  std::vector<Literal> all() {
    while (at_ < code_.size()) step();
    return std::move(found_);
  }

 private:
  void step() {
    const char c = code_[at_];
    if (code_.compare(at_, 2, "//") == 0) {
      at_ = std::min(code_.find('\n', at_), code_.size());
    } else if (c == '"') {
      take_string();
    } else if (c == '\'' && !is_digit_separator()) {
      skip_quoted();
    } else {
      if (c == '\n') ++line_;
      if (c != ' ' && c != '\n') last_ = c;
      ++at_;
    }
  }

  [[nodiscard]] bool is_digit_separator() const {
    return at_ > 0 && std::isalnum(static_cast<unsigned char>(code_[at_ - 1])) != 0;
  }

  // Past the closing quote.
  void skip_quoted() {
    const char quote = code_[at_++];
    while (at_ < code_.size() && code_[at_] != quote) at_ += code_[at_] == '\\' ? 2 : 1;
    ++at_;
  }

  void take_string() {
    const std::size_t begin = at_ + 1;
    skip_quoted();
    const std::string text = code_.substr(begin, at_ - 1 - begin);
    if (last_ == '"') {
      found_.back().text += text;
    } else {
      found_.push_back({file_, line_, text, last_ == '+'});
    }
    last_ = '"';
  }

  const std::string& code_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
  char last_ = 0;  // the last character that is neither space nor comment
  std::vector<Literal> found_;
};

bool is_source(const std::filesystem::path& path) { return path.extension() == ".cpp" || path.extension() == ".hpp"; }

}  // namespace

bool has_hangul(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_hangul(text, at)) return true;
  }
  return false;
}

std::vector<Literal> literals_in(const std::string& code, const std::string& file) { return Reader(code, file).all(); }

std::vector<Literal> korean_literals() {
  std::vector<Literal> all;
  for (const char* floor : {"runtime", "lessons", "cli"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / floor)) {
      if (!is_source(entry.path())) continue;
      const std::string name = std::filesystem::relative(entry.path(), kRoot).string();
      for (Literal& literal : literals_in(contents(name), name)) {
        if (has_hangul(literal.text)) all.push_back(std::move(literal));
      }
    }
  }
  return all;
}

// The first byte of 가 to 힣 in UTF-8 is 0xEA to 0xED.
bool is_hangul(const std::string& text, std::size_t at) {
  return at < text.size() && text[at] >= '\xea' && text[at] <= '\xed';
}

std::string contents(const std::string& name) {
  std::ifstream file(kRoot / name, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace golearn::test
