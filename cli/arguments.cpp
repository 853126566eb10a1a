// The command line, with CLI11. Two passes: which command and lesson are meant decides which knobs exist.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "core/config.hpp"
#include "core/go.hpp"
#include "error.hpp"
#include "explain.hpp"
#include "knob_options.hpp"
#include "request.hpp"
#include "selection.hpp"
#include "suggest.hpp"

namespace golearn::cli {
namespace {

using lessons::Entry;
using lessons::Scenario;
using lessons::Text;

constexpr std::array<const char*, 4> kCommands{"list", "lesson", "show", "compare"};
constexpr const char* kVersion = "golearn 0.1.0";

// --- first pass

// The value of --lang, read before anything is said in any language.
void find_language(int argc, char** argv, Terminal& terminal) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    std::string_view value;
    if (word == "--lang" && i + 1 < argc) value = argv[i + 1];
    if (word.starts_with("--lang=")) value = word.substr(7);
    if (value == "ko") terminal.language = lessons::Language::korean;
    if (value == "en") terminal.language = lessons::Language::english;
  }
}

// The first word that is no option must be a command.
void check_command(int argc, char** argv, const Terminal& terminal) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--lang") ++i;
    if (word.starts_with("-")) continue;
    if (std::ranges::find(kCommands, word) != kCommands.end()) return;
    throw WrongUse(
        terminal.say({fmt::format("'{}'라는 명령은 없다", word), fmt::format("there is no command '{}'", word)}) +
        did_you_mean(terminal, nearest(word, {kCommands.begin(), kCommands.end()})) +
        terminal.say({" (명령: list, lesson, show, compare)", " (there are list, lesson, show, compare)"}));
  }
}

// The word after `lesson`, `show` or `compare` that is no option: it must be known before the options are.
std::string find_id(int argc, char** argv) {
  std::string command;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (command.empty()) {
      if (word == "lesson" || word == "show" || word == "compare") command = word;
    } else if (!word.starts_with("-") && std::string_view(argv[i - 1]) != "--lang") {
      return word;
    }
  }
  return "";
}

// --- the commands

struct Parsed {
  std::string id;
  std::map<std::string, std::string> typed;
  std::string procs;
  std::string speed;
  std::string seed;
  std::string stamps = "relative";
  std::string language;
  bool fast = false;
  bool raw = false;
  bool json = false;
  bool all_lines = false;
};

void add_common(CLI::App& command, const Terminal& terminal, Parsed& parsed) {
  const std::string group = terminal.say({"모든 강의에 공통", "Common to all lessons"});
  const auto option = [&](const char* name, std::string& value, const Text& help) {
    command.add_option(name, value, terminal.say(help))->type_name("")->group(group);
  };
  const auto flag = [&](const char* name, bool& value, const Text& help) {
    command.add_flag(name, value, terminal.say(help))->group(group);
  };
  option("--procs", parsed.procs,
         {"프로세서(P)의 수, GOMAXPROCS (기본값: 노트의 프로그램이 정한 값, 없으면 코어 수; 1..256)",
          "processors, GOMAXPROCS (default: what the course's program sets, else the cores; 1..256)"});
  flag("--fast", parsed.fast, {"가상 시간: 기다림에 시간이 걸리지 않는다", "virtual time: waiting takes no time"});
  option("--speed", parsed.speed,
         {"시간의 빠르기 (기본값 1; 0.001..1000)", "how fast time runs (default 1; 0.001..1000)"});
  option("--seed", parsed.seed,
         {"select와 난수의 무작위 선택을 되풀이하는 수", "repeats the random choices of select and random numbers"});
  flag("--raw", parsed.raw, {"Go 프로그램의 출력 그대로", "exactly the Go program's output"});
  flag("--json", parsed.json, {"한 줄에 사건 하나씩 JSON으로", "one JSON event a line"});
  option("--timestamps", parsed.stamps,
         {"시각 표시: relative|abs|none (기본값 relative)", "time stamps: relative|abs|none (default relative)"});
}

void add_language(CLI::App& command, const Terminal& terminal, Parsed& parsed) {
  command.add_option("--lang", parsed.language, terminal.say({"언어: ko|en", "language: ko|en"}))->type_name("");
}

