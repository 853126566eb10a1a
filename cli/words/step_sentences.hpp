// Each step of a picture as a sentence: who does what to which thing, and what in the steps before explains it.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "golearn/observe/picture.hpp"
#include "golearn/study/text.hpp"
#include "words/names.hpp"

namespace golearn::words {

using study::Text;

struct StepSentence {
  Text phrase;
  std::optional<std::size_t> refers = {};  ///< the step, by its index, that {step} is
};

/// Told the steps in order, one after another. One thread.
class StepSentences {
 public:
  StepSentence next(const PictureStep& step);

 private:
  StepSentence block(const PictureStep& step);
  StepSentence receive(const PictureStep& step);
  [[nodiscard]] StepSentence read(const PictureStep& step) const;
  StepSentence tell(const PictureStep& step);
  [[nodiscard]] StepSentence since(const std::map<ObjectId, std::size_t>& steps, ObjectId object, Text known,
                                   Text unknown) const;
  void remember(const PictureStep& step);

  std::size_t at_ = 0;  // the step that is told
  std::map<ObjectId, std::size_t> locked_, closed_, written_;
  std::map<ObjectId, std::deque<std::size_t>> sent_;  // what lies in a channel, by the step that put it there
};

/// All steps of a picture as sentences, in which goroutines and things have their short names.
std::vector<Text> sentences_of(const Names& korean, const Names& english, const Picture& picture);

}  // namespace golearn::words
