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
Lesson create();
Lesson many();
Lesson waiting();
Lesson channel_read_write();
Lesson pipeline();
Lesson race_condition();
Lesson select_keyword();
Lesson timeout();
Lesson channels_revisited();
Lesson shared_memory();
Lesson closured_go();
Lesson context();
Lesson semaphore();
Lesson runner();
Lesson pool();
Lesson work();
Lesson csp();
Lesson drones();
Lesson sync_package();
Lesson problems();

}  // namespace golearn::lessons