void name_parts(CLI::App& app, const Terminal& terminal) {
  if (terminal.language == lessons::Language::korean) {
    app.get_formatter()->label("Usage", "사용법");
    app.get_formatter()->label("OPTIONS", "[옵션]");
    app.get_formatter()->label("SUBCOMMAND", "명령");
    app.get_formatter()->label("Positionals", "인수");
    app.get_formatter()->label("Options", "옵션");
    app.get_formatter()->label("Subcommands", "명령");
  }
  app.get_formatter()->column_width(28);
  app.set_help_flag("-h,--help", terminal.say({"이 도움말", "this help"}));
}

int parse_whole(const Terminal& terminal, const std::string& name, const std::string& typed, int least, int most) {
  std::size_t used = 0;
  int value = least - 1;
  try {
    value = std::stoi(typed, &used);
  } catch (const std::exception&) {
    used = 0;
  }
  if (used == typed.size() && !typed.empty() && value >= least && value <= most) return value;
  throw WrongUse(terminal.say({fmt::format("--{}의 범위는 {}..{}이다: '{}'는 벗어난다", name, least, most, typed),
                               fmt::format("--{} takes {}..{}: not '{}'", name, least, most, typed)}));
}

std::vector<Program> programs_of(const Terminal& terminal, const Selection& selection, const Parsed& parsed) {
  std::vector<Program> programs;
  for (const Scenario* s : selection.scenarios) {
    Program program{selection.entry, s, lessons::Settings(s->knobs), {}, 1};
    for (const auto& [name, value] : parsed.typed) {
      Text why;
      if (!program.settings.has(name)) continue;  // another program of this lesson has it
      if (!program.settings.set(name, value, why)) throw WrongUse(terminal.say(why));
      program.typed[name] = value;
    }
    program.procs = s->procs ? s->procs : num_cpu();
    program.procs_given = !parsed.procs.empty();
    if (program.procs_given) program.procs = parse_whole(terminal, "procs", parsed.procs, 1, Config::kMaxProcs);
    programs.push_back(std::move(program));
  }
  return programs;
}

double parse_speed(const Terminal& terminal, const std::string& typed) {
  if (typed.empty()) return 1.0;
  char* end = nullptr;
  const double speed = std::strtod(typed.c_str(), &end);
  if (*end == '\0' && speed >= 0.001 && speed <= 1000) return speed;
  throw WrongUse(terminal.say({fmt::format("--speed의 범위는 0.001..1000이다: '{}'는 벗어난다", typed),
                               fmt::format("--speed takes 0.001..1000: not '{}'", typed)}));
}

Stamps parse_stamps(const Terminal& terminal, const std::string& typed) {
  if (typed == "relative") return Stamps::relative;
  if (typed == "abs") return Stamps::absolute;
  if (typed == "none") return Stamps::none;
  throw WrongUse(
      terminal.say({fmt::format("--timestamps에는 relative, abs, none 가운데 하나를 준다: '{}'는 아니다", typed),
                    fmt::format("--timestamps takes relative, abs or none: not '{}'", typed)}));
}

