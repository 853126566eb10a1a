// A run as the page reads it: export/page/README.md says what stands where.
#pragma once

#include <string>
#include <string_view>

#include "export/json.hpp"
#include "export/page_tables.hpp"
#include "golearn/observe/picture.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/text.hpp"
#include "words/blocks.hpp"

namespace golearn::exports {

std::string_view name_of(words::Tone tone);

/// The beginning of `text`, at most that many bytes and no part of a character.
std::string beginning_of(const std::string& text, std::size_t bytes);

/// A text of the program's, as far as a page has room for it; what cannot be seen is written out.
std::string value_of(const std::string& text);

/// `record` was watched as words::picture_of_run asks, and `picture` is made of it.
ordered_json run_json(const study::RunSpec& spec, const study::RunRecord& record, const Picture& picture,
                      PageTables& tables);

}  // namespace golearn::exports
