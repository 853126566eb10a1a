// A run that is over, as the screens show it: its picture, and what is to be said of it in both languages.
//
// Made in a child (task.hpp), and sent here. Plain values.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "golearn/observe/picture.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "lessons/course.hpp"
#include "tui/wire.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::tui {

using study::Language;
using study::Text;

/// A line that the program printed.
struct RecordedLine {
  std::size_t step = 0;  ///< its index in the picture
  std::uint64_t goroutine = 0;
  std::int64_t time = 0;
  std::string text = {};  ///< without its time of day
  Text why = {};          ///< why it came then; empty: nothing is known
};

/// A command to try, and what it will show.
struct RecordedTry {
  Text command = {};
  Text shows = {};
};

struct RecordedVerdict {
  words::Tone tone = words::Tone::plain;
  Text text = {};
};

struct Recording {
  Picture picture = {};
  std::map<std::uint64_t, Place> started = {};  ///< go statements, by goroutine
  std::map<ObjectId, std::string> named = {};   ///< by the program
  std::vector<Text> sentences = {};             ///< of each step
  std::vector<RecordedLine> lines = {};
  std::uint64_t left_out = 0;          ///< events that came after all that the picture shows
  std::vector<std::string> rest = {};  ///< lines that were printed after it
  std::vector<RecordedVerdict> verdict = {};
  std::vector<Text> happened = {};
  std::vector<Text> notice = {};
  std::vector<RecordedTry> tries = {};
  Ending ending = Ending::returned;
  std::string message = {};
  std::string again = {};  ///< the command that makes the same run again; empty: nothing does
};

/// Makes the run that `spec` says, and records it.
Recording record(const lessons::Program& program, study::RunSpec spec);

/// What its goroutines and things are called.
words::Names names_in(Language language, const lessons::Program& program, const Recording& recording);

template <>
struct Fields<Text> {
  static auto of(Text& it) { return std::tie(it.ko, it.en); }
};
template <>
struct Fields<ObjectState> {
  static auto of(ObjectState& it) {
    return std::tie(it.object, it.holders, it.for_reading, it.capacity, it.length, it.buffer, it.closed, it.counter,
                    it.value, it.waiting);
  }
};
template <>
struct Fields<PictureStep> {
  static auto of(PictureStep& it) {
    return std::tie(it.time, it.kind, it.goroutine, it.partner, it.object, it.after, it.text, it.reason, it.objects,
                    it.wakes, it.changes, it.where, it.from_closed, it.in_wait);
  }
};
template <>
struct Fields<PictureProblem> {
  static auto of(PictureProblem& it) { return std::tie(it.kind, it.steps); }
};
template <>
struct Fields<Picture> {
  static auto of(Picture& it) { return std::tie(it.goroutines, it.objects, it.steps, it.problems); }
};
template <>
struct Fields<RecordedLine> {
  static auto of(RecordedLine& it) { return std::tie(it.step, it.goroutine, it.time, it.text, it.why); }
};
template <>
struct Fields<RecordedTry> {
  static auto of(RecordedTry& it) { return std::tie(it.command, it.shows); }
};
template <>
struct Fields<RecordedVerdict> {
  static auto of(RecordedVerdict& it) { return std::tie(it.tone, it.text); }
};
template <>
struct Fields<Recording> {
  static auto of(Recording& it) {
    return std::tie(it.picture, it.started, it.named, it.sentences, it.lines, it.left_out, it.rest, it.verdict,
                    it.happened, it.notice, it.tries, it.ending, it.message, it.again);
  }
};

}  // namespace golearn::tui
