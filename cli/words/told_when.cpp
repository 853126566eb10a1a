#include "words/told_when.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "golearn/study/condition.hpp"
#include "words/filled.hpp"

namespace golearn::words {
namespace {

using study::Facts;
using study::Knob;
using study::Language;
using study::Text;

struct Ended {
  std::string_view name;
  Text if_so;
};

const Ended kEnded[] = {
    {"deadlocked", {"데드락이면", "in a deadlock"}},
    {"panicked", {"패닉이면", "in a panic"}},
    {"died", {"죽으면", "if it dies"}},
    {"exited", {"스스로 끝나면", "if it ends itself"}},
    {"interrupted", {"멈추면", "if it is stopped"}},
    {"leaked", {"누수가 있으면", "with a leak"}},
    {"cut", {"끊긴 것이 있으면", "if some are cut off"}},
    {"step-limit", {"정해진 단계를 다 쓰면", "if it uses up its steps"}},
    {"virtual", {"가상 시간이면", "in virtual time"}},
    {"races", {"데이터 경쟁이 있으면", "with a data race"}},
    {"seeded", {"시드를 주면", "with a seed"}},
};

// `--no-sync`, `--buffer 0`, or the test as it is.
std::string as_setting(const std::string& test, const std::vector<Knob>& knobs) {
  const auto end = std::min(test.find(' '), test.size());
  const Knob* knob = find_knob(knobs, test.substr(0, end));
  if (knob && end == test.size()) return "`--" + knob->name + "`";
  std::string value = test.substr(end);
  if (!knob || !value.starts_with(" = ") || find_knob(knobs, value.substr(3))) return "`" + test + "`";
  std::erase(value, '"');
  return "`--" + knob->name + value.substr(2) + "`";
}

// What makes a run one that a test holds of; empty if the usual run is, none if only a run can tell.
std::optional<std::string> setting(Language language, const std::string& test, const std::vector<Knob>& knobs,
                                   const Facts& usual) {
  if (study::holds(test, usual)) return "";
  const auto ended = std::ranges::find(kEnded, std::string_view(test).substr(0, test.find(' ')), &Ended::name);
  if (ended != std::end(kEnded)) return ended->if_so.in(language);
  const auto names = study::names_in(test);
  const bool of_figures = std::ranges::any_of(names, [&](const auto& name) { return !usual.find(name); });
  if (of_figures || names.empty()) return {};
  return as_setting(test, knobs);
}

std::optional<std::string> told(Language language, const lessons::Program& program, const lessons::Remark& remark) {
  const Facts usual = Facts::if_all_goes_well(study::usual_run(program.runnable));
  std::string settings;
  for (const std::string& test : study::tests_in(remark.when)) {
    const auto one = setting(language, test, program.runnable.knobs, usual);
    if (!one) return {};
    if (!one->empty()) settings += (settings.empty() ? "" : ", ") + *one;
  }
  const auto text = filled(language, remark.text, Facts(study::usual_run(program.runnable)));
  if (!text || settings.empty()) return text;
  return fmt::format("{}: {}", settings, *text);
}

}  // namespace

std::vector<std::string> remarks_of(Language language, const lessons::Program& program,
                                    const std::vector<lessons::Remark>& remarks) {
  std::vector<std::string> texts;
  for (const lessons::Remark& remark : remarks) {
    if (auto text = told(language, program, remark)) texts.push_back(std::move(*text));
  }
  return texts;
}

}  // namespace golearn::words
