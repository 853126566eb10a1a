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
Lesson main_goroutine();
Lesson threads();
Lesson context_switch();
Lesson wait_lesson();
Lesson account();
Lesson mutex_cost();
Lesson philosophers();
Lesson process_thread_goroutine();
Lesson gmp();
Lesson concurrency_parallelism();

}  // namespace golearn::lessons
