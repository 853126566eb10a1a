#include "golearn/study/samplers.hpp"

#include <algorithm>
#include <array>

#include "golearn/explore/pct.hpp"
#include "golearn/explore/random_order.hpp"

namespace golearn::study {
namespace {

std::unique_ptr<Chooser> random_order(const SamplerArguments& of) {
  return std::make_unique<RandomOrder>(of.procs, of.seed, of.rules);
}

std::unique_ptr<Chooser> pct(const SamplerArguments& of) {
  return std::make_unique<Pct>(of.procs, of.seed, of.argument, of.length, of.rules);
}

const std::array kSamplers{
    Sampler{"random",
            {"실행 순서를 무작위로 고른다", "chooses at random"},
            {"시드가 골랐다.", "The seed chose it."},
            0,
            0,
            random_order},
    Sampler{
        "pct",
        {"고루틴마다 우선순위를 무작위로 정해 가장 높은 것을 돌리고, 이 수보다 하나 적은 횟수만큼 돌던 고루틴을 가장 "
         "낮춘다. 드문 순서에서만 나오는 버그를 찾는다",
         "gives each goroutine a random priority and runs the highest that can run; at random moments, one fewer "
         "than this number, the one that runs becomes the lowest. Finds bugs that need a rare order"},
        {"우선순위가 가장 높았다.", "It had the highest priority."},
        1,
        100,
        pct},
};

}  // namespace

std::span<const Sampler> samplers() { return kSamplers; }

const Sampler& sampler(std::string_view name) {
  const auto at = std::ranges::find(kSamplers, name, &Sampler::name);
  return at == kSamplers.end() ? kSamplers.front() : *at;
}

}  // namespace golearn::study
