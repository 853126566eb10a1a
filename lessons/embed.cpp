// Build tool: reads the lesson folders and writes the C++ file that embeds them in the binary.
//
//     embed OUTPUT.cpp RECORDINGS FOLDER...
//
// A folder holds scenario.cpp, program.go, ko.md and en.md, and quoted.txt if the notes show what it prints. Lines of
// scenario.cpp that do what a line of program.go does end in a marker, `// go:17`. The tool fails, and with it the
// build, when a marker names a line that is not there or does something else: a send must point at a send, a go
// statement at a go statement.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Lines = std::vector<std::string>;

Lines read_lines(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  Lines lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// The name Go's reports give to the function around each line: main.f, and main.f.func1 for the first function
// literal in f, main.f.func1.2 for the second literal inside that. gofmt's layout is taken for granted.
std::vector<std::string> go_functions(const Lines& program) {
  struct Scope {
    std::string name;
    int depth;
    int literals = 0;
  };
  static const std::regex declaration(R"(^func (?:\(\w+ (\*?)(\w+)\) )?(\w+)\()");
  std::vector<Scope> scopes;
  std::vector<std::string> names;
  int depth = 0;
  for (const std::string& line : program) {
    std::smatch match;
    if (std::regex_search(line, match, declaration)) {
      const std::string type = match[2].str();
      const std::string receiver = type.empty() ? "" : match[1].length() ? "(*" + type + ")." : type + ".";
      scopes = {{"main." + receiver + match[3].str(), 0}};
    }
    names.push_back(scopes.empty() ? "" : scopes.back().name);
    if (!scopes.empty() && line.find("func(") != std::string::npos && line.ends_with("{")) {
      Scope& outer = scopes.back();
      const bool top = scopes.size() == 1;
      scopes.push_back({outer.name + (top ? ".func" : ".") + std::to_string(++outer.literals), depth});
    }
    for (const char c : line) depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    while (scopes.size() > 1 && depth <= scopes.back().depth) scopes.pop_back();
  }
  return names;
}

// What a C++ operation must find on the Go line that it names.
const std::vector<std::pair<std::regex, std::regex>>& counterparts() {
  static const std::vector<std::pair<std::regex, std::regex>> all = [] {
    const std::vector<std::pair<const char*, const char*>> table = {
        {R"((^|[^\w.>:])go\()", R"((^|\s)go )"},
        {R"(\bprintln\()", R"(fmt\.Print)"},
        {R"(\blog_println\()", R"(log\.Print)"},
        {R"(\.send\()", R"(<-)"},
        {R"(\.recv(_ok)?\()", R"(<-)"},
        {R"(for \(.* : \w*ch\w*\))", R"(range)"},
        {R"(\bclose\(\))", R"(close\()"},
        {R"(make_chan<)", R"(make\()"},
        {R"((->|\.)lock\()", R"(\.Lock\()"},
        {R"((->|\.)unlock\()", R"(\.Unlock\()"},
        {R"((->|\.)rlock\()", R"(\.RLock\()"},
        {R"((->|\.)runlock\()", R"(\.RUnlock\()"},
        {R"((^|\s)sleep\()", R"(time\.Sleep\()"},
        {R"((->|\.)wait\()", R"(\.Wait\()"},
        {R"((->|\.)done\()", R"(\.Done\()"},
        {R"((->|\.)signal\()", R"(\.Signal\()"},
        {R"((->|\.)broadcast\()", R"(\.Broadcast\()"},
        {R"(\bgosched\()", R"(Gosched\()"},
        {R"(\bselect\{)", R"(select|case)"},
        {R"(\breceive\()", R"(case .*<-|select)"},
        {R"(\botherwise\()", R"(default)"},
        {R"(compare_and_swap\()", R"(CompareAndSwap)"},
        {R"((->|\.)swap\()", R"(\.Swap)"},
    };
    std::vector<std::pair<std::regex, std::regex>> compiled;
    for (const auto& [cpp, go] : table) compiled.emplace_back(std::regex(cpp), std::regex(go));
    return compiled;
  }();
  return all;
}

struct Marker {
  std::size_t cpp_line;
  std::size_t go_line;
};

std::vector<Marker> markers(const std::filesystem::path& scenario, const Lines& cpp, const Lines& go) {
  static const std::regex marker(R"(// go:(\d+)\s*$)");
  std::vector<Marker> found;
  for (std::size_t i = 0; i < cpp.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(cpp[i], match, marker)) continue;
    const std::size_t line = std::stoul(match[1].str());
    const auto fail = [&](const std::string& why) {
      throw std::runtime_error(scenario.string() + ":" + std::to_string(i + 1) + ": go:" + std::to_string(line) + " " +
                               why);
    };
    if (line == 0 || line > go.size() || go[line - 1].empty()) fail("is no line of program.go");
    for (const auto& [ours, theirs] : counterparts()) {
      if (std::regex_search(cpp[i], ours) && !std::regex_search(go[line - 1], theirs)) {
        fail("does something else: " + go[line - 1]);
      }
    }
    found.push_back({i + 1, line});
  }
  if (found.empty()) throw std::runtime_error(scenario.string() + ": no line is tied to program.go");
  return found;
}

