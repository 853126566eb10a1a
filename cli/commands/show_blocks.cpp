#include "commands/command.hpp"
#include "host/output.hpp"
#include "render/blocks.hpp"

namespace golearn::commands {

void show(const Stage& stage, const words::Blocks& blocks) { host::write_out(render::text_of(blocks, stage.screen)); }

}  // namespace golearn::commands
