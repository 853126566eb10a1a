#include "words/called.hpp"

#include <algorithm>
#include <cctype>
#include <regex>
#include <span>
#include <vector>

namespace golearn::words {
namespace {

// What stands beside an object's name where something is done to it.
struct Mark {
  std::string_view text;
  bool name_follows = false;
};
using Marks = std::vector<Mark>;

Marks marks_of(EventKind kind) {
  switch (kind) {
    case EventKind::make: return {{" make(chan"}, {" time.After("}};
    case EventKind::send: return {{" <-"}};
    case EventKind::receive: return {{"<-", true}, {"range ", true}};
    case EventKind::close: return {{"close(", true}};
    case EventKind::lock: return {{".Lock("}, {".TryLock("}};
    case EventKind::unlock: return {{".Unlock("}};
    case EventKind::rlock: return {{".RLock("}, {".TryRLock("}};
    case EventKind::runlock: return {{".RUnlock("}};
    case EventKind::block:
    case EventKind::wait: return {{".Wait("}};
    case EventKind::add:
    case EventKind::done:
    case EventKind::wake: return {{".Add("}, {".Done("}, {".Go("}};
    case EventKind::signal: return {{".Signal("}};
    case EventKind::broadcast: return {{".Broadcast("}};
    case EventKind::once: return {{".Do("}};
    case EventKind::load: return {{"++"}, {"--"}, {" += "}, {" -= "}};
    case EventKind::store: return {{"++"}, {"--"}, {" += "}, {" -= "}, {" = "}};
    case EventKind::atomic:
    case EventKind::peek: return {{"(&", true}, {".Load("}, {".Store("}, {".Add("}, {".Swap("}, {".CompareAndSwap("}};
    case EventKind::local:
    case EventKind::name:
    case EventKind::spawn:
    case EventKind::start:
    case EventKind::resume:
    case EventKind::ready:
    case EventKind::yield:
    case EventKind::preempt:
    case EventKind::end:
    case EventKind::print:
    case EventKind::select:
    case EventKind::timer:
    case EventKind::fire:
    case EventKind::panic: return {};
  }
  return {};
}

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Of `token:  `, `done := ` and `done = ` what is set.
std::string_view without_assignment(std::string_view text) {
  const auto end = text.find_last_not_of(" :=");
  const std::string_view sign = end == std::string_view::npos ? "" : text.substr(end + 1);
  return sign.find_first_of(":=") == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

std::string_view name_before(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && in_name(text[begin - 1])) --begin;
  return text.substr(begin);
}

// Of `c.token` the field.
std::string_view name_behind(std::string_view text) {
  const auto end = std::ranges::find_if(text, [](char c) { return !in_name(c) && c != '.'; });
  if (end != text.end() && (*end == '[' || *end == '(')) return {};
  return name_before(text.substr(0, static_cast<std::size_t>(end - text.begin())));
}

// Of `total += part[n]` and `sum += c.num` it may be either that is read.
bool adds_another(EventKind kind, std::string_view behind) {
  return kind == EventKind::load && behind.find_first_of("[(.*<") != std::string_view::npos;
}

// Of `if o.left > 0 {` and `for !ready {`, where nothing else can be what is read.
std::string looked_at(std::string_view line) {
  static const std::regex condition(
      R"(^(?:if|for) !?(?:\w+\.)*([A-Za-z_]\w*)(?: (?:[<>]=?|[!=]=) (?:\d+|true|false|nil))? \{ *$)");
  std::cmatch match;
  return std::regex_search(line.begin(), line.end(), match, condition) ? match[1].str() : "";
}

}  // namespace

std::string called_on(EventKind kind, std::string_view line) {
  line = line.substr(0, line.find("//"));
  std::string name = kind == EventKind::load ? looked_at(line) : "";
  for (const Mark& mark : marks_of(kind)) {
    for (auto at = line.find(mark.text); at != std::string_view::npos; at = line.find(mark.text, at + 1)) {
      if (!name.empty() || adds_another(kind, line.substr(at + mark.text.size()))) return "";
      const std::string_view before = line.substr(0, at);
      name = mark.name_follows ? name_behind(line.substr(at + mark.text.size()))
                               : name_before(kind == EventKind::make ? without_assignment(before) : before);
      if (name.empty()) return "";
    }
  }
  return name;
}

std::string channel_type_on(std::string_view line) {
  constexpr std::string_view kMake = "make(", kChannel = "chan";
  const auto at = line.find(std::string(kMake) + std::string(kChannel));
  if (at == std::string_view::npos || line.find(kMake, at + 1) != std::string_view::npos) return "";
  int depth = 0;  // of a type such as `chan func(int, int)`
  const std::size_t begin = at + kMake.size();
  for (std::size_t i = begin; i < line.size(); ++i) {
    const char c = line[i];
    if (depth == 0 && (c == ',' || c == ')')) return std::string(line.substr(begin, i - begin));
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
  }
  return "";
}

}  // namespace golearn::words
