// GLOSSARY.md as data: which words mean the same, for who searches for one of them.
//
// Any thread may call what is here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace golearn::lessons {

/// A row of its table.
struct Term {
  std::vector<std::string> english;
  std::vector<std::string> korean;  ///< the first is what the course writes
  std::vector<std::string> never;   ///< what others write
};

const std::vector<Term>& glossary();

/// The term that `word` is a name of, whatever its case; null if it is of none.
const Term* term_of(std::string_view word);

}  // namespace golearn::lessons
