#include "args/command_line.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "args/help.hpp"
#include "args/knob_options.hpp"

namespace golearn::args {
namespace {

const Text kPlain{"옵션", "Options"};

const Option kLanguage{"lang", {"언어: ko|en", "language: ko|en"}};
const Option kPlainOutput{"plain",
                          {"화면을 열지 않고, 색 없이 ASCII로", "opens no screen; no colours, and ASCII only"},
                          Option::Takes::nothing};

const Text kLesson{"강의 번호나 이름, 프로그램, 장: 9.2.2, buffering, 9.2.2/buffered, 9.2",
                   "a lesson's number or name, a program, or a chapter: 9.2.2, buffering, 9.2.2/buffered, 9.2"};
const Text kLessons{"강의 번호나 이름 (없으면 모두)", "lessons' numbers or names (default: all)"};
const Text kLessonOrToken = kLesson + Text{"; 또는 재생 토큰", "; or a replay token"};
const Text kBegin{
    "처음이라면: golearn lesson 9.1.1. 명령의 도움말: golearn help lesson, 강의의 옵션: golearn help lesson 9.2.2",
    "Begin with golearn lesson 9.1.1. More: golearn help lesson, and golearn help lesson 9.2.2 for the "
    "lesson's own options."};
const Text kCommand{"명령, 뒤에 강의: lesson, lesson 9.2.2", "a command, and a lesson: lesson, lesson 9.2.2"};
const Text kTask{"강의, 또는 그 문제나 도전: 9.2.2, 9.2.2/burst",
                 "a lesson, or one of its questions and challenges: 9.2.2, 9.2.2/burst"};
const Text kNumber{"몇째 힌트인지 (기본값 1)", "which hint (default 1)"};
const Text kText{"적을 글 (없으면 적어 둔 것을 보여 준다)", "what to note (default: shows what was noted)"};
const Text kToken{"explore가 출력한 재생 토큰", "a replay token, as explore prints"};

bool is_range(std::string_view word) {
  const auto dash = word.find('-');
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return dash != std::string_view::npos && is_number(word.substr(0, dash)) && is_number(word.substr(dash + 1));
}

}  // namespace

CommandLine::CommandLine(std::span<const CommandSpec* const> commands, const Selection& selection, Language language)
    : selection_(selection),
      language_(language),
      app_(Text{"Go의 동시성을 실행하며 배운다", "Learn Go's concurrency by running it"}.in(language), "golearn") {
  name_parts(app_);
  app_.set_version_flag("--version", kVersion, Text{"버전", "the version"}.in(language));
  add_option(app_, kLanguage);
  add_option(app_, kPlainOutput);
  app_.footer(kBegin.in(language));
  app_.require_subcommand(1);
  app_.fallthrough();
  for (const CommandSpec* spec : commands) add_command(*spec);
}

bool CommandLine::takes(const std::string& option, const std::string& word) const {
  const auto at = option.starts_with("--") ? taken_.find(option.substr(2)) : taken_.end();
  return at != taken_.end() && at->second(word);
}

// What an option may take is part of it, so that CLI11 does not take a lesson's number for it.
void CommandLine::parse(int argc, char** argv) {
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (!words.empty() && takes(words.back(), word)) {
      words.back() += "=" + word;
    } else {
      words.push_back(word);
    }
  }
  std::ranges::reverse(words);
  app_.parse(std::move(words));
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

std::string CommandLine::help() const { return command() ? command()->help("golearn") : app_.help(); }

void CommandLine::name_parts(CLI::App& app) {
  if (language_ == Language::korean) {
    app.get_formatter()->label("Usage", "사용법");
    app.get_formatter()->label("OPTIONS", "옵션");
    app.get_formatter()->label("SUBCOMMAND", "명령");
    app.get_formatter()->label("Positionals", "인수");
  }
  app.get_formatter()->label("REQUIRED", "");  // its description says so: CLI11 aligns by bytes
  app.get_formatter()->column_width(kHelpColumn);
  app.option_defaults()->group(kPlain.in(language_));
  app.set_help_flag("-h,--help", Text{"이 도움말", "this help"}.in(language_));
}

void CommandLine::add_command(const CommandSpec& spec) {
  CLI::App& command = *app_.add_subcommand(spec.name, spec.help.in(language_));
  name_parts(command);
  command.group(Text{"명령", "Subcommands"}.in(language_));
  add_option(command, kLanguage);
  add_option(command, kPlainOutput);
  add_words(command, spec.words);
  if (spec.knobs) add_knobs(command, selection_, language_, typed_.knobs);
  for (const Option& option : spec.options) add_option(command, option);
}

void CommandLine::add_words(CLI::App& command, Words words) {
  const auto one = [&](const char* name, const Text& help, bool required = true) {
    const Text whole = required ? help + Text{" (필수)", " (required)"} : help;
    command
        .add_option_function<std::string>(
            name, [this](const std::string& word) { typed_.words = {word}; }, whole.in(language_))
        ->type_name("")
        ->required(required);
  };
  const auto more = [&](const char* name, const Text& help) {
    command.add_option(name, typed_.more, help.in(language_))->type_name("");
  };
  switch (words) {
    case Words::none: return;
    case Words::lesson:
    case Words::no_lesson: one("ID", kLesson, words == Words::lesson); return list_programs(command);
    case Words::lessons: command.add_option("ID", typed_.words, kLessons.in(language_))->type_name(""); return;
    case Words::command: command.add_option("COMMAND", typed_.words, kCommand.in(language_))->type_name(""); return;
    case Words::lesson_or_token: one("ID", kLessonOrToken); return list_programs(command);
    case Words::token: one("TOKEN", kToken); return;
    case Words::task:
    case Words::no_task: return one("ID", kTask, words == Words::task);
    case Words::task_number: one("ID", kTask); return more("N", kNumber);
    case Words::lesson_text: one("ID", kLesson, false); return more("TEXT", kText);
  }
}

// With functions: into an optional, CLI11 reads an empty value as none.
void CommandLine::add_option(CLI::App& command, const Option& option) {
  const std::string name = "--" + option.name;
  const std::string& help = option.help.in(language_);
  const std::string& group = (option.group.en.empty() ? kPlain : option.group).in(language_);
  switch (option.takes) {
    case Option::Takes::nothing: command.add_flag(name, typed_.flags[option.name], help)->group(group); return;
    case Option::Takes::range: return add_maybe(command, option, is_range);
    case Option::Takes::choice:
      return add_maybe(command, option, [choices = option.choices](const std::string& word) {
        return std::ranges::find(choices, word) != choices.end();
      });
    case Option::Takes::value:
      command
          .add_option_function<std::string>(
              name, [this, name = option.name](const std::string& typed) { typed_.values[name] = {typed}; }, help)
          ->type_name("")
          ->group(group);
      return;
    case Option::Takes::values:
      command
          .add_option_function<std::vector<std::string>>(
              name, [this, name = option.name](const std::vector<std::string>& typed) { typed_.values[name] = typed; },
              help)
          ->type_name("")
          ->group(group);
      return;
  }
}

void CommandLine::add_maybe(CLI::App& command, const Option& option, std::function<bool(const std::string&)> takes) {
  command.add_flag("--" + option.name, typed_.maybe[option.name], option.help.in(language_))
      ->group(option.group.in(language_));
  taken_[option.name] = std::move(takes);
}

// The ids of a lesson's programs, at the end of its help.
void CommandLine::list_programs(CLI::App& command) {
  if (selection_.programs.empty()) return;
  std::vector<std::string> ids;
  for (const lessons::Entry* entry : selection_.entries) {
    for (const lessons::Program& p : entry->programs) ids.push_back(p.runnable.id);
  }
  command.footer(
      Text{fmt::format("프로그램: {}", fmt::join(ids, ", ")), fmt::format("Programs: {}", fmt::join(ids, ", "))}.in(
          language_));
}

}  // namespace golearn::args
