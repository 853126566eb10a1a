#include "golearn/explore/schedule.hpp"

namespace golearn {
namespace {

void append_number(std::string& bytes, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

bool read_number(std::string_view& bytes, std::uint32_t& number) {
  number = 0;
  for (int shift = 0; shift < 32 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

constexpr std::uint32_t kMostZeros = 1U << 20;  // a damaged count must not take all memory

}  // namespace

// Pairs: how many zeros, then the choice that is none.
std::string Schedule::to_bytes() const {
  std::string bytes;
  std::uint32_t zeros = 0;
  for (const std::uint32_t choice : choices) {
    if (choice == 0) {
      ++zeros;
      continue;
    }
    append_number(bytes, zeros);
    append_number(bytes, choice);
    zeros = 0;
  }
  return bytes;
}

bool Schedule::parse(std::string_view bytes, Schedule& schedule) {
  schedule.choices.clear();
  while (!bytes.empty()) {
    std::uint32_t zeros = 0;
    std::uint32_t choice = 0;
    if (!read_number(bytes, zeros) || !read_number(bytes, choice) || zeros > kMostZeros || choice == 0) return false;
    schedule.choices.insert(schedule.choices.end(), zeros, 0);
    schedule.choices.push_back(choice);
  }
  return true;
}

}  // namespace golearn
