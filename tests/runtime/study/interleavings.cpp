#include "interleavings.hpp"

#include <set>

#include "golearn/core/rng.hpp"

namespace golearn::test {
namespace {

struct Access {
  std::size_t goroutine;
  std::size_t number;
  bool store;
  char variable;
};

Access access(const Accesses& program, std::size_t goroutine, std::size_t number) {
  const std::string& text = program[goroutine];
  return {goroutine, number, text[2 * number] == 's', text[2 * number + 1]};
}

class Counter {
 public:
  explicit Counter(const Accesses& program) : program_(program), next_(program.size(), 0) {}

  std::size_t count() {
    interleave();
    return orders_.size();
  }

 private:
  void interleave() {
    bool ended = true;
    for (std::size_t g = 0; g < program_.size(); ++g) {
      if (2 * next_[g] == program_[g].size()) continue;
      ended = false;
      so_far_.push_back(access(program_, g, next_[g]++));
      interleave();
      so_far_.pop_back();
      --next_[g];
    }
    if (ended) orders_.insert(order());
  }

  // Who came first in each pair that conflicts.
  [[nodiscard]] std::set<std::vector<std::size_t>> order() const {
    std::set<std::vector<std::size_t>> pairs;
    for (std::size_t b = 0; b < so_far_.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const Access& x = so_far_[a];
        const Access& y = so_far_[b];
        if (x.goroutine == y.goroutine || x.variable != y.variable || (!x.store && !y.store)) continue;
        pairs.insert({x.goroutine, x.number, y.goroutine, y.number});
      }
    }
    return pairs;
  }

  const Accesses& program_;
  std::vector<std::size_t> next_;
  std::vector<Access> so_far_;
  std::set<std::set<std::vector<std::size_t>>> orders_;
};

}  // namespace

std::size_t distinct_orders(const Accesses& program) { return Counter(program).count(); }

std::function<void()> as_program(const Accesses& program) {
  return [program] {
    auto a = make<Shared<int>>();
    auto b = make<Shared<int>>();
    std::vector<std::string> seen(program.size());
    for (std::size_t g = 0; g < program.size(); ++g) {
      go([&, g] {
        for (std::size_t i = 0; 2 * i < program[g].size(); ++i) {
          const Access one = access(program, g, i);
          Shared<int>& variable = one.variable == 'a' ? *a : *b;
          if (one.store) {
            variable.store(static_cast<int>(10 * (g + 1) + i));
          } else {
            seen[g] += std::to_string(variable.load()) + " ";
          }
        }
      });
    }
    sleep(1s);  // time passes when nobody can go on
    std::string all;
    for (const std::string& each : seen) all += each + "| ";
    println(all, a->load(), b->load());
  };
}

Accesses random_program(std::uint64_t seed, int goroutines, int most) {
  core::Rng rng(seed);
  Accesses program;
  for (int g = 0; g < goroutines; ++g) {
    std::string text;
    for (std::uint32_t n = 1 + rng.below(static_cast<std::uint32_t>(most)); n > 0; --n) {
      text += rng.below(2) ? 's' : 'l';
      text += rng.below(2) ? 'a' : 'b';
    }
    program.push_back(text);
  }
  return program;
}

}  // namespace golearn::test