LessonRequest lesson_request(const Terminal& terminal, const Selection& selection, const Parsed& parsed) {
  if (parsed.raw && parsed.json) {
    throw WrongUse(terminal.say({"--raw와 --json은 함께 쓸 수 없다", "--raw and --json exclude each other"}));
  }
  if (parsed.fast && !parsed.speed.empty()) {
    throw WrongUse(terminal.say({"--fast와 --speed는 함께 쓸 수 없다", "--fast and --speed exclude each other"}));
  }
  LessonRequest request{.programs = programs_of(terminal, selection, parsed)};
  request.fast = parsed.fast;
  request.raw = parsed.raw;
  request.json = parsed.json;
  request.speed = parse_speed(terminal, parsed.speed);
  request.stamps = parse_stamps(terminal, parsed.stamps);
  if (!parsed.seed.empty()) {
    request.seed = static_cast<std::uint64_t>(parse_whole(terminal, "seed", parsed.seed, 1, 2'147'483'647));
  }
  return request;
}

// A lesson's own id belongs in its help's first line and in the hint of an error.
void describe(CLI::App& command, const Terminal& terminal, const Selection& selection) {
  if (!selection.entry) return;
  const auto& lesson = selection.entry->lesson;
  std::vector<std::string> names;
  for (const Scenario& s : lesson.scenarios)
    names.push_back(lesson.scenarios.size() > 1 ? lesson.id + "/" + s.name : lesson.id);
  command.footer(terminal.say(
      {fmt::format("프로그램: {}", fmt::join(names, ", ")), fmt::format("Programs: {}", fmt::join(names, ", "))}));
}

}  // namespace

std::string full_id(const Entry& entry, const Scenario& scenario) {
  return entry.lesson.scenarios.size() > 1 ? entry.lesson.id + "/" + scenario.name : entry.lesson.id;
}

Request parse_arguments(int argc, char** argv, Terminal& terminal) {
  find_language(argc, argv, terminal);
  check_command(argc, argv, terminal);
  const std::string id = find_id(argc, argv);
  const Selection selection = id.empty() ? Selection{} : select_lesson(terminal, id);

  Parsed parsed;
  CLI::App app{terminal.say({"Go의 동시성을 실행하며 배운다", "Learn Go's concurrency by running it"}), "golearn"};
  name_parts(app, terminal);
  app.set_version_flag("--version", kVersion, terminal.say({"판 번호", "the version"}));
  add_language(app, terminal, parsed);
  app.require_subcommand(1);
  app.fallthrough();
  const auto command = [&](const char* name, const Text& help) {
    CLI::App* sub = app.add_subcommand(name, terminal.say(help));
    name_parts(*sub, terminal);
    add_language(*sub, terminal, parsed);
    return sub;
  };
  const Text which{"강의 번호나 이름, 뒤에 /프로그램: 9.2.2, buffering, 9.2.2/buffered",
                   "a lesson's number or name, and /program: 9.2.2, buffering, 9.2.2/buffered"};
  CLI::App* list = command("list", {"모든 강의의 목록", "lists all lessons"});
  CLI::App* lesson = command("lesson", {"강의의 프로그램을 실행한다", "runs a lesson's programs"});
  CLI::App* show = command(
      "show", {"강의의 글과 두 언어의 프로그램을 보여 준다", "shows a lesson's text and its programs side by side"});
  CLI::App* compare = command("compare", {"진짜 Go의 출력과 나란히 견준다", "compares with what real Go prints"});
  for (CLI::App* sub : {lesson, show, compare}) {
    sub->add_option("ID", parsed.id, terminal.say(which))->required()->type_name("");
    describe(*sub, terminal, selection);
  }
  for (CLI::App* sub : {lesson, compare}) add_knobs(*sub, terminal, selection, parsed.typed);
  add_common(*lesson, terminal, parsed);
  compare
      ->add_option("--procs", parsed.procs,
                   terminal.say({"GOMAXPROCS (기본값 1; 1..256)", "GOMAXPROCS (default 1; 1..256)"}))
      ->type_name("");
  compare->add_flag("--all", parsed.all_lines, terminal.say({"모든 줄을 보인다", "shows every line"}));

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    return HelpRequest{chosen.empty() ? app.help() : chosen.front()->help("golearn")};
  } catch (const CLI::CallForVersion&) {
    return HelpRequest{std::string(kVersion) + "\n"};
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    const std::string command_line = chosen.empty() ? "golearn" : "golearn " + chosen.front()->get_name();
    throw WrongUse(explain(terminal, app, error, command_line + (id.empty() ? "" : " " + id) + " --help"));
  }
  if (!parsed.language.empty() && parsed.language != "ko" && parsed.language != "en") {
    throw WrongUse(terminal.say({fmt::format("--lang에는 ko나 en을 준다: '{}'는 아니다", parsed.language),
                                 fmt::format("--lang takes ko or en: not '{}'", parsed.language)}));
  }
  if (list->parsed()) return ListRequest{};
  if (show->parsed()) return ShowRequest{selection.entry, selection.one ? selection.scenarios.front() : nullptr};
  if (lesson->parsed()) return lesson_request(terminal, selection, parsed);
  if (parsed.procs.empty()) parsed.procs = "1";
  return CompareRequest{programs_of(terminal, selection, parsed), parsed.all_lines};
}

}  // namespace golearn::cli
