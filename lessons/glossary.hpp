// GLOSSARY.md as data: which words mean the same, for who searches for one of them.
//
// Any thread may call what is here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace golearn::lessons {

/// A thing, of which a row of its table may have several: `mutex, lock` and `뮤텍스, 락` are two.
struct Term {
  std::vector<std::string> english;  ///< the first is what the course writes, as in `korean`; both have one at least
  std::vector<std::string> korean;
  std::vector<std::string> never;  ///< what others write; of several things in a row each has them all
};

const std::vector<Term>& glossary();

/// The term that `word` is a name of, whatever its case; null if it is of none.
const Term* term_of(std::string_view word);

}  // namespace golearn::lessons
