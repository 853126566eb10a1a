// What commands share that keep what a learner does.
#pragma once

#include "commands/command.hpp"
#include "course/advice.hpp"
#include "course/learner.hpp"

namespace golearn::commands {

/// At a terminal, for who goes through the course by plain commands: a lesson that was named alone has been through
/// that stage. Nothing is said if it cannot be kept: that is not what the command is for.
void went_through(const Stage& stage, const args::Selection& selection, course::LessonStage lesson_stage);

/// If facts could not be kept: why, on stderr, in one line.
void tell_complaint(const Stage& stage, const course::Learner& learner);

}  // namespace golearn::commands
