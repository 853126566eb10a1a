#include "commands/command.hpp"
#include "host/output.hpp"
#include "host/pager.hpp"
#include "render/blocks.hpp"
#include "words/outcome.hpp"

namespace golearn::commands {

void show(const Stage& stage, const words::Blocks& blocks) { host::write_out(render::text_of(blocks, stage.screen)); }

void page(const Stage& stage, const words::Blocks& blocks) {
  const std::string text = render::text_of(blocks, stage.screen);
  if (stage.screen.terminal) host::become_pager(text);
  host::write_out(text);
}

render::Progress sign_of_life(const Stage& stage) {
  return {stage.screen,
          [language = stage.language](double seconds) { return words::still_running(language, seconds); }};
}

}  // namespace golearn::commands
