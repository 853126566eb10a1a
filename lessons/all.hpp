// One function a lesson, each defined in that lesson's scenario.cpp.
#pragma once

#include "lesson.hpp"

namespace golearn::lessons {

Lesson goroutine();
Lesson multicore();
Lesson closures();
Lesson channel();
Lesson buffering();
Lesson close_lesson();
Lesson directions();
Lesson select_lesson();
Lesson race();
Lesson mutex();
Lesson rwmutex();
Lesson cond();
Lesson once();
Lesson waitgroup();
Lesson atomics();
Lesson runner();
Lesson pool();
Lesson work();
Lesson csp();
Lesson drones();
Lesson sync_package();
Lesson problems();

}  // namespace golearn::lessons
