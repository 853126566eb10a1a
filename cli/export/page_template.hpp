// The page without its data: page.html with its style sheet, modules and words, put together by embed_page.cmake; and
// the words alone.
#pragma once

#include <string_view>

namespace golearn::exports {

/// What is still to be filled in: {{language}}, {{title}}, {{data}}.
extern const std::string_view kPageTemplate;

/// The page's own words: what words.json says.
extern const std::string_view kPageWords;

}  // namespace golearn::exports
