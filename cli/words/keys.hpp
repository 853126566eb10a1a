// The keys of the course, as its help shows them and `golearn keys` prints them.
#pragma once

#include <string>
#include <vector>

#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;
using study::Text;

struct KeyHelp {
  std::string keys;
  Text does;
};

const std::vector<KeyHelp>& key_helps();

/// What is to be known beside: that letters are taken by their place on the keyboard.
Text about_hangul();

Blocks about_keys(Language language);

}  // namespace golearn::words
