#include "commands/options.hpp"

#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "args/values.hpp"
#include "export/exporter.hpp"
#include "export/file_forms.hpp"
#include "golearn/study/watchers.hpp"

namespace golearn::commands {
namespace {

using args::Option;
using study::Text;

const Text kWatching{"들여다보기", "Watching"};
const Text kOutput{"출력", "Output"};

}  // namespace

Option sampler_option(const study::Sampler& sampler, const Text& remark) {
  const std::string name(sampler.name);
  if (!sampler.takes_value()) return {name, sampler.help, Option::Takes::nothing};
  const std::string range = fmt::format(" ({}..{}", sampler.least, sampler.most);
  return {name, sampler.help + Text{range, range} + remark + Text{")", ")"}};
}

void append(std::vector<Option>& options, std::vector<Option> more) {
  for (Option& option : more) options.push_back(std::move(option));
}

Option steps_option() {
  return {"steps",
          {"실행을 한 단계씩 그린다: 고루틴마다 한 줄기, 함께 쓰는 것마다 한 줄기. --steps 20-60은 그 단계만",
           "draws the run step by step: a lane for each goroutine, and for each thing that they share; --steps "
           "20-60: these steps only"},
          Option::Takes::range,
          kWatching};
}

words::StepRange step_range(const args::Request& request) {
  const std::optional<std::string> range = request.value("steps");
  if (!range) return {};
  const auto dash = range->find('-');
  const int most = std::numeric_limits<int>::max();
  const int from = args::whole("steps", range->substr(0, dash), 1, most);
  const int to = dash == std::string::npos ? from : args::whole("steps", range->substr(dash + 1), from, most);
  return {static_cast<std::size_t>(from), static_cast<std::size_t>(to)};
}

Option ascii_option() {
  return {"ascii",
          {"그림을 ASCII 문자로 그린다: █, ─ 같은 문자의 너비가 어긋나는 터미널에서",
           "draws with ASCII characters, for terminals that make █ or ─ too wide"},
          Option::Takes::nothing,
          kWatching};
}

std::vector<Option> watching() {
  std::vector<Option> options;
  for (const study::WatcherRow& watcher : study::watchers()) {
    if (watcher.help.en.empty()) continue;
    options.push_back({std::string(watcher.name), watcher.help, Option::Takes::nothing, kWatching});
  }
  options.push_back({"picture",
                     {"고루틴마다, 락마다 한 줄로 언제 무엇을 했는지 그린다. --picture procs는 프로세서마다 한 줄",
                      "a row for each goroutine and each lock: what it did when; --picture procs: a row for each "
                      "processor"},
                     Option::Takes::choice,
                     kWatching,
                     {std::string(kProcessors)}});
  options.push_back(steps_option());
  options.push_back(ascii_option());
  return options;
}

Option page_option() {
  const exports::FileForm& page = exports::page_form();
  return {page.name, page.help, Option::Takes::file, kOutput};
}

Option open_option() {
  return {"open",
          {"그 페이지를 브라우저에서 연다. --html이 없으면 임시 파일에 쓴다",
           "shows that page in the browser; without --html it is written to a temporary file"},
          Option::Takes::nothing,
          kOutput};
}

std::vector<Option> forms() {
  std::vector<Option> options{
      {"raw", {"Go 프로그램의 출력 그대로", "exactly the Go program's output"}, Option::Takes::nothing, kOutput}};
  for (const exports::ExporterRow& exporter : exports::exporters()) {
    options.push_back({exporter.name, exporter.help, Option::Takes::nothing, kOutput});
  }
  for (const exports::FileForm& form : exports::file_forms()) {
    options.push_back({form.name, form.help, Option::Takes::file, kOutput});
  }
  options.push_back(open_option());
  options.push_back(
      {"timestamps",
       {"타임스탬프: relative|abs|none (기본값 relative)", "time stamps: relative|abs|none (default relative)"},
       Option::Takes::value,
       kOutput,
       {"relative", "abs", "none"}});
  options.push_back(
      {"all",
       {"터미널에서도 줄을 줄이지 않고 모두 보여 준다", "at a terminal, too, shows every line of a long output"},
       Option::Takes::nothing,
       kOutput});
  return options;
}

}  // namespace golearn::commands
