// The page without its data: page.html with its style sheet, modules and words, put together by embed_page.cmake.
#pragma once

#include <string_view>

namespace golearn::exports {

/// What is still to be filled in: {{language}}, {{title}}, {{data}}.
extern const std::string_view kPageTemplate;

}  // namespace golearn::exports
