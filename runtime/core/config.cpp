#include "golearn/core/config.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <thread>

namespace golearn {
namespace {

// Of the environment's GOMAXPROCS, 0 if it is to be ignored.
int read_gomaxprocs() {
  const char* variable = std::getenv("GOMAXPROCS");
  std::string_view text = variable ? variable : "";
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::clamp(number, 0, Config::kMaxProcs) : 0;
}

}  // namespace

int default_procs() {
  static const int wanted = read_gomaxprocs();
  if (wanted > 0) return wanted;
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, Config::kMaxProcs);
}

}  // namespace golearn