// As a raw literal, in pieces that every compiler takes.
void write_text(std::ostream& out, const std::filesystem::path& path) {
  for (const std::string& line : read_lines(path)) out << "    R\"~~~(" << line << "\n)~~~\"\n";
  out << "    ,\n";
}

void write_folder(std::ostream& lines_out, std::ostream& table, const std::filesystem::path& folder,
                  std::size_t index) {
  const Lines go = read_lines(folder / "program.go");
  const Lines cpp = read_lines(folder / "scenario.cpp");
  const auto functions = go_functions(go);
  lines_out << "constexpr EmbeddedLine lines_" << index << "[] = {\n";
  for (const Marker& m : markers(folder / "scenario.cpp", cpp, go)) {
    lines_out << "  {" << m.cpp_line << ", " << m.go_line << ", \"" << functions[m.go_line - 1] << "\"},\n";
  }
  lines_out << "};\n";
  table << "  {\"" << folder.filename().string() << "\",\n";
  for (const char* name : {"scenario.cpp", "program.go", "ko.md", "en.md"}) write_text(table, folder / name);
  if (std::filesystem::exists(folder / "quoted.txt")) {
    write_text(table, folder / "quoted.txt");
  } else {
    table << "    \"\",\n";
  }
  table << "    lines_" << index << "},\n";
}

void write_recordings(std::ostream& out, const std::filesystem::path& folder) {
  out << "struct Recording { std::string_view name, text; };\nconstexpr Recording recordings[] = {\n";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".txt") continue;
    out << "  {\"" << file.path().stem().string() << "\",\n";
    write_text(out, file.path());
    out << "  },\n";
  }
  out << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::ostringstream lines_out;
    std::ostringstream table;
    for (int i = 3; i < argc; ++i) write_folder(lines_out, table, argv[i], static_cast<std::size_t>(i));
    std::ofstream out(argv[1]);
    out << "// Written by lessons/embed.cpp.\n#include \"course.hpp\"\n\nnamespace golearn::lessons {\nnamespace {\n"
        << lines_out.str() << "constexpr Embedded folders[] = {\n"
        << table.str() << "};\n";
    write_recordings(out, argv[2]);
    out << "}  // namespace\n\nstd::optional<std::string_view> find_recording(std::string_view name) {\n"
        << "  for (const Recording& r : recordings) if (r.name == name) return r.text;\n  return "
           "std::nullopt;\n}\n\nconst Embedded* find_embedded(std::string_view folder) {\n"
        << "  for (const Embedded& e : folders) if (e.folder == folder) return &e;\n  return nullptr;\n}\n\n"
        << "}  // namespace golearn::lessons\n";
    return out.good() ? 0 : 1;
  } catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 1;
  }
}
