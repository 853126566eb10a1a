#include "embed/go_program.hpp"

#include <fstream>
#include <regex>
#include <stdexcept>

namespace golearn::embed {

Lines read_lines(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  Lines lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(const std::string& line) {
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  return line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

GoProgram::GoProgram(Lines lines) : lines_(std::move(lines)), literals_(lines_.size()) { name_functions(); }

void GoProgram::name_functions() {
  struct Scope {
    std::string name;
    int depth;
    int literals = 0;
  };
  static const std::regex declaration(R"(^func (?:\(\w+ (\*?)(\w+)\) )?(\w+)[\[(])");
  static const std::regex whole_literal(R"(func\([^{]*\) ?.*\{.*\})");
  std::vector<Scope> scopes;
  int depth = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const std::string& line = lines_[i];
    std::smatch match;
    const bool declares = std::regex_search(line, match, declaration);
    if (declares) {
      const std::string type = match[2].str();
      const std::string receiver = type.empty() ? "" : match[1].length() ? "(*" + type + ")." : type + ".";
      scopes = {{"main." + receiver + match[3].str(), 0}};
      declared_.push_back(scopes.front().name);
    }
    functions_.push_back(scopes.empty() ? "" : scopes.back().name);
    if (scopes.empty() || declares) {
      // `func each(f func()) {`: no literal
    } else if (line.find("func(") != std::string::npos && line.ends_with("{")) {
      Scope& outer = scopes.back();
      const bool top = scopes.size() == 1;
      scopes.push_back({outer.name + (top ? ".func" : ".") + std::to_string(++outer.literals), depth});
      literals_[i] = scopes.back().name;
    } else if (std::regex_search(line, whole_literal)) {
      ++scopes.back().literals;
    }
    for (const char c : line) depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    while (scopes.size() > 1 && depth <= scopes.back().depth) scopes.pop_back();
  }
}

std::string GoProgram::starts(std::size_t line) const {
  static const std::regex statement(R"((?:^|\s)go ([\w.]+)[\[(])");
  static const std::regex function_taker(R"(\.(?:Go|AfterFunc)\((?:.*, )?([\w.]+)\)$)");
  const std::string& text = lines_[line - 1];
  std::smatch match;
  if (std::regex_search(text, match, statement) && match[1] != "func") return called(match[1]);
  if (std::regex_search(text, std::regex(R"((?:^|\s)go func\(|\.(?:Go|AfterFunc)\()"))) {
    if (!literals_[line - 1].empty()) return literals_[line - 1];
    if (std::regex_search(text, match, function_taker)) return called(match[1]);
  }
  // The function that ends a context when its time is over is none of the program's.
  static const std::regex with_time(R"(\bcontext\.With(?:Timeout|Deadline)\()");
  return std::regex_search(text, with_time) ? "timer" : "";
}

// `worker` and `r.start`: a method is known by its name, if there is one only.
std::string GoProgram::called(const std::string& callee) const {
  const std::string name = "." + callee.substr(callee.rfind('.') + 1);
  for (const std::string& function : declared_) {
    if (function.ends_with(name)) return function;
  }
  return "main." + callee;
}

}  // namespace golearn::embed
