// Whatever is typed, whenever, at whatever size: the course goes on, and every screen is whole.
#include <fmt/format.h>

#include <random>

#include "frame_checks.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using tui::Key;

namespace {

constexpr int kKeys = 400;
const std::u32string kTyped = U"0123456789hhuUrisscvo/mnpL?[]+-= '\"\\ㅗㅕ가뷁é\u0301🐹\t\x01";
constexpr std::array kNamed{Key::Kind::enter, Key::Kind::enter,    Key::Kind::enter,    Key::Kind::escape,
                            Key::Kind::tab,   Key::Kind::back_tab, Key::Kind::up,       Key::Kind::down,
                            Key::Kind::left,  Key::Kind::right,    Key::Kind::page_up,  Key::Kind::page_down,
                            Key::Kind::home,  Key::Kind::end,      Key::Kind::backspace};

class Anyhow {
 public:
  explicit Anyhow(unsigned seed) : random_(seed) {}

  void act(Sitting& course) {
    course.app().handle(below(3) == 0 ? Key{kNamed[below(kNamed.size())]}
                                      : Key{Key::Kind::character, kTyped[below(kTyped.size())]});
    if (below(2) == 0) course.settle();
    if (below(4) == 0 && course.app().beat()) course.app().tick();
    if (below(40) == 0) course.app().interrupt();
    if (below(40) == 0) course.kill_children();
  }
  tui::Size size() { return {static_cast<int>(40 + below(160)), static_cast<int>(12 + below(50))}; }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("whatever is typed, every screen is whole", "[any-keys]") {
  const unsigned seed = GENERATE(range(1U, 7U));
  const std::string lesson = std::array{"9.1.1", "9.2.2", "9.3.1", "10.7", "11.8", "12.1"}[seed - 1];
  Anyhow anyhow(seed);
  Sitting course(seed % 2 == 0 ? Language::korean : Language::english,
                 before_stage(lesson, static_cast<int>(seed) % 5));
  for (int i = 0; i < kKeys; ++i) {
    anyhow.act(course);
    const tui::Size size = anyhow.size();
    INFO(fmt::format("seed {}, key {}", seed, i));
    check_shape(course.frame(size), size);
  }
}
