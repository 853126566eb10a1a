#include "golearn/core/last_words.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cstdint>

#include "golearn/core/processor.hpp"

namespace golearn::core {
namespace {

// Put together first and written at once: nothing that another thread writes comes between its lines.
class Message {
 public:
  Message& operator<<(std::string_view text) {
    const std::size_t fits = std::min(text.size(), bytes_.size() - size_);
    std::copy_n(text.data(), fits, bytes_.data() + size_);
    size_ += fits;
    return *this;
  }
  Message& operator<<(std::uint64_t number) {
    const auto written = std::to_chars(bytes_.data() + size_, bytes_.data() + bytes_.size(), number);
    if (written.ec == std::errc()) size_ = static_cast<std::size_t>(written.ptr - bytes_.data());
    return *this;
  }
  void write_out() const { [[maybe_unused]] const auto written = write(STDERR_FILENO, bytes_.data(), size_); }

 private:
  std::array<char, 2048> bytes_;
  std::size_t size_ = 0;
};

void add_goroutine(Message& message, const Goroutine& g) {
  message << "\ngoroutine " << g.id << " [running]:\n";
  if (g.parent == 0) return;
  message << "created by " << g.created_at.function() << " in goroutine " << g.parent << "\n\t" << g.created_at.file()
          << ":" << std::uint64_t{g.created_at.line()} << "\n";
}

}  // namespace

void die(std::string_view note, std::string_view error) noexcept {
  static std::atomic_flag dying;
  while (dying.test_and_set()) pause();  // another thread speaks, and ends this one with it
  Message message;
  if (!note.empty()) message << note << "\n";
  message << "fatal error: " << error << "\n";
  if (const Goroutine* g = here().current) add_goroutine(message, *g);
  message.write_out();
  _exit(2);
}

}  // namespace golearn::core
