#include "args/positional.hpp"

#include <fmt/format.h>

namespace golearn::args {
namespace {

Text list_of_shells() {
  const std::string names = fmt::format("{}", fmt::join(kShells, ", "));
  return {names, names};
}

const Text kLesson{"강의 번호나 이름, 프로그램, 장: 9.2.2, buffering, 9.2.2/buffered, 9.2",
                   "a lesson's number or name, a program, or a chapter: 9.2.2, buffering, 9.2.2/buffered, 9.2"};
const Text kLessons{"강의 번호나 이름 (없으면 모두)", "lessons' numbers or names (default: all)"};
const Text kLessonOrToken = kLesson + Text{"; 또는 재생 토큰", "; or a replay token"};
const Text kCommand{"명령, 뒤에 강의: lesson, lesson 9.2.2", "a command, and a lesson: lesson, lesson 9.2.2"};
const Text kTask{"강의, 또는 그 문제나 도전: 9.2.2, 9.2.2/burst",
                 "a lesson, or one of its questions and challenges: 9.2.2, 9.2.2/burst"};
const Text kNumber{"몇째 힌트인지 (기본값 1)", "which hint (default 1)"};
const Text kText{"적을 글 (없으면 적어 둔 것을 보여 준다)", "what to note (default: shows what was noted)"};
const Text kToken{"explore가 출력한 재생 토큰", "a replay token, as explore prints"};
const Text kShell = Text{"셸: ", "the shell: "} + list_of_shells();

}  // namespace

std::vector<Positional> positionals_of(Words words) {
  switch (words) {
    case Words::none: return {};
    case Words::lesson: return {{.name = "ID", .help = kLesson, .required = true, .program = true}};
    case Words::no_lesson: return {{.name = "ID", .help = kLesson, .program = true}};
    case Words::lessons: return {{.name = "ID", .help = kLessons, .many = true}};
    case Words::command: return {{.name = "COMMAND", .help = kCommand, .many = true}};
    case Words::token: return {{.name = "TOKEN", .help = kToken, .required = true}};
    case Words::lesson_or_token: return {{.name = "ID", .help = kLessonOrToken, .required = true, .program = true}};
    case Words::task: return {{.name = "ID", .help = kTask, .required = true}};
    case Words::no_task: return {{.name = "ID", .help = kTask}};
    case Words::task_number: return {{.name = "ID", .help = kTask, .required = true}, {.name = "N", .help = kNumber}};
    case Words::lesson_text: return {{.name = "ID", .help = kLesson}, {.name = "TEXT", .help = kText, .many = true}};
    case Words::shell: return {{.name = "SHELL", .help = kShell, .required = true}};
  }
  return {};
}

}  // namespace golearn::args
