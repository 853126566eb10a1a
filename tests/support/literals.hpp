// The string literals of golearn's own sources.
#pragma once

#include <string>
#include <vector>

namespace golearn::test {

struct Literal {
  std::string file;
  int line = 0;
  std::string text;       // literals one after the other are one; escapes are as written
  bool appended = false;  // by a `+` before it
};

/// Those in `code`, none of them in a comment.
std::vector<Literal> literals_in(const std::string& code, const std::string& file = "");

/// Those with Hangul in runtime/, lessons/ and cli/.
std::vector<Literal> korean_literals();

bool has_hangul(const std::string& text);

/// Whether a Hangul syllable begins at `at`.
bool is_hangul(const std::string& text, std::size_t at);

/// The whole of a file; of the repository, if the name is not absolute. Throws std::runtime_error if there is none.
std::string contents(const std::string& name);

}  // namespace golearn::test
