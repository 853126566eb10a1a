#include "words/keys.hpp"

namespace golearn::words {
namespace {

constexpr int kKeys = 14;

}  // namespace

const std::vector<KeyHelp>& key_helps() {
  static const std::vector<KeyHelp> all{
      {"Enter", {"다음 할 일로. 무엇인지 맨 아래 줄에 적혀 있다", "on to the next thing, which the last row names"}},
      {"Esc", {"뒤로, 지도로", "back, to the map"}},
      {"↑ ↓ ← →", {"고르기, 값 바꾸기, 한 장면 앞뒤로", "choose, change a value, one scene back or on"}},
      {"PgUp PgDn", {"출력 한 줄 앞뒤로, 한 화면 앞뒤로", "one printed line, or one page, back or on"}},
      {"Home End", {"처음, 끝", "the first, the last"}},
      {"Space", {"돌리기, 멈추기", "run, stop"}},
      {"Tab", {"다음 옵션, 다음 칸, 다음 프로그램", "the next option, pane or program"}},
      {"0-9", {"답, 고루틴, 바꿔 보기 번호", "an answer, a goroutine, a suggestion"}},
      {"[ ]", {"앞 단계, 다음 단계", "the stage before, the next stage"}},
      {"+ -", {"빠르게, 느리게", "faster, slower"}},
      {"h", {"힌트 하나 더", "one more hint"}},
      {"u U", {"되돌리기, 처음으로", "undo, to the beginning"}},
      {"r", {"끝까지 맡기기, 다시 풀기", "run on to the end, once more"}},
      {"i", {"할 수 없다", "it cannot be done"}},
      {"s", {"건너뛰기", "skip"}},
      {"c", {"C++ 프로그램", "the C++ program"}},
      {"v", {"그림", "the picture"}},
      {"g", {"진짜 Go와 비교", "beside real Go"}},
      {"o", {"공책에 한 줄 적기", "a line in the notebook"}},
      {"/", {"찾기", "search"}},
      {"m n p", {"지도, 다음 것, 진도", "map, next, progress"}},
      {"L", {"한국어와 English", "Korean and English"}},
      {"?", {"이 화면", "this"}},
      {"q", {"끝. 진도는 그때그때 남는다", "quit; the progress is kept as you go"}},
  };
  return all;
}

Text about_hangul() {
  return {
      "한글 입력 상태여도 글자 키가 듣는다: ㅗ는 h. 한 글자가 다 쳐져야 전해지므로, 늦으면 한/영 키를 누른다. "
      "Enter, Space, Esc, Tab, 화살표와 숫자만으로 다 된다.",
      "With the Hangul keyboard on, letters are taken by their place: ㅗ is h. Enter, Space, Esc, Tab, arrows and "
      "digits suffice for everything."};
}

Blocks about_keys(Language language) {
  Blocks blocks;
  for (const KeyHelp& each : key_helps()) {
    blocks.push_back(Line{{{each.keys, Tone::strong, kKeys}, {each.does.in(language)}}});
  }
  append(blocks, {Gap{}, Sentence{about_hangul().in(language)}});
  return blocks;
}

}  // namespace golearn::words
