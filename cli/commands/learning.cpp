#include "commands/learning.hpp"

#include <fmt/format.h>

#include "host/output.hpp"
#include "render/plain.hpp"
#include "words/glyphs.hpp"

namespace golearn::commands {

void went_through(const Stage& stage, const args::Selection& selection, course::LessonStage lesson_stage) {
  if (!stage.screen.terminal || selection.entries.size() != 1) return;
  course::Learner().went_through(selection.entries.front()->id, lesson_stage);
}

void tell_complaint(const Stage& stage, const course::Learner& learner) {
  const std::string& why = learner.journal().complaint();
  if (why.empty()) return;
  const Text text = why == "HOME"
                        ? Text{"HOME이 없어 진도를 남길 곳이 없다", "there is no HOME to keep the progress in"}
                        : Text{"진도를 남길 수 없다: " + why, "the progress cannot be kept: " + why};
  host::write_error(render::text_of_error("golearn: " + words::visible(stage.say(text)), stage.screen));
}

}  // namespace golearn::commands
