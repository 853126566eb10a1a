#include "core/print.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/operation.hpp"

namespace golearn::core {

void append(std::string& out, bool value) { out += value ? "true" : "false"; }
void append(std::string& out, std::string_view value) { out += value; }
void append(std::string& out, const Time& value) { out += to_string(value); }
void append(std::string& out, Duration value) { out += to_string(value); }
void append_integer(std::string& out, long long value) { out += fmt::format_int(value).c_str(); }
void append_unsigned(std::string& out, unsigned long long value) { out += fmt::format_int(value).c_str(); }

// Go's %v: the shortest digits that read back the same, with an exponent below 1e-4 and from 1e6 on.
void append(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value > 0 ? "+Inf" : "-Inf";
  } else if (value != 0 && (std::fabs(value) < 1e-4 || std::fabs(value) >= 1e6)) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::scientific).ptr;
    out.append(digits.begin(), end);
  } else {
    out += std::floor(value) == value ? fmt::format("{:.0f}", value) : fmt::format("{}", value);
  }
}

void print_line(std::string& text, Where where) {
  Processor* p = begin(where);
  if (!p) return;
  text += '\n';
  p->scheduler->print(text, where);
}

}  // namespace golearn::core
