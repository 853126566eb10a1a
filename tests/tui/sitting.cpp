#include "sitting.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace golearn::test {
namespace {

using tui::Key;

constexpr int kPatienceMs = 60'000 * kPatient;
constexpr int kWide = 600;  // columns in which no command is cut
constexpr int kRows = 24;

std::string line(int minute, const std::string& lesson, const std::string& rest) {
  return fmt::format(R"({{"v":1,"at":"2026-01-02T10:{:02}:00.000Z","lesson":"{}",{}}})", minute, lesson, rest) + "\n";
}

char32_t next_character(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t character = bytes == 1 ? first : first & (0xFF >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  text.remove_prefix(bytes);
  return character;
}

Key key_named(std::string_view name) {
  using enum Key::Kind;
  static const std::map<std::string_view, Key> named{
      {"Enter", {enter}}, {"Esc", {escape}}, {"Tab", {tab}},        {"BackTab", {back_tab}},     {"Up", {up}},
      {"Down", {down}},   {"Left", {left}},  {"Right", {right}},    {"PgUp", {page_up}},         {"PgDn", {page_down}},
      {"Home", {home}},   {"End", {end}},    {"Back", {backspace}}, {"Space", {character, U' '}}};
  if (const auto at = named.find(name); at != named.end()) return at->second;
  const Key typed{character, next_character(name)};
  if (!name.empty()) throw std::invalid_argument("no key is called so");
  return typed;
}

tui::Session session_with(const std::string& file, Language language, const std::string& facts) {
  std::ofstream(file) << facts;
  return {.learner = course::Learner(course::Journal(file)), .language = language};
}

}  // namespace

std::string gone_through(const std::string& lesson, int stages) {
  std::string lines = line(0, lesson, R"("what":"open")");
  for (int i = 0; i < stages; ++i) {
    const std::string_view name = to_string(static_cast<course::LessonStage>(i));
    lines += line(i + 1, lesson, fmt::format(R"("what":"stage","id":"{}")", name));
  }
  return lines;
}

std::string answered(const std::string& lesson, const std::string& question, const std::string& answer, bool right,
                     const std::string& variant) {
  return line(30, lesson,
              fmt::format(R"("what":"question","id":"{}","variant":"{}","answer":"{}","right":{},"seconds":14)",
                          question, variant, answer, right));
}

Sitting::Sitting(Language language, const std::string& facts, const std::string& keys)
    : session_(session_with(file(), language, facts)), app_(session_) {
  press(keys);
}

bool Sitting::press(const std::string& keys) {
  bool goes_on = true;
  std::istringstream words(keys);
  for (std::string word; goes_on && words >> word;) {
    goes_on = app_.handle(key_named(word));
    settle();
  }
  return goes_on;
}

void Sitting::type(std::string_view text) {
  while (!text.empty()) app_.handle({Key::Kind::character, next_character(text)});
}

void Sitting::settle() {
  for (tui::Descriptors waiting; !(waiting = app_.waits_on()).empty(); app_.arrived()) {
    std::vector<pollfd> sources;
    for (const int each : waiting) sources.push_back({each, POLLIN, 0});
    if (poll(sources.data(), sources.size(), kPatienceMs) == 0) throw std::runtime_error("a child came to no end");
  }
}

void Sitting::play() {
  while (app_.beat()) app_.tick();
}

void Sitting::kill_children() {
  std::istringstream children(content_of("/proc/self/task/" + std::to_string(gettid()) + "/children"));
  for (pid_t child = 0; children >> child;) kill(child, SIGKILL);
  settle();
}

bool Sitting::shows(const std::string& part, tui::Size size) const {
  return std::ranges::any_of(frame(size).rows,
                             [&](const tui::Row& row) { return row.text().find(part) != std::string::npos; });
}

std::string Sitting::command() const {
  const std::string row = row_of(kRows - 2);
  return row.starts_with(" $ ") ? row.substr(3) : "";
}

std::string Sitting::message() const {
  const std::string row = row_of(kRows - 3);
  return row.empty() ? "" : row.substr(1);
}

std::string Sitting::row_of(int number) const {
  const std::string row = frame({kWide, kRows}).rows[static_cast<std::size_t>(number)].text();
  return row.substr(0, row.find_last_not_of(' ') + 1);
}

std::vector<course::Fact> Sitting::facts() const { return course::Journal(file()).facts(); }

std::vector<course::Fact> Sitting::facts_of(course::FactKind kind) const {
  std::vector<course::Fact> all = facts();
  std::erase_if(all, [&](const course::Fact& fact) { return fact.kind != kind; });
  return all;
}

}  // namespace golearn::test
