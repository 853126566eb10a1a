#include "export/file_forms.hpp"

#include <array>

#include "export/page.hpp"
#include "export/perfetto.hpp"
#include "export/svg.hpp"

namespace golearn::exports {
namespace {

std::string page(const DrawnRun& run, study::Language language) {
  PageTables tables;
  PageRun only{.data = run_json(run.spec, run.record, run.picture, tables)};
  return page_of(*run.spec.runnable, language, {}, {only}, tables);
}

}  // namespace

std::span<const FileForm> file_forms() {
  static const std::array forms{
      FileForm{"html",
               {"실행을 그림으로 보는 페이지를 파일에 쓴다", "writes a page that shows the run as a picture"},
               {},
               page},
      FileForm{"perfetto",
               {"실행을 ui.perfetto.dev에서 여는 트레이스로 파일에 쓴다",
                "writes the run into a file, as a trace for ui.perfetto.dev"},
               {"https://ui.perfetto.dev 에서 Open trace file로 연다.",
                "Open it at https://ui.perfetto.dev with Open trace file."},
               perfetto},
      FileForm{"svg",
               {"실행을 그림 한 장(SVG)으로 파일에 쓴다. --steps 20-60을 주면 그 단계만 그린다",
                "writes the run as one still picture (SVG); --steps 20-60: these steps only"},
               {},
               svg_of},
  };
  return forms;
}

const FileForm& page_form() { return file_forms().front(); }

}  // namespace golearn::exports
