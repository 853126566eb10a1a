#include "export/man_page.hpp"

#include "args/common_options.hpp"
#include "args/known_options.hpp"
#include "args/positional.hpp"
#include "export/man_usage.hpp"
#include "export/roff.hpp"

namespace golearn::exports {
namespace {

using args::CommandSpec;
using args::Option;
using study::Text;
using words::Topic;

class Page {
 public:
  explicit Page(args::Language language) : language_(language) {
    roff_.line("'\\\" -*- coding: UTF-8 -*-");  // for man, which else goes by the folder
    roff_.macro("TH", {"GOLEARN", "1", args::kVersionDate, args::kProgramVersion, "golearn"});
    roff_.macro("ad", {"l"});
    roff_.macro("nh");
    roff_.macro("ss", {"12", "0"});  // no wider space behind a sentence that ends a line here
  }

  void section(const Text& title) { roff_.macro("SH", {escaped(title.in(language_))}); }
  void line(const std::string& escaped) { roff_.line(escaped); }
  void line_break() { roff_.macro("br"); }
  void text(const Text& text) { roff_.text(text.in(language_)); }
  void paragraph(const Text& text) {
    roff_.macro("PP");
    this->text(text);
  }
  void item(const std::string& tag, const Text& about) {
    roff_.macro("TP");
    roff_.line(tag);
    text(about);
  }
  void options(const std::vector<Option>& options) {
    std::string group;
    for (const Option& option : options) {
      if (option.group.en != group) heading(option.group);
      group = option.group.en;
      item(tag_of(option, language_), option.help);
    }
  }
  void topics(const Text& title, const std::vector<Topic>& topics) {
    section(title);
    for (const Topic& topic : topics) item(bold(topic.name), topic.about);
  }
  void command(const CommandSpec& command) {
    roff_.macro("SS", {escaped("golearn " + command.name)});
    line(usage_of(command, language_));
    paragraph(command.help);
    for (const auto& each : args::positionals_of(command.words)) item(italic(each.name), each.help);
    options(command.options);
  }

  [[nodiscard]] const std::string& made() const { return roff_.page(); }

 private:
  void heading(const Text& group) {
    roff_.macro("PP");
    roff_.line(bold(group.in(language_)));
  }

  args::Language language_;
  Roff roff_;
};

void begin(Page& page, std::span<const CommandSpec* const> commands, args::Language language) {
  page.section({"이름", "NAME"});
  page.line("golearn \\-");
  page.text(args::kAbout);
  page.section({"사용법", "SYNOPSIS"});
  for (const CommandSpec* command : commands) {
    if (command != commands.front()) page.line_break();
    page.line(usage_of(*command, language));
  }
  page.section({"설명", "DESCRIPTION"});
  const std::vector<Text> paragraphs = words::description();
  page.text(paragraphs.front());
  for (const Text& more : std::span(paragraphs).subspan(1)) page.paragraph(more);
}

}  // namespace

std::string man_page(std::span<const CommandSpec* const> commands, const std::vector<Topic>& exit_statuses,
                     args::Language language) {
  Page page(language);
  begin(page, commands, language);
  page.section({"명령", "COMMANDS"});
  for (const CommandSpec* command : commands) page.command(*command);
  page.section({"모든 명령의 옵션", "OPTIONS OF ALL COMMANDS"});
  page.options(args::options_of(nullptr, {}));
  page.topics({"종료 상태", "EXIT STATUS"}, exit_statuses);
  page.topics({"환경 변수", "ENVIRONMENT"}, words::environment());
  page.topics({"파일", "FILES"}, words::files());
  page.topics({"예제", "EXAMPLES"}, words::examples());
  return page.made();
}

}  // namespace golearn::exports
