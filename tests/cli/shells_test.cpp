// Completion as a shell does it, by the script that golearn gives it.
#include "other_program.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// As readline cuts a line: at spaces, and = and : are words of their own.
Lines pieces(const std::string& line) {
  Lines all(1);
  for (const char c : line) {
    const bool breaks = c == '=' || c == ':';
    const bool after_break = all.back() == "=" || all.back() == ":";
    if ((c == ' ' || breaks || after_break) && !all.back().empty()) all.emplace_back();
    if (c != ' ') all.back() += c;
  }
  return all;
}

// What bash is given by golearn's function, with the cursor between the two.
Lines offered_in_bash(const std::string& line, const std::string& behind = "") {
  static const std::string kScript = R"(
    source <(golearn completion bash)
    compopt() { echo "compopt $*"; }
    COMP_LINE=$1 COMP_POINT=$2 COMP_CWORD=$3
    COMP_WORDS=("${@:5}")
    _golearn golearn "$4" ''
    printf '%s\n' "${COMPREPLY[@]}")";
  const Lines typed = pieces(line);
  const bool at_break = typed.back() == "=" || typed.back() == ":";
  Lines arguments{"--norc",
                  "--noprofile",
                  "-c",
                  kScript,
                  "bash",
                  line + behind,
                  std::to_string(line.size()),
                  std::to_string(typed.size() - 1),
                  at_break ? "" : typed.back()};
  for (const std::string& piece : pieces(line + behind)) arguments.push_back(piece);
  const End end = Process(arguments, beside_golearn(path_of("bash"))).end();
  CHECK(end.err.empty());
  Lines offered = lines_of(end.out);
  std::erase(offered, "");
  return offered;
}

// A shell at a terminal, which has read golearn's script.
class Session {
 public:
  Session(const std::string& shell, const Lines& arguments, const std::string& preparation)
      : process_(arguments, terminal(shell, home_ / "")) {
    REQUIRE(process_.has_said("? "));
    process_.type(preparation + "; echo re''ady\n");
    REQUIRE(process_.has_said("ready"));
  }
  void type(const std::string& keys) { process_.type(keys); }
  bool shows(const std::string& text) { return process_.has_said(text, std::chrono::seconds(10 * kPatient)); }

 private:
  static Setup terminal(const std::string& shell, const std::string& home) {
    Setup setup = beside_golearn(path_of(shell));
    setup.out = setup.err = Stream::terminal;
    setup.typed = true;
    setup.environment.emplace_back("HOME", home);
    return setup;
  }

  Folder home_;
  Process process_;
};

}  // namespace

TEST_CASE("bash is given what begins like the word, behind = and : only what is new", "[completion]") {
  const auto& [line, expected] = GENERATE(table<std::string, std::string>({
      {"golearn les", "lesson"},
      {"golearn lesson 9.2.2/no", "9.2.2/no-receiver"},
      {"golearn lesson buff", "buffering buffered"},
      {"golearn lesson \"9.3.7", "9.3.7 9.3.7/counter 9.3.7/operations"},
      {"golearn lesson 9.2.2 --buf", "--buffer"},
      {"golearn lesson 9.2.2 --lang ", "ko en"},
      {"golearn lesson 9.2.2 --lang=", "ko en"},
      {"golearn lesson 9.2.2 --lang=k", "ko"},
      {"golearn lesson --buffer=3 9.2.2 --co", "--count"},
      {"golearn lesson 9.2.2 --buffer=3 --buf", ""},
      {"golearn   lesson  9.2.2   --co", "--count"},
      {"golearn lesson 9.3.1 --no-sync=", "true false"},
      {"golearn play g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d --st", "--steps"},
      {"golearn play g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d --no", ""},
      {"golearn frobnicate ", ""},
  }));
  CAPTURE(line);
  CHECK(offered_in_bash(line) == words(expected));
}

TEST_CASE("bash is left the names of files", "[completion]") {
  const std::string line =
      GENERATE(values<std::string>({"golearn lesson 9.2.2 --html ", "golearn lesson 9.2.2 --html=pa"}));
  CAPTURE(line);
  CHECK(offered_in_bash(line) == Lines{"compopt -o default"});
}

TEST_CASE("what stands behind the cursor does not matter to bash", "[completion]") {
  CHECK(offered_in_bash("golearn les", " 9.2.2 --buffer=3") == Lines{"lesson"});
  CHECK(offered_in_bash("golearn les", "on 9.2.2") == Lines{"lesson"});
  CHECK(offered_in_bash("golearn lesson 9.2.2 --lang=", " --fast") == Lines{"ko", "en"});
}

TEST_CASE("Tab completes in bash", "[completion]") {
  Session bash("bash", {"--norc", "--noprofile", "-i"}, "source <(golearn completion bash)");
  bash.type("golearn lesson 9.2.2 --lang=e\t");
  CHECK(bash.shows("--lang=en "));
  bash.type("--buf\t");
  CHECK(bash.shows("--buffer "));
}

TEST_CASE("Tab completes in zsh, with what each is", "[completion]") {
  if (path_of("zsh").empty()) return;
  const auto& [language, about] =
      GENERATE(table<std::string, std::string>({{"en", "-- Using several"}, {"ko", "-- 여러"}}));
  Session zsh(
      "zsh", {"-f", "-i"},
      "export LC_MESSAGES=" + language + "; autoload -U compinit; compinit -D -u; source <(golearn completion zsh)");
  zsh.type("golearn lesson 9.2.2 --lang=e\t");
  CHECK(zsh.shows("--lang=en"));
  zsh.type("--buf\t");
  CHECK(zsh.shows("--buffer"));
  zsh.type("\025golearn lesson 9.1.\t");
  CHECK(zsh.shows(about));
}

TEST_CASE("zsh finds the script among its functions", "[completion]") {
  if (path_of("zsh").empty()) return;
  const std::string share = std::string(GOLEARN_BINARY).substr(0, std::string(GOLEARN_BINARY).rfind('/')) + "/share";
  Session zsh("zsh", {"-f", "-i"}, "fpath+=(" + share + "/zsh/site-functions); autoload -U compinit; compinit -D -u");
  zsh.type("golearn lesson 9.2.2 --lang=e\t");
  CHECK(zsh.shows("--lang=en"));
}

TEST_CASE("fish is given candidates with what each is", "[completion]") {
  const std::string fish = path_of("fish");
  if (fish.empty()) return;
  const auto& [line, language, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"golearn lesson 9.1.2", "en", "9.1.2\tUsing several processors"},
      {"golearn lesson 9.1.2", "ko", "9.1.2\t여러 프로세서 쓰기"},
      {"golearn lesson 9.2.2 --lang=e", "en", "--lang=en"},
      {"golearn lesson 9.2.2 --html /etc/host", "en", "/etc/hosts"},
      {"golearn lesson 9.2.2 --html=/etc/host", "en", "--html=/etc/hosts"},
  }));
  CAPTURE(line, language);
  const Folder home;
  Setup setup = beside_golearn(fish);
  setup.environment.insert(setup.environment.end(), {{"LC_MESSAGES", language}, {"HOME", home / ""}});
  const End end =
      Process({"--no-config", "-c", "golearn completion fish | source; complete -C \"$argv\"", line}, setup).end();
  CHECK(end.err.empty());
  CHECK(has("\n" + end.out, "\n" + expected));
}
