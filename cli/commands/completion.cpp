// golearn completion: what a shell needs to complete golearn's command lines.
#include "commands/completion.hpp"

#include <fmt/format.h>

#include "args/completion.hpp"
#include "args/positional.hpp"
#include "commands/command.hpp"
#include "export/completion_scripts.hpp"
#include "golearn/study/korean.hpp"
#include "host/output.hpp"

namespace golearn::commands {
namespace {

int run_completion(const Request& request, const Stage& /*stage*/) {
  const std::string& shell = request.words.front();
  const std::string_view script = exports::completion_script(shell);
  if (script.empty()) {
    const std::string all = fmt::format("{}", fmt::join(args::kShells, ", "));
    throw Refusal({fmt::format("{} 셸의 자동 완성은 없다. 있는 것: {}",
                               study::with_particle("'" + shell + "'", "이라는", "라는"), all),
                   fmt::format("there is no completion for '{}', only for {}", shell, all)});
  }
  host::write_out(script);
  return 0;
}

}  // namespace

std::optional<std::vector<std::string>> asked_to_complete(int argc, char** argv) {
  if (argc < 2 || argv[1] != exports::kAsksForCompletion) return std::nullopt;
  return std::vector<std::string>(argv + 2, argv + argc);
}

int answer_shell(const std::vector<std::string>& words, study::Language language) {
  const args::Completion completion = args::complete(specs(), words);
  std::string answer;
  for (const args::Candidate& candidate : completion.candidates) {
    answer += fmt::format("{}\t{}\n", candidate.word, candidate.about.in(language));
  }
  if (completion.files) answer += fmt::format("{}\n", exports::kNameOfFile);
  host::write_out(answer);
  return 0;
}

Command completion() {
  return {{.name = "completion",
           .help = {"셸에서 Tab 키로 명령줄을 자동 완성하는 스크립트를 출력한다",
                    "prints a script that lets a shell complete command lines at the Tab key"},
           .words = args::Words::shell},
          run_completion};
}

}  // namespace golearn::commands
