// The comments of a lesson's program.go and scenario.cpp in Korean: its comments.ko.txt.
//
//     let another goroutine run
//     다른 고루틴에 양보한다
//
// Each pair is a line of a comment, without its `//`, and what stands in its place; a blank line ends it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "golearn/study/text.hpp"

namespace golearn::lessons {

struct Folder;

/// English to Korean.
using Comments = std::map<std::string, std::string, std::less<>>;

/// Reads the format above; throws std::runtime_error, naming the line, when it is something else.
Comments parse_comments(std::string_view text);

/// Those of a folder in that language; in English there is nothing to put in their place.
Comments comments_of(const Folder& folder, study::Language language);

/// What a line of Go or C++ says behind its `//`; "" if it has no comment.
std::string_view comment_in(std::string_view line);

/// What stands before it, without the spaces between.
std::string_view code_in(std::string_view line);

/// The line with its comment as `comments` have it; as it is if they have none for it.
std::string with_comment(std::string_view line, const Comments& comments);

}  // namespace golearn::lessons
