#include "command_line.hpp"

#include <fmt/format.h>

#include "knob_options.hpp"
#include "request.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

constexpr const char* kPlain = "Options";  // the group that CLI11 puts first

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

// The ids of a lesson's programs, at the end of its help.
void describe(CLI::App& command, const Terminal& terminal, const Selection& selection) {
  if (!selection.entry) return;
  std::vector<std::string> ids;
  for (const lessons::Scenario& s : selection.entry->lesson.scenarios) ids.push_back(full_id(*selection.entry, s));
  command.footer(terminal.say(
      {fmt::format("프로그램: {}", fmt::join(ids, ", ")), fmt::format("Programs: {}", fmt::join(ids, ", "))}));
}

}  // namespace

CommandLine::CommandLine(const Terminal& terminal, const Selection& selection)
    : terminal_(terminal),
      selection_(selection),
      app_(terminal.say({"Go의 동시성을 실행하며 배운다", "Learn Go's concurrency by running it"}), "golearn") {
  name_parts(app_, terminal_);
  app_.set_version_flag("--version", kVersion, terminal_.say({"판 번호", "the version"}));
  add_language(app_);
  app_.require_subcommand(1);
  app_.fallthrough();
  add_list();
  add_lesson();
  add_show();
  add_compare();
  add_explore();
  add_play();
  add_diff();
  add_replay();
  add_check_notes();
}

const CLI::App* CommandLine::command() const {
  const auto named = app_.get_subcommands();
  return named.empty() ? nullptr : named.front();
}

