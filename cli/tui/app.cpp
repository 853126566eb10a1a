#include "tui/app.hpp"

#include "course/advice.hpp"
#include "tui/chrome.hpp"
#include "tui/lesson_screen.hpp"
#include "tui/screens.hpp"

namespace golearn::tui {

App::App(Session& session) : session_(session) { screens_.push_back(map_screen(session)); }

Frame App::frame(Size screen) const {
  if (screen.columns < kSmallest.columns || screen.rows < kSmallest.rows) return too_small(session_, screen);
  return framed(session_, top().view(body_of(screen)), screen);
}

bool App::follow(Reply reply) {
  if (reply.quit) return false;
  if (reply.back && screens_.size() > 1) screens_.pop_back();
  if (reply.over) screens_.push_back(std::move(reply.over));
  if (reply.next) {
    screens_.clear();
    screens_.push_back(std::move(reply.next));
  }
  return true;
}

bool App::handle(const Key& key) {
  session_.notice.clear();
  if (key.kind != Key::Kind::character || top().takes_text()) return press(key);
  for (const char32_t letter : letters_of(key.character)) {
    if (!press({Key::Kind::character, letter})) return false;
  }
  return true;
}

bool App::press(const Key& key) {
  Reply reply = top().handle(key);
  if (!reply.taken && !top().takes_text()) reply = common(key);
  return follow(std::move(reply));
}

// Keys that no screen takes for itself.
Reply App::common(const Key& key) {
  if (key.kind != Key::Kind::character) return {.taken = false};
  switch (key.character) {
    case '?': return {.over = help_screen(session_)};
    case '/': return {.over = search_screen(session_)};
    case 'p': return {.over = progress_screen(session_)};
    case 'm': return {.next = map_screen(session_)};
    case 'q': return {.quit = true};
    case 'L': change_language(); return {};
    case 'o':
      if (const lessons::Entry* entry = lessons::find_lesson(session_.progress().last_lesson)) {
        return {.over = note_screen(session_, *entry)};
      }
      return {};
    case 'n': {
      const course::Advice next = course::advice(session_.progress(), course::now()).front();
      if (!next.entry) return {};
      return {.next = stage_screen(session_, *next.entry, next.stage)};
    }
    default: return {.taken = false};
  }
}

void App::change_language() {
  if (session_.english_only) {
    session_.notice = "This console has no Hangul.";
    return;
  }
  session_.language = session_.language == Language::korean ? Language::english : Language::korean;
  session_.learner.add({.kind = course::FactKind::language, .id = session_.language == Language::korean ? "ko" : "en"});
}

}  // namespace golearn::tui
