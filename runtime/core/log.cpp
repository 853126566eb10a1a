#include "golearn/core/log.hpp"

#include <fmt/format.h>

namespace golearn::core {

std::string log_prefix() {
  const std::tm local = calendar(now());
  return fmt::format("{:04}/{:02}/{:02} {:02}:{:02}:{:02} ", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                     local.tm_hour, local.tm_min, local.tm_sec);
}

}  // namespace golearn::core
