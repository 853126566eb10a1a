#include "export/protobuf.hpp"

namespace golearn::exports {
namespace {

constexpr int kVarint = 0, kFixed64 = 1, kLength = 2;  // wire types
constexpr int kBytesOfFixed = 8;

}  // namespace

ProtobufMessage& ProtobufMessage::number(int field, std::int64_t value) {
  add_tag(field, kVarint);
  add_varint(static_cast<std::uint64_t>(value));
  return *this;
}

ProtobufMessage& ProtobufMessage::fixed(int field, std::uint64_t value) {
  add_tag(field, kFixed64);
  for (int i = 0; i < kBytesOfFixed; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFF);
  return *this;
}

ProtobufMessage& ProtobufMessage::text(int field, std::string_view value) {
  add_tag(field, kLength);
  add_varint(value.size());
  bytes_ += value;
  return *this;
}

// Seven bits a byte, the lowest first; all but the last have the eighth bit set.
void ProtobufMessage::add_varint(std::uint64_t value) {
  for (; value > 0x7F; value >>= 7) bytes_ += static_cast<char>((value & 0x7F) | 0x80);
  bytes_ += static_cast<char>(value);
}

void ProtobufMessage::add_tag(int field, int wire_type) {
  add_varint(static_cast<std::uint64_t>(field) << 3 | static_cast<std::uint64_t>(wire_type));
}

}  // namespace golearn::exports
