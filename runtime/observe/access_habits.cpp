#include "golearn/observe/access_habits.hpp"

#include <string_view>

namespace golearn {
namespace {

bool on_one_line(Place a, Place b) { return a.line() == b.line() && std::string_view(a.file()) == b.file(); }

}  // namespace

void AccessHabits::on_load(std::uint64_t goroutine, ObjectId variable, Place where) {
  Reads& reads = reads_[variable][goroutine];
  reads = {.last = where, .before = reads.last};
}

void AccessHabits::on_store(std::uint64_t goroutine, ObjectId variable, Place where) {
  const Reads reads = std::exchange(reads_[variable][goroutine], {});
  const bool is_update = reads.last == where;
  if (is_update) updates_.insert(where);
  const Place look = is_update ? reads.before : reads.last;
  if (look && !on_one_line(look, where)) {
    look_of_[where] = look;
    act_of_[look] = where;
  }
  const auto starter = spawned_.find(goroutine);
  const std::uint64_t turns = starter == spawned_.end() ? 0 : starter->second;
  const auto [last, is_first] = at_store_.try_emplace({goroutine, where.file(), where.line()}, turns);
  if (std::exchange(last->second, turns) < turns && !is_first) in_loop_.insert(where);
}

}  // namespace golearn
