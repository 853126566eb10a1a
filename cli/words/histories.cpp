#include "words/histories.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "words/numbers.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kMostGoroutines = 10;
constexpr std::size_t kMostLocks = 6;
constexpr std::size_t kLetters = 26;

bool is_lock(ObjectId id) { return id.kind == ObjectKind::mutex || id.kind == ObjectKind::rwmutex; }

class Maker {
 public:
  Maker(const Names& names, const Picture& picture) : names_(names), picture_(picture) {
    const std::size_t shown = std::min(picture.goroutines.size(), kMostGoroutines);
    for (std::size_t i = 0; i < shown; ++i) add_goroutine(picture.goroutines[i].id, i);
    for (const PictureObject& each : picture.objects) {
      if (!is_lock(each.id) || row_of_lock_.size() == kMostLocks) continue;
      row_of_lock_[each.id] = all_.rows.size();
      all_.rows.push_back({.name = names.short_name(each.id)});
    }
    for (std::size_t i = 0; i < picture.steps.size(); ++i) add(i);
  }

  Histories all() {
    all_.time_title = names_.say({"시각", "time"});
    all_.legend = names_.say({"왼쪽에서 오른쪽으로 한 단계씩. █ 실행, ░ 차례 기다림, ┊ 기다림, z 잠",
                              "Step by step from left to right. █ runs, ░ ready, ┊ waits, z sleeps"});
    if (!row_of_lock_.empty()) {
      all_.legend += names_.say({"; 락: 잡은 고루틴 (", "; a lock: who has it ("}) + letters() + ")";
    }
    if (picture_.goroutines.size() > kMostGoroutines) {
      const std::size_t more = picture_.goroutines.size() - kMostGoroutines;
      all_.legend += names_.say({fmt::format("; 고루틴 {}개는 뺐다", more),
                                 "; " + plural(more, "more goroutine") + (more == 1 ? " is" : " are") + " left out"});
    }
    return std::move(all_);
  }

 private:
  void add_goroutine(std::uint64_t id, std::size_t number) {
    row_of_[id] = all_.rows.size();
    all_.rows.push_back({.name = short_form(id), .goroutine = id});
    all_.letters[id] = number == 0 ? 'm' : number <= kLetters ? static_cast<char>('A' + number - 1) : '#';
  }

  void add(std::size_t i) {
    const PictureStep& step = picture_.steps[i];
    all_.times.push_back(rounded(Duration(step.time)));
    for (const LaneChange& change : step.changes) {
      if (const auto row = row_of_.find(change.goroutine); row != row_of_.end()) {
        all_.rows[row->second].marks.emplace_back(i, beyond(change.state));
      }
    }
    if (const auto row = row_of_lock_.find(step.object); row != row_of_lock_.end()) {
      const auto& holders = step.after.holders;
      all_.rows[row->second].holders.emplace_back(i, holders.empty() ? 0 : holders.front());
    }
  }

  [[nodiscard]] std::string letters() const {
    std::string list;
    for (const auto& [id, letter] : all_.letters) {
      list += (list.empty() ? "" : ", ") + std::string(1, letter) + " " + short_form(id);
    }
    return list;
  }

  const Names& names_;
  const Picture& picture_;
  Histories all_;
  std::map<std::uint64_t, std::size_t> row_of_;
  std::map<ObjectId, std::size_t> row_of_lock_;
};

}  // namespace

Blocks about_histories(const Names& names, const Picture& picture) {
  if (picture.steps.empty()) return {};
  return {Gap{}, Heading{names.say({"고루틴마다 언제 실행되었나", "When each goroutine ran"})},
          Maker(names, picture).all()};
}

}  // namespace golearn::words
