// Build tool: reads a lesson's folder and writes the C++ file that embeds it in the binary.
//
//     golearn_embed OUTPUT.cpp FOLDER RECORDING...
//
// A folder holds scenario.cpp, program.go, ko.md, en.md, practice.txt and comments.ko.txt; quoted.txt if the notes show
// what it prints, and recorded.txt if real Go's output is recorded, in the RECORDINGs. Its name is the lesson's number
// and name: `09.2.2_buffering`. The tool fails, and with it the build, when something is missing, or a line is tied to
// a Go line that is not there.
#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "embed/go_program.hpp"
#include "embed/ties.hpp"

namespace {

using namespace golearn::embed;
namespace fs = std::filesystem;

// As a raw literal, in pieces that every compiler takes.
void write_text(std::ostream& out, const fs::path& path) {
  out << "\"\"\n";
  for (const std::string& line : read_lines(path)) out << "    R\"~~~(" << line << "\n)~~~\"\n";
}

void write_ties(std::ostream& out, const fs::path& scenario, const Lines& cpp, const GoProgram& go) {
  out << "constexpr Tie ties[] = {\n";
  for (const auto& tie : ties_of(scenario, cpp, go)) {
    out << "  {" << tie.cpp_line << ", " << tie.go_line << ", \"" << go.function(tie.go_line) << "\", \""
        << go.starts(tie.go_line) << "\"},\n";
  }
  out << "};\n";
}

void write_recordings(std::ostream& out, int count, char** paths) {
  out << "constexpr RecordedText recordings[] = {\n";
  for (int i = 0; i < count; ++i) {
    const fs::path path = paths[i];
    out << "  {\"" << path.stem().string() << "\", ";
    write_text(out, path);
    out << "  },\n";
  }
  out << "  {},\n};\n";  // an array has at least one
}

// The function that returns the lesson.
std::string declared(const fs::path& scenario, const Lines& cpp) {
  static const std::regex declaration(R"(^Lesson (\w+)\(\) \{)");
  std::smatch match;
  for (const std::string& line : cpp) {
    if (std::regex_search(line, match, declaration)) return match[1];
  }
  throw std::runtime_error(scenario.string() + ": no function declares the lesson: `Lesson name() {`");
}

void write_folder(std::ostream& out, const fs::path& folder, int recordings, char** recorded) {
  const fs::path scenario = folder / "scenario.cpp";
  const Lines cpp = read_lines(scenario);
  const GoProgram go(read_lines(folder / "program.go"));
  const std::string name = folder.filename().string();
  const std::string function = declared(scenario, cpp);
  out << "// Written by lessons/embed.\n#include \"lessons/folder.hpp\"\n\nnamespace golearn::lessons {\n\nLesson "
      << function << "();\n\nnamespace {\n\n";
  write_ties(out, scenario, cpp, go);
  write_recordings(out, recordings, recorded);
  out << "\n}  // namespace\n\nextern const Folder folder_" << std::regex_replace(name, std::regex(R"(\W)"), "_")
      << ";\nconst Folder folder_" << std::regex_replace(name, std::regex(R"(\W)"), "_") << "{\n  \"" << name << "\", "
      << function << ",\n";
  for (const char* file : {"scenario.cpp", "program.go", "ko.md", "en.md"}) {
    out << "    ";
    write_text(out, folder / file);
    out << "    ,\n";
  }
  for (const char* file : {"quoted.txt", "recorded.txt"}) {
    out << "    ";
    fs::exists(folder / file) ? write_text(out, folder / file) : void(out << "\"\"\n");
    out << "    ,\n";
  }
  for (const char* file : {"practice.txt", "comments.ko.txt"}) {
    out << "    ";
    write_text(out, folder / file);
    out << "    ,\n";
  }
  out << "    ties, {recordings, " << recordings << "}};\n\n}  // namespace golearn::lessons\n";
}

// A file that stays as it is keeps its time, so that nothing is compiled again for it.
bool write_if_new(const fs::path& path, const std::string& text) {
  std::ifstream old(path);
  if (old && std::string(std::istreambuf_iterator(old), {}) == text) return true;
  std::ofstream out(path);
  out << text << std::flush;
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: golearn_embed OUTPUT.cpp FOLDER RECORDING...\n";
    return 64;
  }
  try {
    std::ostringstream text;  // so that nothing is written if something is wrong
    write_folder(text, argv[2], argc - 3, argv + 3);
    if (write_if_new(argv[1], text.str())) return 0;
    std::cerr << argv[1] << ": cannot be written\n";
    return 1;
  } catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 1;
  }
}
