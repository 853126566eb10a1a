// What golearn says, as blocks: headings, sentences, lists, code, tables, timelines, in the reader's language, and with
// the tone of each part. Where they are shown, and how wide and how coloured that is, whoever shows them decides.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "golearn/observe/occupancy.hpp"
#include "golearn/observe/picture.hpp"

namespace golearn::words {

/// What a part of a text is, so that it can be made to look like it.
enum class Tone : std::uint8_t {
  plain,
  strong,   ///< headings, and what one looks for
  faint,    ///< what one may skip
  command,  ///< to be typed
  good,
  notable,
  bad,
};

/// A part of a line.
struct Part {
  std::string text;
  Tone tone = Tone::plain;
  int columns = 0;              ///< at least so wide; 0: as wide as it is
  std::uint64_t goroutine = 0;  ///< looks like this goroutine's; 0: as the tone says
};

/// An empty line.
struct Gap {};

/// A line that names what follows.
struct Heading {
  std::string text;
};

/// A paragraph.
struct Sentence {
  std::string text;
  Tone tone = Tone::plain;
  int indent = 0;
};

/// One line. If it is too long for the place it goes on below, set in; a command in it is never broken.
struct Line {
  std::vector<Part> parts;
  int indent = 0;
};

struct List {
  std::vector<std::string> items;
};

/// Text of another, as it is.
struct Code {
  std::vector<std::string> lines;
  int indent = 0;
};

/// Rows whose columns are aligned; the last column is cut off where the line is full.
struct Table {
  std::vector<std::vector<std::string>> rows;
};

/// What stands at the same height on the left and on the right.
struct Pair {
  std::string left;
  std::string right;
};

/// Two texts beside each other.
struct Beside {
  std::vector<Pair> rows = {};
  Tone tone = Tone::plain;
  bool widest = false;  ///< as wide as the place is; else no wider than can be read
};

/// Two outputs beside each other under their names; where a line would have to be broken for that, such as one of a
/// table, and fits by itself, one below the other, if there are but few.
struct Outputs {
  Pair names;
  std::vector<std::string> left, right;
};

struct NumberedLine {
  std::size_t number;
  std::string text;
};

/// A Go program on the left and a C++ one on the right, beside each other if there is room, else one below the other.
struct Programs {
  std::string left_title, right_title;
  std::vector<NumberedLine> left = {}, right = {};
  /// Places, from 1, of lines that belong together; ascending on the right.
  std::vector<std::pair<std::size_t, std::size_t>> ties = {};
};

/// A row of an index: a number, a name, a title, what it says, and more about it, beside each other if there is room.
struct IndexRow {
  std::string number, name, title, summary, more;
};
struct Index {
  std::vector<IndexRow> rows;
};

/// Who had each processor when.
struct Timeline {
  std::shared_ptr<const Occupancy> occupancy;
  std::vector<std::string> rows;                      ///< what the first processors are called
  std::map<std::uint64_t, char> letters = {};         ///< that stand for goroutines
  std::string before_column = {}, after_column = {};  ///< the legend: between them, how long one column is
  std::string before_unseen = {};                     ///< before the letters of those who have no column
};

/// A column of a Sheet: a goroutine, or a thing that goroutines share.
struct Lane {
  std::string name;
  std::uint64_t goroutine = 0;  ///< 0: a thing
  std::size_t group = 0;        ///< of goroutines that may share a column where there is no room; 0: of none
  bool matters = false;         ///< of a thing: a problem is about it, and it goes last where there is no room
  std::size_t uses = 0;         ///< of a thing: what is used least goes first
};

/// From one lane to another, in its row.
struct Arrow {
  std::size_t from = 0, to = 0;
  bool dashed = false;
};

/// What stands in one lane of a row.
struct LaneText {
  std::size_t lane = 0;
  std::string text;
};

/// One step. A row that is `elided` stands for several: its note is all that it says.
struct StepRow {
  std::string number = {}, time = {};
  bool marked = false;  ///< somebody should look here
  bool elided = false;
  std::size_t actor = 0;                                      ///< the lane of who acts
  std::vector<LaneText> cells = {};                           ///< what goroutines do, and what things then hold
  std::vector<std::pair<std::size_t, LaneState>> marks = {};  ///< lanes of goroutines, from this row on
  std::vector<std::pair<std::size_t, std::uint64_t>> held =
      {};  ///< lanes of locks, and who has it from here on; 0: nobody
  std::vector<Arrow> arrows = {};
  std::string note = {};  ///< below the row
};

/// A run, step by step: goroutines on the left, what they share on the right, an arrow for what one does to the other.
struct Sheet {
  std::string number_title, time_title;
  std::vector<Lane> lanes = {};  ///< goroutines first
  std::vector<StepRow> rows = {};
  std::string left_out;  ///< before the names of things for which there is no room
  std::string legend;
};

/// Two runs, each under its name: beside each other if there is room.
struct Sheets {
  Pair names;
  Sheet left, right;
};

/// What became of one lane: a goroutine's states, or who had a lock.
struct History {
  std::string name;
  std::uint64_t goroutine = 0;                                      ///< 0: a lock
  std::vector<std::pair<std::size_t, LaneState>> marks = {};        ///< from which step on, from 0
  std::vector<std::pair<std::size_t, std::uint64_t>> holders = {};  ///< the same; 0: nobody
};

/// A run at a glance: a row for each lane, from its first step to its last.
struct Histories {
  std::vector<History> rows = {};
  std::vector<std::string> times = {};         ///< of the steps
  std::map<std::uint64_t, char> letters = {};  ///< of goroutines, in the rows of locks
  std::string time_title, legend;
};

using Block = std::variant<Gap, Heading, Sentence, Line, List, Code, Table, Beside, Outputs, Programs, Index, Timeline,
                           Sheet, Sheets, Histories>;
using Blocks = std::vector<Block>;

/// Puts `more` behind `blocks`.
inline void append(Blocks& blocks, Blocks more) {
  for (Block& block : more) blocks.push_back(std::move(block));
}

}  // namespace golearn::words
