#include "tui/terminal.hpp"

#include <langinfo.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "host/output.hpp"

#define NCURSES_NOMACROS
#include <ncurses.h>

namespace golearn::tui {
namespace {

using words::Tone;

constexpr int kEscapeDelay = 25;  // ms in which what follows an ESC belongs to it
constexpr int kAnswerTime = 200;  // ms in which a terminal says where its cursor is
constexpr int kControlZ = 26;
constexpr std::array kCrashes{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
// Leaves the other screen, shows the cursor, no more styles.
constexpr std::string_view kReset = "\x1b[?1049l\x1b[?25h\x1b[0m\x1b[?1l\x1b>";

termios before;  // as the terminal was: for the handler

// Only what may be called in a handler.
extern "C" void restore_after_crash(int number) {
  (void)!write(STDOUT_FILENO, kReset.data(), kReset.size());
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
  std::signal(number, SIG_DFL);
  raise(number);
}

// A stack that has overflown has no room for a handler.
void catch_crashes() {
  static std::array<char, 65536> other_stack;
  const stack_t stack{.ss_sp = other_stack.data(), .ss_flags = 0, .ss_size = other_stack.size()};
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_handler = restore_after_crash;
  action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const int number : kCrashes) sigaction(number, &action, nullptr);
}

void let_crashes_be() {
  for (const int number : kCrashes) std::signal(number, SIG_DFL);
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

void use_utf8() {
  std::setlocale(LC_CTYPE, "");
  if (std::string_view(nl_langinfo(CODESET)) != "UTF-8") std::setlocale(LC_CTYPE, "C.UTF-8");
}

// Prints ■ and asks for the cursor's column: 2 where it takes one. What else was typed meanwhile goes to `typed`.
bool draws_narrow(std::string& typed) {
  termios raw = before;
  cfmakeraw(&raw);
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  host::write_all(STDOUT_FILENO, "\r■\x1b[6n");
  std::string answer;
  pollfd input{STDIN_FILENO, POLLIN, 0};
  char c = 0;
  while (!answer.ends_with('R') && poll(&input, 1, kAnswerTime) > 0 && read(STDIN_FILENO, &c, 1) == 1) answer += c;
  host::write_all(STDOUT_FILENO, "\r\x1b[K");
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
  const auto begin = answer.rfind("\x1b[");
  if (begin == std::string::npos || !answer.ends_with('R')) {
    typed = answer;
    return false;
  }
  typed = answer.substr(0, begin);
  return answer.ends_with(";2R");
}

SCREEN* open_screen() {
  for (const char* type : {static_cast<const char*>(nullptr), "xterm-256color"}) {
    if (SCREEN* screen = newterm(type, stdout, stdin)) return screen;
  }
  return nullptr;
}

struct Sequence {
  const char* bytes;
  int code;
};
constexpr Sequence kSequences[] = {
    {"\x1b[A", KEY_UP},    {"\x1bOA", KEY_UP},   {"\x1b[B", KEY_DOWN},   {"\x1bOB", KEY_DOWN},   {"\x1b[C", KEY_RIGHT},
    {"\x1bOC", KEY_RIGHT}, {"\x1b[D", KEY_LEFT}, {"\x1bOD", KEY_LEFT},   {"\x1b[H", KEY_HOME},   {"\x1bOH", KEY_HOME},
    {"\x1b[F", KEY_END},   {"\x1bOF", KEY_END},  {"\x1b[5~", KEY_PPAGE}, {"\x1b[6~", KEY_NPAGE}, {"\x1b[Z", KEY_BTAB}};

constexpr std::array kGoroutineColours{COLOR_CYAN, COLOR_YELLOW, COLOR_GREEN, COLOR_MAGENTA, COLOR_BLUE};
constexpr short kFirstPair = 16;  // of the goroutines; below, one for each colour

short pair_of(const Style& style) {
  if (style.goroutine > 0) return static_cast<short>(kFirstPair + (style.goroutine - 1) % kGoroutineColours.size());
  switch (style.tone) {
    case Tone::good: return COLOR_GREEN;
    case Tone::notable: return COLOR_YELLOW;
    case Tone::bad: return COLOR_RED;
    case Tone::command: return COLOR_CYAN;
    case Tone::plain:
    case Tone::strong:
    case Tone::faint: break;
  }
  return 0;
}

attr_t attributes_of(const Style& style) {
  attr_t attributes = style.reverse ? A_REVERSE : A_NORMAL;
  if (style.tone == Tone::strong) attributes |= A_BOLD;
  if (style.tone == Tone::faint) attributes |= A_DIM;
  return attributes;
}

void begin_colours() {
  if (!environment("NO_COLOR").empty() || !has_colors()) return;
  start_color();
  use_default_colors();
  for (short colour = 1; colour < 8; ++colour) init_pair(colour, colour, -1);
  for (std::size_t i = 0; i < kGoroutineColours.size(); ++i) {
    init_pair(static_cast<short>(kFirstPair + i), static_cast<short>(kGoroutineColours[i]), -1);
  }
}

Key::Kind kind_of(int code) {
  switch (code) {
    case KEY_ENTER: return Key::Kind::enter;
    case KEY_UP: return Key::Kind::up;
    case KEY_DOWN: return Key::Kind::down;
    case KEY_LEFT: return Key::Kind::left;
    case KEY_RIGHT: return Key::Kind::right;
    case KEY_PPAGE: return Key::Kind::page_up;
    case KEY_NPAGE: return Key::Kind::page_down;
    case KEY_HOME: return Key::Kind::home;
    case KEY_END: return Key::Kind::end;
    case KEY_BTAB: return Key::Kind::back_tab;
    case KEY_BACKSPACE:
    case KEY_DC: return Key::Kind::backspace;
    default: return Key::Kind::character;  // one that means nothing here
  }
}

Key control(wint_t c) {
  switch (c) {
    case '\r':
    case '\n': return {Key::Kind::enter};
    case 27: return {Key::Kind::escape};
    case '\t': return {Key::Kind::tab};
    case 3: return {Key::Kind::interrupt};
    case 8:
    case 127: return {Key::Kind::backspace};
    default: return {Key::Kind::character, static_cast<char32_t>(c)};
  }
}

}  // namespace

Terminal::Terminal() {
  use_utf8();
  console_ = environment("TERM") == "linux";
  tcgetattr(STDIN_FILENO, &before);
  std::string typed;
  ascii_ = console_ || !draws_narrow(typed);
  if (!open_screen()) {
    throw NoTerminal{{"이 터미널에는 화면을 그릴 수 없다 (TERM)", "nothing can be drawn on this terminal (TERM)"}};
  }
  catch_crashes();
  set_escdelay(kEscapeDelay);
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  curs_set(0);
  for (const Sequence& each : kSequences) define_key(each.bytes, each.code);
  begin_colours();
  for (auto c = typed.rbegin(); c != typed.rend(); ++c) ungetch(static_cast<unsigned char>(*c));
}

Terminal::~Terminal() {
  endwin();
  let_crashes_be();
}

Size Terminal::size() const { return {getmaxx(stdscr), getmaxy(stdscr)}; }

void Terminal::show(const Frame& frame) {
  for (int y = 0; y < static_cast<int>(frame.rows.size()); ++y) {
    move(y, 0);
    for (const Span& span : frame.rows[static_cast<std::size_t>(y)].spans()) {
      attr_set(attributes_of(span.style), pair_of(span.style), nullptr);
      addstr(span.text.c_str());
    }
  }
  refresh();
}

std::optional<Key> Terminal::key() {
  wint_t c = 0;
  for (;;) {
    const int kind = wget_wch(stdscr, &c);
    if (kind == ERR) return std::nullopt;
    if (kind == KEY_CODE_YES) {
      if (c == KEY_RESIZE) continue;
      const Key::Kind known = kind_of(static_cast<int>(c));
      if (known != Key::Kind::character) return Key{known};
      continue;
    }
    if (c == kControlZ) {
      suspend();
      continue;
    }
    return c < ' ' || c == 127 ? control(c) : Key{Key::Kind::character, static_cast<char32_t>(c)};
  }
}

void Terminal::resize() {
  winsize window{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_row == 0) return;
  resizeterm(window.ws_row, window.ws_col);
  clearok(curscr, TRUE);
}

void Terminal::suspend() {
  def_prog_mode();
  endwin();
  let_crashes_be();
  const auto stop = std::signal(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  std::signal(SIGTSTP, stop);
  catch_crashes();
  reset_prog_mode();
  resize();
  refresh();
}

}  // namespace golearn::tui