std::vector<std::string> CommandLine::command_names() const {
  std::vector<std::string> names;
  for (const CLI::App* command : app_.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

CLI::App* CommandLine::add_command(const char* name, const Text& help) {
  CLI::App* command = app_.add_subcommand(name, terminal_.say(help));
  name_parts(*command, terminal_);
  add_language(*command);
  return command;
}

void CommandLine::add_lesson_id(CLI::App& command, bool required) {
  command
      .add_option("ID", typed_.id,
                  terminal_.say({"강의 번호나 이름, 뒤에 /프로그램: 9.2.2, buffering, 9.2.2/buffered",
                                 "a lesson's number or name, and /program: 9.2.2, buffering, 9.2.2/buffered"}))
      ->required(required)
      ->type_name("");
  describe(command, terminal_, selection_);
}

// With a function: into an optional, CLI11 reads an empty value as none.
void CommandLine::add_value(CLI::App& command, const char* name, Typed::Value& value, const Text& help,
                            const std::string& group) {
  command
      .add_option_function<std::string>(
          name, [&value](const std::string& typed) { value = typed; }, terminal_.say(help))
      ->type_name("")
      ->group(group);
}

void CommandLine::add_flag(CLI::App& command, const char* name, bool& value, const Text& help,
                           const std::string& group) {
  command.add_flag(name, value, terminal_.say(help))->group(group);
}

void CommandLine::add_language(CLI::App& command) {
  add_value(command, "--lang", typed_.language, {"언어: ko|en", "language: ko|en"}, kPlain);
}

void CommandLine::add_output(CLI::App& command) {
  const std::string group = terminal_.say({"출력", "Output"});
  add_flag(command, "--raw", typed_.raw, {"Go 프로그램의 출력 그대로", "exactly the Go program's output"}, group);
  add_flag(command, "--json", typed_.json, {"한 줄에 사건 하나씩 JSON으로", "one JSON event a line"}, group);
  add_value(command, "--timestamps", typed_.stamps,
            {"시각 표시: relative|abs|none (기본값 relative)", "time stamps: relative|abs|none (default relative)"},
            group);
}

void CommandLine::add_races(CLI::App& command, const std::string& group) {
  add_flag(command, "--race", typed_.races,
           {"데이터 경쟁을 찾는다, go run -race처럼", "looks for data races, as go run -race does"}, group);
}

void CommandLine::add_watching(CLI::App& command) {
  const std::string group = terminal_.say({"들여다보기", "Watching"});
  add_races(command, group);
  add_flag(command, "--why", typed_.why,
           {"줄마다, 왜 그때 그 고루틴이 돌았는지", "for each line, why its goroutine ran then"}, group);
  add_flag(command, "--picture", typed_.picture,
           {"어느 프로세서가 언제 어느 고루틴을 돌렸는지 그린다", "draws which processor ran which goroutine when"},
           group);
}

void CommandLine::add_list() { add_command("list", {"모든 강의의 목록", "lists all lessons"}); }

void CommandLine::add_lesson() {
  CLI::App& command = *add_command("lesson", {"강의의 프로그램을 실행한다", "runs a lesson's programs"});
  const std::string group = terminal_.say({"모든 강의에 공통", "Common to all lessons"});
  add_lesson_id(command, true);
  add_knobs(command, terminal_, selection_, typed_.knobs);
  add_value(command, "--procs", typed_.procs,
            {"프로세서(P)의 수, GOMAXPROCS (기본값: 노트의 프로그램이 정한 값, 없으면 코어 수; 1..256)",
             "processors, GOMAXPROCS (default: what the course's program sets, else the cores; 1..256)"},
            group);
  add_flag(command, "--fast", typed_.fast,
           {"가상 시간: 기다림에 시간이 걸리지 않는다", "virtual time: waiting takes no time"}, group);
  add_value(command, "--speed", typed_.speed,
            {"시간의 빠르기 (기본값 1; 0.001..1000)", "how fast time runs (default 1; 0.001..1000)"}, group);
  add_value(command, "--seed", typed_.seed,
            {"씨앗: 한 번에 한 걸음씩, 누가 갈지를 이 수로 정한다. 같은 수면 같은 실행이다",
             "one step at a time, and this number decides whose: the same number, the same run"},
            group);
  add_value(command, "--pct", typed_.depth,
            {"우선순위를 무작위로 주고 이 수보다 하나 적게 바꾼다 (1..100; --seed와 함께)",
             "random priorities, changed once less than this number (1..100; with --seed)"},
            group);
  add_watching(command);
  add_output(command);
}

void CommandLine::add_show() {
  add_lesson_id(*add_command("show", {"강의의 글과 두 언어의 프로그램을 보여 준다",
                                      "shows a lesson's text and its programs side by side"}),
                true);
}

void CommandLine::add_compare() {
  CLI::App& command = *add_command("compare", {"진짜 Go의 출력과 나란히 견준다", "compares with what real Go prints"});
  add_lesson_id(command, true);
  add_knobs(command, terminal_, selection_, typed_.knobs);
  add_value(command, "--procs", typed_.procs, {"GOMAXPROCS (기본값 1; 1..256)", "GOMAXPROCS (default 1; 1..256)"},
            kPlain);
  add_flag(command, "--all", typed_.all_lines, {"모든 줄을 보인다", "shows every line"}, kPlain);
}

void CommandLine::add_explore() {
  CLI::App& command = *add_command("explore", {"모든 스케줄을 뒤져, 나올 수 있는 결과를 모두 찾는다",
                                               "searches all schedules for every result there can be"});
  const std::string group = terminal_.say({"탐색", "The search"});
  const auto value = [&](const char* name, Typed::Value& typed, const Text& help) {
    add_value(command, name, typed, help, group);
  };
  add_lesson_id(command, false);
  add_knobs(command, terminal_, selection_, typed_.knobs);
  value("--procs", typed_.procs,
        {"프로세서의 수 (기본값 2; 1이면 한 고루틴이 멈출 때만 다른 고루틴이 돈다)",
         "processors (default 2; with 1 another goroutine runs only where one stops)"});
  value("--for", typed_.budget, {"얼마나 오래 찾을지 (기본값 10s)", "how long to search (default 10s)"});
  value("--schedules", typed_.schedules, {"스케줄을 몇 개까지 돌릴지", "how many schedules to run at most"});
  value("--preemptions", typed_.preemptions,
        {"선점이 이보다 많은 스케줄은 뺀다", "leaves out schedules with more preemptions"});
  add_flag(command, "--random", typed_.random, {"차례를 무작위로 고른다", "chooses at random"}, group);
  value("--pct", typed_.depth,
        {"우선순위를 무작위로 주고 이 수보다 하나 적게 바꾼다 (1..100)",
         "random priorities, changed once less than this number (1..100)"});
  value("--seed", typed_.seed, {"무작위의 씨앗 (기본값 1)", "of what is random (default 1)"});
  add_races(command, group);
  value("--shard", typed_.shard, {"N 조각 가운데 I번째만 찾는다: I/N", "searches part I of N only: I/N"});
  command
      .add_option("--merge", typed_.merge,
                  terminal_.say({"조각들의 --json 결과를 합친다", "joins what the parts gave with --json"}))
      ->type_name("")
      ->group(group);
  add_flag(command, "--json", typed_.json, {"결과를 JSON 한 줄로", "the result as one line of JSON"}, group);
}

void CommandLine::add_play() {
  CLI::App& command = *add_command("play", {"누가 한 걸음 갈지 직접 골라, 프로그램이 잘못되게 만들어 본다",
                                            "you choose who makes the next step, and try to make it go wrong"});
  add_lesson_id(command, true);
  add_knobs(command, terminal_, selection_, typed_.knobs);
}

void CommandLine::add_diff() {
  CLI::App& command = *add_command("diff", {"동기화가 있을 때와 없을 때를 같은 씨앗으로 나란히 놓는다",
                                            "a lesson with and without its synchronisation, side by side"});
  add_lesson_id(command, true);
  add_knobs(command, terminal_, selection_, typed_.knobs);
  add_value(command, "--seed", typed_.seed, {"씨앗 (기본값 1)", "the seed (default 1)"}, kPlain);
}

void CommandLine::add_replay() {
  CLI::App& command =
      *add_command("replay", {"explore가 찾은 실행을 그대로 되풀이한다", "runs again what explore has found"});
  command
      .add_option("TOKEN", typed_.token,
                  terminal_.say({"explore가 찍은 재생 토큰", "a replay token, as explore prints"}))
      ->required()
      ->type_name("");
  add_watching(command);
  add_output(command);
}

void CommandLine::add_check_notes() {
  CLI::App& command =
      *add_command("check-notes", {"노트에 실린 출력이 반드시 나오는지, 나올 수 있는지, 나올 수 없는지 판정한다",
                                   "says of each output in the notes whether it is certain, possible or impossible"});
  command
      .add_option("ID", typed_.ids,
                  terminal_.say({"강의 번호나 이름 (없으면 모두)", "lessons' numbers or names (default: all)"}))
      ->type_name("");
  add_value(command, "--go", typed_.go,
            {"어느 Go 버전의 규칙으로: 1.21부터 1.26까지 (기본값 1.26)",
             "by the rules of which Go version: 1.21 to 1.26 (default 1.26)"},
            kPlain);
  add_value(command, "--for", typed_.budget,
            {"출력 하나를 얼마나 오래 찾을지 (기본값 10s)", "how long to search for one output (default 10s)"}, kPlain);
  add_flag(command, "--json", typed_.json, {"출력 하나에 JSON 한 줄씩", "one line of JSON for each output"}, kPlain);
}

}  // namespace golearn::cli
