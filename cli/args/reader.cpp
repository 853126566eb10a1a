#include "args/reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "args/command_line.hpp"
#include "args/common_options.hpp"
#include "args/explain.hpp"
#include "args/suggest.hpp"
#include "golearn/study/korean.hpp"

namespace golearn::args {
namespace {

using study::Refusal;

// What golearn does if nothing is named.
constexpr const char* kAlone = "course";

// What is wrong is for the second reading to say.
void read_once(CommandLine& line, int argc, char** argv) {
  try {
    line.parse(argc, argv);
  } catch (const CLI::ParseError&) {  // help, too
  }
}

// What an option was given last; nothing if it was not, or is none of the command's. Known even when what follows it is
// wrong.
std::optional<std::string> given(const CLI::App* command, const std::string& name) {
  const CLI::Option* option = command ? command->get_option_no_throw(name) : nullptr;
  if (!option || option->results().empty()) return std::nullopt;
  return option->results().back();
}

// The first word that is no option must be a command.
void check_command(const CommandLine& line) {
  if (line.command()) return;
  const std::vector<std::string> names = line.command_names();
  const std::string list = fmt::format("{})", fmt::join(names, ", "));
  for (const std::string& word : line.app().remaining()) {
    if (word.starts_with("-")) continue;
    throw Refusal(Text{study::with_particle("'" + word + "'", "이라는", "라는") + " 명령은 없다",
                       fmt::format("there is no command '{}'", word)} +
                  did_you_mean(nearest(word, names)) + Text{" (명령: " + list, " (there are: " + list});
  }
}

void check_language(const std::vector<std::string>& typed) {
  if (typed.back() == "ko" || typed.back() == "en") return;
  throw Refusal({fmt::format("--lang에는 ko나 en을 준다. 받은 값: '{}'", typed.back()),
                 fmt::format("--lang takes ko or en: not '{}'", typed.back())});
}

// `golearn` alone, or in a language, or plain.
bool says_nothing(const CommandLine& line) {
  if (line.command() || !line.app().remaining().empty()) return false;
  const auto language = given(&line.app(), "--lang");
  if (language) check_language({*language});
  return true;
}

std::string help_command(const CommandLine& line, const std::optional<std::string>& id) {
  return "golearn " + (line.command() ? line.command()->get_name() + " " : "") + (id ? *id + " " : "") + "--help";
}

Request request_of(const CommandLine& line, const Selection& selection) {
  const Typed& typed = line.typed();
  Request request{.command = line.command() ? line.command()->get_name() : kAlone,
                  .selection = selection,
                  .words = typed.words,
                  .knobs = typed.knobs,
                  .options = typed.values};
  request.words.insert(request.words.end(), typed.more.begin(), typed.more.end());
  for (const auto& [name, set] : typed.flags) {
    if (set) request.options[name];
  }
  for (const auto& [name, value] : typed.maybe) {
    if (value == "true") request.options[name] = {};
    if (!value.empty() && value != "true") request.options[name] = {value};
  }
  if (const auto language = request.options.find("lang"); language != request.options.end()) {
    check_language(language->second);
  }
  return request;
}

}  // namespace

Reader::Reader(std::span<const CommandSpec* const> commands, int argc, char** argv, Language otherwise)
    : commands_(commands), argc_(argc), argv_(argv), language_(otherwise), all_(all_lessons()) {
  auto line = std::make_unique<CommandLine>(commands, all_, otherwise);
  read_once(*line, argc, argv);
  for (const CLI::App* place : {&line->app(), line->command()}) {
    const auto value = given(place, "--lang");
    if (value == "ko") language_ = Language::korean;
    if (value == "en") language_ = Language::english;
  }
  first_ = std::move(line);
}

Reader::~Reader() = default;

// By the word that the command takes.
Selection Reader::selected(const std::string& word) const {
  const std::string name = first_->command()->get_name();
  const auto spec = std::ranges::find(commands_, name, [](const CommandSpec* each) { return each->name; });
  return select((*spec)->words, word);
}

std::variant<Request, Help> Reader::request() const {
  check_command(*first_);
  const std::optional<std::string> id = given(first_->command(), "ID");
  const Selection selection = id ? selected(*id) : Selection{};

  CommandLine line(commands_, selection, language_);
  try {
    line.parse(argc_, argv_);
  } catch (const CLI::CallForHelp&) {
    return Help{line.help()};
  } catch (const CLI::CallForVersion&) {
    return Help{std::string(kProgramVersion) + "\n"};
  } catch (const CLI::ParseError& error) {
    if (says_nothing(line)) return request_of(line, {});
    throw Refusal(explain(line.app(), error, help_command(line, id)));
  }
  return request_of(line, selection);
}

}  // namespace golearn::args
