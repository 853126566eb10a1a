#include "words/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/watched.hpp"
#include "lessons/comments.hpp"
#include "words/called.hpp"
#include "words/glyphs.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kMostNamed = 3;
constexpr std::uint64_t kMain = 1;

}  // namespace

std::string short_form(std::uint64_t goroutine) { return goroutine == kMain ? "main" : fmt::format("g{}", goroutine); }

std::string function_of(const study::Runnable& runnable, std::uint64_t goroutine, Place go_statement) {
  return goroutine == kMain ? "main" : started_at(go_statement, runnable.places);
}

std::string in_column(std::uint64_t goroutine, const std::string& function) {
  return fmt::format("g{}{}{}", goroutine, function.empty() ? "" : " ", function);
}

int widest_column(const study::Runnable& runnable) {
  int widest = display_width("main");
  for (const std::string& function : runnable.starts) widest = std::max(widest, display_width(function));
  return widest + display_width("g10 ");
}

Names::Names(Language language, const study::Runnable& runnable, const study::RunRecord& record)
    : language_(language), runnable_(runnable) {
  const auto& named = record.seen.get<study::Named>();
  started_ = named.started;
  objects_ = named.objects;
  for (const auto& [channel, where] : named.made) learn(channel, EventKind::make, where);
  for (const GoroutineInfo& g : record.outcome.goroutines) started_.emplace(g.id, g.created_at);
}

void Names::learn(ObjectId object, EventKind kind, Place where) {
  if (!object || objects_.contains(object)) return;
  std::string name = called_on(kind, line_text(where));
  if (!name.empty()) objects_.emplace(object, std::move(name));
}

std::string Names::function(std::uint64_t goroutine) const {
  const auto at = started_.find(goroutine);
  return function_of(runnable_, goroutine, at == started_.end() ? Place{} : at->second);
}

std::string Names::in_parentheses(const std::string& name) const {
  if (name.empty()) return "";
  return (language_ == Language::korean ? "(" : " (") + name + ")";
}

std::string Names::goroutine(std::uint64_t goroutine) const {
  return goroutine == kMain ? "main" : short_form(goroutine) + in_parentheses(function(goroutine));
}

std::string Names::goroutines(const std::vector<std::uint64_t>& goroutines, std::size_t unnamed) const {
  const std::string shared = goroutines.size() > 1 ? function(goroutines.front()) : "";
  const bool all =
      std::ranges::all_of(goroutines, [&](std::uint64_t g) { return g != kMain && function(g) == shared; });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(goroutines.size(), kMostNamed); ++i) {
    names.push_back(all ? short_form(goroutines[i]) : goroutine(goroutines[i]));
  }
  if (names.empty()) return say({fmt::format("고루틴 {}개", unnamed), fmt::format("{} others", unnamed)});
  std::string list = fmt::format("{}", fmt::join(names, ", "));
  if (const std::size_t more = goroutines.size() - names.size() + unnamed; more > 0) {
    list = say({fmt::format("{} 외 {}개", list, more), fmt::format("{} and {} more", list, more)});
  }
  return list + in_parentheses(all ? shared : "");
}

std::string Names::object(ObjectId object) const {
  const auto name = objects_.find(object);
  return to_string(object) + (name == objects_.end() ? "" : in_parentheses(name->second));
}

// The writers' turn is a part of its RWMutex, and is called by the same name.
std::string Names::short_name(ObjectId id) const {
  const auto mine = objects_.find(id);
  if (mine == objects_.end()) return object(id);
  const bool shared = std::ranges::any_of(objects_, [&](const auto& other) {
    const bool part = (other.first.kind == ObjectKind::writers) != (id.kind == ObjectKind::writers);
    return other.first != id && other.second == mine->second && !part;
  });
  return shared ? object(id) : mine->second;
}

std::string Names::at(Place where) const {
  const SourcePlace at = place(where);
  return at ? fmt::format(" ({}:{})", at.file.substr(at.file.rfind('/') + 1), at.line) : "";
}

std::string Names::line_text(Place where) const {
  const SourcePlace at = place(where);
  if (!at) return "";
  std::string_view text = runnable_.source;
  for (unsigned line = 1; line < at.line && !text.empty(); ++line) {
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  text = lessons::code_in(text.substr(0, text.find('\n')));
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return std::string(text);
}

}  // namespace golearn::words
