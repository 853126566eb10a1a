#include "embed/ties.hpp"

#include <optional>
#include <regex>
#include <stdexcept>
#include <utility>

#include "golearn/core/event_facts.hpp"

namespace golearn::embed {
namespace {

struct Anchor {
  std::string function;   // without "main."; empty: any
  std::size_t which = 0;  // of equal lines, from 1; 0: there is one
  std::string text;
  bool cut_short = false;
};

std::optional<Anchor> anchor_in(const std::string& line) {
  static const std::regex form(R"(// go(?: ([^ :#]+))?(?: #(\d+))?: (.*\S)\s*$)");
  static const std::string ellipsis = "…";
  std::smatch match;
  if (!std::regex_search(line, match, form)) return std::nullopt;
  Anchor anchor{match[1], match[2].matched ? std::stoul(match[2]) : 0, match[3]};
  anchor.cut_short = anchor.text.ends_with(ellipsis);
  if (anchor.cut_short) anchor.text.resize(anchor.text.size() - ellipsis.size());
  return anchor;
}

// A line without its anchor.
std::string code_in(const std::string& line) { return trimmed(line.substr(0, line.find("// go"))); }

// What a C++ operation must find on the Go line that it stands for: what its event finds there, and of what tells no
// event, what Go calls it.
const std::vector<std::pair<std::regex, std::regex>>& counterparts() {
  static const std::vector<std::pair<std::regex, std::regex>> all = [] {
    const std::vector<std::pair<const char*, EventKind>> events = {
        {R"((^|[^\w.>:])go\()", EventKind::spawn},
        {R"(\b(log_)?println\()", EventKind::print},
        {R"(\.send\()", EventKind::send},
        {R"(\.recv(_ok)?\()", EventKind::receive},
        {R"(for \(.* : \w*ch\w*\))", EventKind::receive},
        {R"(\bclose\(\))", EventKind::close},
        {R"((->|\.)lock\()", EventKind::lock},
        {R"((->|\.)unlock\()", EventKind::unlock},
        {R"((->|\.)rlock\()", EventKind::rlock},
        {R"((->|\.)runlock\()", EventKind::runlock},
        {R"((->|\.)wait\()", EventKind::wait},
        {R"((->|\.)done\()", EventKind::done},
        {R"((->|\.)signal\()", EventKind::signal},
        {R"((->|\.)broadcast\()", EventKind::broadcast},
        {R"(\bgosched\()", EventKind::yield},
        {R"((->|\.)(compare_and_)?swap\()", EventKind::atomic},
    };
    const std::vector<std::pair<const char*, const char*>> others = {
        {R"(make_chan<)", R"(make\()"},      {R"((^|\s)sleep\()", R"(time\.Sleep\()"},
        {R"(\bSelect\{)", R"(select|case)"}, {R"(\breceive\()", R"(case .*<-|select)"},
        {R"(\botherwise\()", R"(default)"},
    };
    std::vector<std::pair<std::regex, std::regex>> compiled;
    for (const auto& [cpp, kind] : events) compiled.emplace_back(cpp, std::string(facts(kind).go_line));
    for (const auto& [cpp, go] : others) compiled.emplace_back(cpp, go);
    return compiled;
  }();
  return all;
}

std::vector<std::size_t> lines_like(const Anchor& anchor, const GoProgram& go) {
  std::vector<std::size_t> found;
  for (std::size_t line = 1; line <= go.lines().size(); ++line) {
    const std::string text = trimmed(go.lines()[line - 1]);
    const bool same = anchor.cut_short ? text.starts_with(anchor.text) : text == anchor.text;
    if (same && (anchor.function.empty() || go.function(line) == "main." + anchor.function)) found.push_back(line);
  }
  return found;
}

std::string joined(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (const std::size_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
  return text;
}

// The Go line, or what is wrong with the anchor.
std::pair<std::size_t, std::string> resolve(const Anchor& anchor, const std::string& cpp, const GoProgram& go) {
  if (cpp.empty()) return {0, "stands above no line"};
  const std::vector<std::size_t> found = lines_like(anchor, go);
  if (found.empty() || anchor.which > found.size()) return {0, "is no line of program.go"};
  if (found.size() > 1 && anchor.which == 0) {
    return {0, "is on several lines of program.go (" + joined(found) +
                   "): say in which function, or which of them: `// go worker #2: …`"};
  }
  const std::size_t line = found[anchor.which == 0 ? 0 : anchor.which - 1];
  const std::string& text = go.lines()[line - 1];
  for (const auto& [ours, theirs] : counterparts()) {
    if (std::regex_search(cpp, ours) && !std::regex_search(text, theirs)) return {0, "does something else"};
  }
  return {line, ""};
}

}  // namespace

std::vector<Tie> ties_of(const std::filesystem::path& scenario, const Lines& cpp, const GoProgram& go) {
  std::vector<Tie> ties;
  for (std::size_t i = 0; i < cpp.size(); ++i) {
    const std::optional<Anchor> anchor = anchor_in(cpp[i]);
    if (!anchor) continue;
    const bool alone = code_in(cpp[i]).empty();
    const std::size_t tied = alone ? i + 1 : i;
    const std::string code = tied < cpp.size() ? code_in(cpp[tied]) : "";
    const auto [line, wrong] = resolve(*anchor, code, go);
    if (line == 0) {
      throw std::runtime_error(scenario.string() + ":" + std::to_string(i + 1) + ": `" + anchor->text + "` " + wrong);
    }
    ties.push_back({tied + 1, line});
  }
  if (ties.empty()) {
    throw std::runtime_error(scenario.string() +
                             ": no line is tied to program.go: end those that do what a Go line does "
                             "in `// go: THE LINE`");
  }
  return ties;
}

}  // namespace golearn::embed
