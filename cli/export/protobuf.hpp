// Messages in the wire format of Protocol Buffers: a field is its number and its value, in any order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace golearn::exports {

class ProtobufMessage {
 public:
  /// Of the types int32 to uint64, bool, and enums. A negative one takes ten bytes.
  ProtobufMessage& number(int field, std::int64_t value);
  /// Of the types fixed64 and sfixed64.
  ProtobufMessage& fixed(int field, std::uint64_t value);
  /// Of the types string and bytes.
  ProtobufMessage& text(int field, std::string_view value);
  ProtobufMessage& message(int field, const ProtobufMessage& value) { return text(field, value.bytes_); }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void add_varint(std::uint64_t value);
  void add_tag(int field, int wire_type);

  std::string bytes_;
};

}  // namespace golearn::exports
