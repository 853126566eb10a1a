// Runs made by hand, to be asked what questions and goals ask.
#pragma once

#include <utility>

#include "lessons/practice/quantity.hpp"
#include "support/program.hpp"

namespace golearn::test {

inline lessons::Phrase phrase(const std::string& text) {
  const Lines words = lessons::words_of(text);
  return {words.front(), {words.begin() + 1, words.end()}};
}

inline lessons::Came printed(Lines lines, Ending ending = Ending::returned) {
  return {.lines = std::move(lines), .ending = ending};
}

inline const lessons::Came& by_hand() {
  static const lessons::Came it{
      .lines = {"a 1", "a 2", "b -3", "took : 1.5 ms", "took : 900 µs", "size : 2 KiB", "a 7 of 10"},
      .ending = Ending::panicked,
      .message = "panic: close of closed channel",
      .leaked = 2,
      .elapsed = std::chrono::milliseconds(2'500),
      .stuck = {{1, 27}, {4, 31}}};
  return it;
}

}  // namespace golearn::test
