#include "golearn/study/judged.hpp"

#include "golearn/study/go_rules.hpp"

namespace golearn::study {
namespace {

bool is_printed(const FindReport& report) {
  return report.verdict == Verdict::certain || report.verdict == Verdict::possible;
}

// The first version with other rules under which the output is known to be possible.
std::string version_for(const RunSpec& spec, const ExpectedOutput& claimed, const FindPlan& plan) {
  for (std::string& version : other_rules(spec)) {
    if (is_printed(find_output(by_rules_of(version, spec), plan, claimed))) return std::move(version);
  }
  return "";
}

}  // namespace

Judged judge(const RunSpec& spec, const ExpectedOutput& claimed, const FindPlan& plan) {
  Judged judged{.report = find_output(spec, plan, claimed)};
  if (is_printed(judged.report)) {
    judged.token = to_string(token_of(spec, judged.report.example, judged.report.rules));
  } else if (!judged.report.interrupted) {
    judged.other_go = version_for(spec, claimed, plan);
  }
  return judged;
}

}  // namespace golearn::study
