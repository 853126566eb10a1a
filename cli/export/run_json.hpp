// A run as the page reads it: export/page/README.md says what stands where.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "export/json.hpp"
#include "golearn/observe/picture.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/text.hpp"
#include "words/blocks.hpp"

namespace golearn::exports {

/// Each different thing once, by the number of its first mention.
template <class T>
class Numbered {
 public:
  int of(const T& thing) {
    const auto [at, is_new] = numbers_.try_emplace(thing, static_cast<int>(all_.size()));
    if (is_new) all_.push_back(thing);
    return at->second;
  }
  [[nodiscard]] const std::vector<T>& all() const { return all_; }

 private:
  std::unordered_map<T, int> numbers_;
  std::vector<T> all_;
};

/// What several runs on one page share.
struct PageTables {
  Numbered<std::string> phrases;  ///< Korean and English, with a line's end between
  Numbered<std::string> kinds;
};

std::string_view name_of(words::Tone tone);

/// `record` was watched as words::picture_of_run asks, and `picture` is made of it.
ordered_json run_json(const study::RunSpec& spec, const study::RunRecord& record, const Picture& picture,
                      PageTables& tables);

}  // namespace golearn::exports
