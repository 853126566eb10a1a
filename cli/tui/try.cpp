// Try: a lesson's challenges.
#include <fmt/format.h>

#include "lessons/practice/answers.hpp"
#include "tui/cursor.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/screens.hpp"
#include "words/tasks.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

class Try final : public LessonScreen {
 public:
  Try(Session& session, const lessons::Entry& entry) : LessonScreen(session, entry, LessonStage::attempt) {
    const auto& all = challenges();
    while (at_ + 1 < all.size() && is_met(all[at_])) ++at_;
  }

  [[nodiscard]] View view(Size body) const override {
    View view{.title = title("", body.columns)};
    view.body = {rule(say({"도전", "challenges"}), body.columns)};
    for (std::size_t i = 0; i < challenges().size(); ++i) {
      append(view.body, rows_of(i, body.columns));
      view.body.emplace_back();
    }
    view.command = "golearn challenge " + entry_.id + "/" + challenges()[at_].id;
    view.keys = {{"Enter", {"도전하기", "try it"}},
                 {"↑↓", {"고르기", "choose"}},
                 {"]", {"마치기", "finish"}},
                 {"Esc", {"지도", "map"}}};
    return view;
  }

  Reply handle(const Key& key) override {
    if (move_cursor(key, at_, challenges().size(), 3)) return {};
    if (key.kind == Key::Kind::character && key.character >= '1' && key.character < '1' + challenges().size()) {
      at_ = key.character - '1';
      return open();
    }
    if (key.kind == Key::Kind::enter) return open();
    if (key.is(']')) return {.next = done_screen(session_, entry_)};
    return common(key);
  }

 private:
  [[nodiscard]] const std::vector<lessons::Challenge>& challenges() const { return practice_of(entry_).challenges; }

  [[nodiscard]] bool is_met(const lessons::Challenge& challenge) const {
    const auto& known = session_.progress().of(entry_.id).challenges;
    const auto at = known.find(challenge.id);
    return at != known.end() && at->second.met;
  }

  Reply open() {
    return {.next = challenges()[at_].play ? play_screen(session_, entry_, at_) : knobs_screen(session_, entry_, at_)};
  }

  [[nodiscard]] Rows rows_of(std::size_t i, int columns) const {
    const lessons::Challenge& challenge = challenges()[i];
    const lessons::Program& program = program_of(entry_, challenge.setup);
    const study::RunSpec spec = lessons::search_of(program, challenge.setup);
    Row head(i == at_ ? " ▸ " : "   ");
    head.add(fmt::format("{}  ", i + 1), {Tone::strong});
    head.add(is_met(challenge) ? "✓ " : "· ", {is_met(challenge) ? Tone::good : Tone::faint});
    head.add(how(challenge), {Tone::faint});
    Rows rows{i == at_ ? head.to(columns).reversed() : head};
    return append(rows, paragraph(words::task_text(session_.language, challenge.text, spec), columns - 1, {}, 8));
  }

  [[nodiscard]] std::string how(const lessons::Challenge& challenge) const {
    if (challenge.play) return say({"스케줄러가 되어 순서를 고른다", "as the scheduler"});
    if (challenge.always) return say({"고친다: 모든 스케줄을 탐색해 판정한다", "a mend: every schedule is searched"});
    return say({"옵션을 바꾼다", "by options"});
  }

  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Screen> try_screen(Session& session, const lessons::Entry& entry) {
  return std::make_unique<Try>(session, entry);
}

}  // namespace golearn::tui
