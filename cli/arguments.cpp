// The command line, read twice: which lesson is meant decides which knobs there are, and to find the lesson among the
// words one must know which options take a value. So the first reading has the knobs of all lessons.
#include <fmt/format.h>

#include "command_line.hpp"
#include "error.hpp"
#include "explain.hpp"
#include "requests.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace golearn::cli {
namespace {

// What an option was given last; nothing if it was not, or is none of the command's. Known even when what follows it is
// wrong.
std::optional<std::string> given(const CLI::App* command, const std::string& name) {
  const CLI::Option* option = command ? command->get_option_no_throw(name) : nullptr;
  if (!option || option->results().empty()) return std::nullopt;
  return option->results().back();
}

Selection all_lessons() {
  Selection all;
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Scenario& s : entry.lesson.scenarios) all.scenarios.push_back(&s);
  }
  return all;
}

// What is wrong is for the second reading to say, in the language found here.
void read_once(CommandLine& line, int argc, char** argv) {
  try {
    line.parse(argc, argv);
  } catch (const CLI::ParseError&) {  // help, too
  }
}

void set_language(const CommandLine& line, Terminal& terminal) {
  for (const CLI::App* place : {&line.app(), line.command()}) {
    const auto value = given(place, "--lang");
    if (value == "ko") terminal.language = lessons::Language::korean;
    if (value == "en") terminal.language = lessons::Language::english;
  }
}

// The first word that is no option must be a command.
void check_command(const CommandLine& line, const Terminal& terminal) {
  if (line.command()) return;
  const std::vector<std::string> names = line.command_names();
  for (const std::string& word : line.app().remaining()) {
    if (word.starts_with("-")) continue;
    throw WrongUse(
        terminal.say({fmt::format("'{}'라는 명령은 없다", word), fmt::format("there is no command '{}'", word)}) +
        did_you_mean(terminal, nearest(word, names)) +
        fmt::format(" ({}: {})", terminal.say({"명령", "there are"}), fmt::join(names, ", ")));
  }
}

std::string help_command(const CommandLine& line, const std::optional<std::string>& id) {
  return "golearn " + (line.command() ? line.command()->get_name() + " " : "") + (id ? *id + " " : "") + "--help";
}

Request request_of(const Terminal& terminal, const Selection& selection, const CommandLine& line) {
  const Typed& typed = line.typed();
  if (typed.language) check_language(terminal, *typed.language);
  const std::string& command = line.command()->get_name();
  if (command == "list") return ListRequest{};
  if (command == "show") return ShowRequest{selection.entry, selection.one ? selection.scenarios.front() : nullptr};
  if (command == "lesson") return lesson_request(terminal, selection, typed);
  if (command == "compare") return compare_request(terminal, selection, typed);
  if (command == "explore") return explore_request(terminal, selection, typed);
  if (command == "diff") return diff_request(terminal, selection, typed);
  if (command == "play") return play_request(terminal, selection, typed);
  if (command == "check-notes") return check_notes_request(terminal, typed);
  return replay_request(terminal, typed);
}

}  // namespace

std::string full_id(const lessons::Entry& entry, const lessons::Scenario& scenario) {
  return entry.lesson.scenarios.size() > 1 ? entry.lesson.id + "/" + scenario.name : entry.lesson.id;
}

Request parse_arguments(int argc, char** argv, Terminal& terminal) {
  const Selection all = all_lessons();
  CommandLine first(terminal, all);
  read_once(first, argc, argv);
  set_language(first, terminal);
  check_command(first, terminal);
  const std::optional<std::string> id = given(first.command(), "ID");
  const Selection selection = id ? select_lesson(terminal, *id) : Selection{};

  CommandLine line(terminal, selection);
  try {
    line.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return HelpRequest{line.command() ? line.command()->help("golearn") : line.app().help()};
  } catch (const CLI::CallForVersion&) {
    return HelpRequest{std::string(CommandLine::kVersion) + "\n"};
  } catch (const CLI::ParseError& error) {
    throw WrongUse(explain(terminal, line.app(), error, help_command(line, id)));
  }
  return request_of(terminal, selection, line);
}

}  // namespace golearn::cli
