#include "render/fold.hpp"

#include "golearn/study/lines.hpp"

namespace golearn::render {

void Fold::put(std::string line) {
  ++count_;
  if (!keeps()) return show_(line);
  last_.push_back(std::move(line));
  if (last_.size() <= kLast) return;
  last_.pop_front();
  ++left_out_;
}

void Fold::finish(const std::function<std::string(std::size_t)>& remark) {
  if (left_out_ > 0) show_(remark(left_out_));
  for (const std::string& line : last_) show_(line);
  last_.clear();
  left_out_ = 0;
}

std::string folded(const std::string& text, const std::function<std::string(std::size_t)>& remark) {
  std::string out;
  Fold fold(true, [&](const std::string& line) { out += line + "\n"; });
  for (std::string& line : study::split_lines(text)) fold.put(std::move(line));
  fold.finish(remark);
  return out;
}

}  // namespace golearn::render
