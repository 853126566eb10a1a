// What a child sends arrives as it was, whatever it is; what is cut off is refused.
#include <random>

#include "support/catch.hpp"
#include "tui/play_scene.hpp"
#include "tui/recording.hpp"

using namespace golearn;
using namespace golearn::tui;

namespace {

// A value that has everything that Fields of it name, of random sizes and bytes.
class Made {
 public:
  explicit Made(unsigned seed) : random_(seed) {}

  template <class T>
  void make(T& value) {
    if constexpr (HasFields<T>) {
      std::apply([this](auto&... each) { (make(each), ...); }, Fields<T>::of(value));
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(below(3));
    } else if constexpr (std::is_same_v<T, bool>) {
      value = below(2) == 1;
    } else if constexpr (std::is_integral_v<T>) {
      value = static_cast<T>(random_());
    }
  }
  void make(std::string& value) {
    value.assign(below(20), '\0');
    for (char& each : value) each = static_cast<char>(random_());
  }
  template <class T>
  void make(std::vector<T>& values) {
    values.resize(below(4));
    for (T& each : values) make(each);
  }
  template <class K, class V>
  void make(std::map<K, V>& values) {
    for (std::size_t left = below(4); left > 0; --left) {
      K key{};
      make(key);
      make(values[key]);
    }
  }
  template <class T>
  void make(std::optional<T>& value) {
    if (below(2) == 1) make(value.emplace());
  }
  void make(ObjectId& id) { id = {static_cast<ObjectKind>(below(3)), static_cast<std::uint32_t>(below(100))}; }

 private:
  std::size_t below(std::size_t most) { return random_() % most; }
  std::mt19937 random_;
};

template <class T>
T made(unsigned seed) {
  T value{};
  Made(seed).make(value);
  return value;
}

template <class T>
std::string bytes_of(T& value) {
  Wire wire;
  wire.put(value);
  return wire.bytes();
}

// How many members an aggregate has.
struct Anything {
  template <class T>
  constexpr operator T() const;  // NOLINT: whatever a member is made from
};
template <class T, class... Given>
constexpr std::size_t members() {
  if constexpr (requires { T{Given{}..., Anything{}}; }) {
    return members<T, Given..., Anything>();
  } else {
    return sizeof...(Given);
  }
}
template <class T>
constexpr std::size_t sent() {
  return std::tuple_size_v<decltype(Fields<T>::of(std::declval<T&>()))>;
}

template <class T>
void check_round_trip(unsigned seed) {
  STATIC_REQUIRE(members<T>() == sent<T>());
  T value = made<T>(seed);
  const std::string bytes = bytes_of(value);
  Wire wire(bytes);
  T arrived = made<T>(seed + 1);  // what was there before does not matter
  wire.get(arrived);
  CHECK((bytes_of(arrived) == bytes));  // not told when it fails: they are no text
  CHECK_THROWS_AS(wire.get(arrived), std::runtime_error);
}

template <class T>
void check_cut_off(unsigned seed) {
  T value = made<T>(seed);
  const std::string bytes = bytes_of(value);
  for (std::size_t left = 0; left < bytes.size(); left += 1 + bytes.size() / 50) {
    Wire wire(bytes.substr(0, left));
    T arrived;
    CHECK_THROWS_AS(wire.get(arrived), std::runtime_error);
  }
}

template <class... T>
struct Types {};

template <class Check, class... T>
void for_each(Types<T...>, Check check) {
  (check.template operator()<T>(), ...);
}

using Sent = Types<Text, ObjectState, PictureStep, PictureProblem, Picture, RecordedLine, RecordedTry, RecordedVerdict,
                   Recording, PlayRow, PlayScene, PlayWays, PlayHint>;

}  // namespace

TEST_CASE("whatever is sent arrives whole, with each of its members", "[wire]") {
  const unsigned seed = GENERATE(range(1U, 20U));
  for_each(Sent{}, [&]<class T>() { check_round_trip<T>(seed); });
}

TEST_CASE("a message that is cut off anywhere is refused", "[wire]") {
  const unsigned seed = GENERATE(range(1U, 6U));
  for_each(Sent{}, [&]<class T>() { check_cut_off<T>(seed); });
}

TEST_CASE("a size that is larger than the message is refused and not made room for", "[wire]") {
  Wire wire(std::string(8, '\xff'));
  std::vector<std::string> values;
  CHECK_THROWS_AS(wire.get(values), std::runtime_error);
}

TEST_CASE("what is there or not, and what is kept by a key, arrives so", "[wire]") {
  std::optional<std::string> some = "a";
  std::optional<std::string> none;
  std::map<std::string, std::vector<int>> by_key{{"b", {1, 2}}, {"", {}}};
  Wire wire;
  wire.put(some), wire.put(none), wire.put(by_key);
  Wire there(wire.bytes());
  std::optional<std::string> first;
  std::optional<std::string> second = "before";
  std::map<std::string, std::vector<int>> third{{"before", {3}}};
  there.get(first), there.get(second), there.get(third);
  CHECK(first == "a");
  CHECK(!second);
  CHECK(third == by_key);
}
