#include "study/samplers.hpp"

#include <algorithm>
#include <array>

#include "explore/pct.hpp"
#include "explore/random_order.hpp"

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
    Sampler{"pct",
            {"고루틴의 우선순위를 무작위로 정하고, 실행 중에 이 수보다 한 번 적게 바꾼다",
             "random priorities, changed once less than this number"},
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
