#include "export/completion_scripts.hpp"

#include <array>

#include "args/positional.hpp"

namespace golearn::exports {
namespace {

// Readline has cut the words at = and : as well. They are put together again where no space stands between them, and of
// each candidate only what readline is going to put in is given back.
constexpr std::string_view kBash = R"(# golearn in bash: source <(golearn completion bash)
_golearn() {
  local rest=${COMP_LINE:0:COMP_POINT} piece candidate
  local -a words=()
  for piece in "${COMP_WORDS[@]:0:COMP_CWORD}" ''; do
    [[ $rest == [[:space:]]* || ${#words[@]} -eq 0 ]] && words+=('')
    rest=${rest#"${rest%%[![:space:]]*}"}
    words[${#words[@]}-1]+=${piece:-$rest}
    rest=${rest#"$piece"}
  done
  local typed=${words[${#words[@]}-1]#[\"\']}
  words[${#words[@]}-1]=$typed
  local kept=${typed%"${2#[\"\']}"}
  COMPREPLY=()
  while IFS=$'\t' read -r candidate _; do
    if [[ $candidate == '<file>' ]]; then
      compopt -o default
    elif [[ $candidate == "$typed"* ]]; then
      COMPREPLY+=("${candidate#"$kept"}")
    fi
  done < <("${1/#\~\//$HOME/}" __complete "${words[@]:1}" 2>/dev/null)
}
complete -o nosort -F _golearn golearn 2>/dev/null || complete -F _golearn golearn
)";

constexpr std::string_view kZsh = R"(#compdef golearn
# golearn in zsh: source <(golearn completion zsh)
_golearn() {
  local line
  local -a described
  for line in "${(@f)$(${~words[1]} __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    if [[ $line == '<file>' ]]; then
      compset -P '--*='
      _files
      return
    fi
    [[ -n $line ]] && described+=("${${${line/%$'\t'/}//:/\\:}/$'\t'/:}")
  done
  _describe -V golearn described
}
if [[ $funcstack[1] == _golearn ]]; then
  _golearn "$@"
else
  compdef _golearn golearn
fi
)";

constexpr std::string_view kFish = R"(# golearn in fish: golearn completion fish | source
function __golearn_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    set -l answer ($program __complete $words "$typed" 2>/dev/null)
    if test "$answer" = '<file>'
        set -l option (string match -r '^--[^=]*=' -- $typed)
        __fish_complete_path (string sub -s (math 1 + (string length -- "$option")) -- "$typed") |
            string replace -r '^' -- "$option"
    else
        printf '%s\n' $answer
    end
end
complete -c golearn -k -f -a '(__golearn_complete)'
)";

constexpr std::array kScripts{kBash, kZsh, kFish};
static_assert(kScripts.size() == args::kShells.size());

}  // namespace

std::string_view completion_script(std::string_view shell) {
  for (std::size_t i = 0; i < kScripts.size(); ++i) {
    if (args::kShells[i] == shell) return kScripts[i];
  }
  return {};
}

}  // namespace golearn::exports
