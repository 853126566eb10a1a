// What a plain command prints, to be read on the screen.
#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "host/child.hpp"
#include "host/self.hpp"
#include "lessons/practice/quantity.hpp"
#include "tui/cursor.hpp"
#include "tui/screens.hpp"
#include "tui/task.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

constexpr std::size_t kPage = 15;

std::string output_of(const std::string& command, Language language, int columns) {
  std::vector<std::string> words = lessons::words_of(command);
  words.front() = host::own_path();
  words.insert(words.end(), {"--lang", language == Language::korean ? "ko" : "en"});
  const host::Execution done = host::Child().execute(words, {fmt::format("COLUMNS={}", columns), "NO_COLOR=1"});
  return done.output + done.errors;
}

class CommandText final : public Screen {
 public:
  CommandText(Session& session, std::string command) : Screen(session), command_(std::move(command)) {
    task_ = std::make_unique<Task<std::string>>(
        [command = command_, language = session.language, columns = session.columns] {
          return output_of(command, language, columns);
        });
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = Row(" " + command_, {Tone::strong})};
    const auto height = static_cast<std::size_t>(std::max(body.rows, 1));
    const std::size_t last = lines_.size() > height ? lines_.size() - height : 0;
    for (std::size_t i = std::min(top_, last); i < lines_.size(); ++i) view.body.emplace_back(lines_[i]);
    view.message = task_ ? Row(say({"실행하고 있다 …", "running …"}), {Tone::faint}) : Row();
    view.command = command_;
    view.keys = {{"↑↓", {"넘기기", "scroll"}}, {"Esc", {"닫기", "close"}}};
    return view;
  }

  Reply handle(const Key& key) override {
    if (key.kind == Key::Kind::escape || key.kind == Key::Kind::enter) return {.back = true};
    if (move_cursor(key, top_, lines_.size(), kPage)) return {};
    return {.taken = false};
  }

  [[nodiscard]] Descriptors waits_on() const override { return descriptors(task_); }
  Reply arrived() override {
    if (!task_ || !task_->read()) return {};
    lines_ = study::split_lines(task_->found().value_or(task_->complaint()));
    task_.reset();
    return {};
  }
  bool interrupt() override {
    const bool ran = task_ != nullptr;
    task_.reset();
    return ran;
  }

 private:
  std::string command_;
  std::unique_ptr<Task<std::string>> task_;
  std::vector<std::string> lines_;
  std::size_t top_ = 0;
};

}  // namespace

std::unique_ptr<Screen> command_screen(Session& session, std::string command) {
  return std::make_unique<CommandText>(session, std::move(command));
}

}  // namespace golearn::tui
