#include "token.hpp"

#include <charconv>

#include <fmt/format.h>
#include <boost/crc.hpp>

#include "error.hpp"
#include "selection.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

constexpr std::string_view kVersion = "g1";

std::string checksum(std::string_view text) {
  boost::crc_ccitt_type crc;
  crc.process_bytes(text.data(), text.size());
  return fmt::format("{:04x}", crc.checksum());
}

std::string to_hex(std::string_view bytes) {
  std::string hex;
  for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return hex;
}

// False when it is none. Whole bytes only.
bool from_hex(std::string_view hex, std::string& bytes) {
  if (hex.size() % 2 != 0) return false;
  for (; !hex.empty(); hex.remove_prefix(2)) {
    unsigned byte = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + 2, byte, 16);
    if (error != std::errc() || end != hex.data() + 2) return false;
    bytes += static_cast<char>(byte);
  }
  return true;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> fields(1);
  for (const char c : text) {
    if (c == ':') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

bool read_number(std::string_view text, char letter, std::uint64_t most, std::uint64_t& number) {
  if (!text.starts_with(letter)) return false;
  text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= most;
}

[[noreturn]] void damaged(const Terminal& terminal) {
  refuse(terminal, {"재생 토큰이 잘렸거나 바뀌었다: explore가 찍은 그대로 붙여 넣는다",
                    "the replay token is cut short or altered: paste it as explore printed it"});
}

// Version and checksum, before anything else is believed.
void check_whole(const Terminal& terminal, const std::string& text) {
  if (!text.starts_with("g")) {
    refuse(terminal, {"재생 토큰이 아니다: 'g1:'로 시작해야 한다", "not a replay token: one begins with 'g1:'"});
  }
  const auto end = text.rfind(':');
  if (end == std::string::npos || text.substr(end + 1) != checksum(text.substr(0, end))) damaged(terminal);
  if (!text.starts_with(std::string(kVersion) + ":")) {
    refuse(terminal,
           {"다른 판의 golearn이 만든 재생 토큰이다", "the replay token was made by another version of golearn"});
  }
}

void set_knob(const Terminal& terminal, Program& program, const std::string& field) {
  const auto equals = field.find('=');
  const std::string name = field.substr(0, equals);
  const std::string value = equals == std::string::npos ? "true" : field.substr(equals + 1);
  Text why;
  if (!program.settings.has(name)) {
    refuse(terminal, {"재생 토큰의 설정 '" + name + "'이 이 강의에 없다: 다른 판의 golearn이 만든 것 같다",
                      "this lesson has no knob '" + name + "' as in the token: another golearn seems to have made it"});
  }
  if (!program.settings.set(name, value, why)) refuse(terminal, why);
  program.typed[name] = value;
}

}  // namespace

std::string to_string(const Token& token) {
  const Program& program = token.program;
  std::string text = fmt::format("{}:{}:p{}{}:s{}", kVersion, full_id(*program.entry, *program.scenario), program.procs,
                                 token.ticking ? "t" : "", token.seed);
  for (const auto& [name, value] : program.typed) text += ":" + name + "=" + value;
  text += ":" + to_hex(token.schedule.to_bytes());
  return text + ":" + checksum(text);
}

Token parse_token(const Terminal& terminal, const std::string& text) {
  check_whole(terminal, text);
  std::vector<std::string> fields = split(text);
  if (fields.size() < 6) damaged(terminal);
  const Selection selection = select_lesson(terminal, fields[1]);
  Token token{
      .program = {
          selection.entry, selection.scenarios.front(), lessons::Settings(selection.scenarios.front()->knobs), {}, 1}};
  token.ticking = fields[2].ends_with('t');
  if (token.ticking) fields[2].pop_back();
  std::uint64_t procs = 0;
  if (!read_number(fields[2], 'p', Config::kMaxProcs, procs) || !read_number(fields[3], 's', UINT64_MAX, token.seed)) {
    damaged(terminal);
  }
  token.program.procs = static_cast<int>(procs);
  token.program.procs_given = true;
  for (std::size_t i = 4; i + 2 < fields.size(); ++i) set_knob(terminal, token.program, fields[i]);
  std::string bytes;
  if (!from_hex(fields[fields.size() - 2], bytes) || !Schedule::parse(bytes, token.schedule)) damaged(terminal);
  return token;
}

}  // namespace golearn::cli
