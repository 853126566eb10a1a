// Questions and challenges in words, and what came of an answer.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lessons/practice/answers.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;
using study::Text;

/// How a run ended, in two or three words.
Text ending_in_words(Ending ending);

/// An answer as a reader sees it: what a program printed as it is, the name of an ending in words, yes and no.
std::string answer_in_words(Language language, const lessons::Phrase& ask, const std::string& answer);

/// A text of a question or challenge, its holes filled with the settings of its run.
std::string task_text(Language language, const Text& text, const study::RunSpec& spec);

/// Whether several choices may be right: all of those, and no others, are the answer.
bool may_be_several(const lessons::Question& question);

/// The hints that there are, the first a sentence; of a question the second strikes out a choice that is wrong.
std::vector<std::string> hints(Language language, const lessons::Question& question,
                               const lessons::JudgedQuestion& judged);
/// Of a challenge by knobs the second says which to turn.
std::vector<std::string> hints(Language language, const lessons::Challenge& challenge, const study::RunSpec& spec);

/// The numbers, from 1, of the choices that are right.
std::set<std::size_t> right_choices(const lessons::JudgedQuestion& judged);

/// The command that shows a run from which the answer can be seen.
std::string command_of(const lessons::Entry& entry, const lessons::Question& question,
                       const lessons::JudgedQuestion& judged);

/// The function of the Go program around a line, that line marked; numbered as in the file.
Code around(const lessons::Entry& entry, std::size_t line);

/// The program, the question, its choices.
Blocks about_question(Language language, const lessons::Entry& entry, const lessons::Question& question,
                      const lessons::JudgedQuestion& judged);

/// What is right, why, and what shows it, when `chosen` was answered: numbers of choices, from 1; none: not known.
Blocks about_answer(Language language, const lessons::Entry& entry, const lessons::Question& question,
                    const lessons::JudgedQuestion& judged, const std::set<std::size_t>& chosen);

/// What is to be brought about, by what, and the command for it.
Blocks about_challenge(Language language, const lessons::Entry& entry, const lessons::Challenge& challenge);

/// That a challenge was met by more than it takes; empty if it was not.
Text could_be_less(const lessons::Challenge& challenge, const std::string& better);

/// What came of trying it by knobs.
Blocks about_attempt(Language language, const lessons::Challenge& challenge, const lessons::Attempt& attempt);

}  // namespace golearn::words
