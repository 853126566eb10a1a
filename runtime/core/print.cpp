#include "golearn/core/print.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "golearn/core/operation.hpp"

namespace golearn::core {

void append(std::string& out, bool value) { out += value ? "true" : "false"; }
void append(std::string& out, std::string_view value) { out += value; }
void append(std::string& out, const Time& value) { out += to_string(value); }
void append(std::string& out, Duration value) { out += to_string(value); }
void append_integer(std::string& out, long long value) { out += fmt::format_int(value).c_str(); }
void append_unsigned(std::string& out, unsigned long long value) { out += fmt::format_int(value).c_str(); }

namespace {

// Go's %v: the shortest digits that read back the same, with an exponent below 1e-4 and from 1e6 on.
template <class Float>
void append_float(std::string& out, Float value) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value > 0 ? "+Inf" : "-Inf";
  } else {
    const Float size = std::fabs(value);
    const bool scientific = value != 0 && (size < Float(1e-4) || size >= Float(1e6));
    std::array<char, 64> digits;
    const auto form = scientific ? std::chars_format::scientific : std::chars_format::fixed;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value, form).ptr);
  }
}

}  // namespace

void append(std::string& out, double value) { append_float(out, value); }
void append(std::string& out, float value) { append_float(out, value); }

void print_line(std::string& text, Place where) {
  Processor* p = &here();
  if (p->needs_attention()) p = Scheduler::attend(*p, {EventKind::print, kOutput, where, {}, text}, false);
  if (!p) return;
  if (p->wants(kControlled)) p->current->pending().text = {};  // `text` is the caller's, and goes with it
  text += '\n';
  p->scheduler->print(text, where);
}

}  // namespace golearn::core
