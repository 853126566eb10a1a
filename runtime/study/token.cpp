#include "golearn/study/token.hpp"

#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>
#include <boost/crc.hpp>

#include "golearn/core/config.hpp"
#include "golearn/study/korean.hpp"
#include "golearn/study/number.hpp"

namespace golearn::study {
namespace {

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

bool read_field(std::string_view text, char letter, std::uint64_t most, std::uint64_t& number) {
  if (!text.starts_with(letter)) return false;
  text.remove_prefix(1);
  return read_number(text, number) && number >= 1 && number <= most;
}

// Letters at the end of the processors.
struct Letter {
  char letter;
  bool Rules::*rule;
};
constexpr std::array<Letter, 3> kLetters{{{'t', &Rules::ticking}, {'a', &Rules::any_timer}, {'d', &Rules::draws}}};

std::string letters_of(const Rules& rules) {
  std::string text;
  for (const Letter& each : kLetters) {
    if (rules.*each.rule) text += each.letter;
  }
  return text;
}

Rules take_letters(std::string& field) {
  Rules rules;
  for (std::size_t i = kLetters.size(); i-- > 0;) {
    if (!field.ends_with(kLetters[i].letter)) continue;
    rules.*kLetters[i].rule = true;
    field.pop_back();
  }
  return rules;
}

[[noreturn]] void damaged() {
  throw Refusal({"재생 토큰이 잘렸거나 바뀌었다: explore가 출력한 그대로 붙여 넣는다",
                 "the replay token is cut short or altered: paste it as explore printed it"});
}

// Version and checksum, before anything else is believed.
void check_whole(const std::string& text) {
  if (!text.starts_with("g")) {
    throw Refusal({"재생 토큰이 아니다: 'g1:'로 시작해야 한다", "not a replay token: one begins with 'g1:'"});
  }
  const auto end = text.rfind(':');
  if (end == std::string::npos || text.substr(end + 1) != checksum(text.substr(0, end))) damaged();
  if (!text.starts_with(std::string(kVersion) + ":")) {
    throw Refusal(
        {"다른 버전의 golearn이 만든 재생 토큰이다", "the replay token was made by another version of golearn"});
  }
}

void add_knob(TypedKnobs& knobs, const std::string& field) {
  const auto equals = field.find('=');
  knobs[field.substr(0, equals)] = equals == std::string::npos ? "true" : field.substr(equals + 1);
}

}  // namespace

std::string to_string(const Token& token) {
  std::string text =
      fmt::format("{}:{}:p{}{}:s{}", kVersion, token.program, token.procs, letters_of(token.rules), token.seed);
  for (const auto& [name, value] : token.knobs) text += ":" + name + "=" + value;
  text += ":" + to_hex(token.schedule.to_bytes());
  return text + ":" + checksum(text);
}

bool looks_like_token(const std::string& text) { return text.find(':') != std::string::npos; }

Token parse_token(const std::string& text) {
  check_whole(text);
  std::vector<std::string> fields = split(text);
  if (fields.size() < 6) damaged();
  Token token{.program = fields[1], .rules = take_letters(fields[2])};
  std::uint64_t procs = 0;
  if (!read_field(fields[2], 'p', Config::kMaxProcs, procs) || !read_field(fields[3], 's', UINT64_MAX, token.seed)) {
    damaged();
  }
  token.procs = static_cast<int>(procs);
  for (std::size_t i = 4; i + 2 < fields.size(); ++i) add_knob(token.knobs, fields[i]);
  std::string bytes;
  if (!from_hex(fields[fields.size() - 2], bytes) || !Schedule::parse(bytes, token.schedule)) damaged();
  return token;
}

Token token_of(const RunSpec& spec, const Schedule& schedule, Rules rules) {
  return {spec.runnable->id, spec.procs, rules, spec.seed, spec.settings.typed(), schedule};
}

Refusal does_not_fit() {
  return Refusal({"재생 토큰이 이 강의의 프로그램과 맞지 않는다: 다른 버전의 golearn이 만든 것 같다",
                  "the replay token does not fit this lesson's program: another golearn seems to have made it"});
}

RunSpec replay_of(const Runnable& runnable, const Token& token) {
  for (const auto& [name, value] : token.knobs) {
    if (find_knob(runnable.knobs, name)) continue;
    throw Refusal({"재생 토큰의 설정 " + with_particle("'" + name + "'", "이", "가") +
                       " 이 강의에 없다: 다른 버전의 golearn이 만든 것 같다",
                   "this lesson has no knob '" + name + "' as in the token: another golearn seems to have made it"});
  }
  RunSpec spec = usual_run(runnable, token.knobs);
  spec.procs = token.procs;
  spec.procs_given = true;
  spec.seed = token.seed;
  spec.driver = Driver::replay;
  spec.schedule = token.schedule;
  spec.rules = token.rules;
  spec.clock = ClockMode::simulated;
  spec.isolated = true;
  // A search cut a run off there that does not end. One that takes time is as long as it was.
  if (!token.rules.ticking) spec.step_limit = kLongestRun;
  return spec;
}

}  // namespace golearn::study
