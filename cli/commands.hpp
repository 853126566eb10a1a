// One function a command; each returns the process's exit status.
#pragma once

#include "request.hpp"

namespace golearn::cli {

int run(const ListRequest& request, const Terminal& terminal);
int run(const LessonRequest& request, const Terminal& terminal);
int run(const ShowRequest& request, const Terminal& terminal);
int run(const CompareRequest& request, const Terminal& terminal);
int run(const ExploreRequest& request, const Terminal& terminal);
int run(const PlayRequest& request, const Terminal& terminal);
int run(const DiffRequest& request, const Terminal& terminal);
int run(const CheckNotesRequest& request, const Terminal& terminal);
int run(const HelpRequest& request, const Terminal& terminal);

}  // namespace golearn::cli
