#include "commands/run_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "host/browser.hpp"
#include "host/file.hpp"

namespace golearn::commands {

std::vector<RunFile> files_of(const Request& request) {
  std::vector<RunFile> files;
  for (const exports::FileForm& form : exports::file_forms()) {
    if (const auto path = request.value(form.name)) files.push_back({&form, *path});
  }
  if (!request.has("open")) return files;
  auto page = std::ranges::find(files, &exports::page_form(), &RunFile::form);
  if (page == files.end()) page = files.insert(page, {&exports::page_form(), ""});
  page->open = true;
  return files;
}

void check(const std::vector<RunFile>& files, const std::vector<std::string>& programs) {
  if (files.empty()) return;
  if (programs.size() > 1) {
    const std::string option = files.front().open ? "--open" : "--" + files.front().form->name;
    const std::string ids = fmt::format("{}", fmt::join(programs, ", "));
    throw Refusal(
        {fmt::format("{} 프로그램 하나에만 쓴다. 하나를 고른다: {}", study::with_particle(option, "은", "는"), ids),
         fmt::format("{} takes one program: choose one of {}", option, ids)});
  }
  for (const RunFile& file : files) {
    if (!file.path.empty()) host::writable(file.path);
  }
}

void write(const RunFile& file, const std::string& content, bool told, const Stage& stage) {
  const std::string path = file.path.empty() ? host::temporary_file("." + file.form->name) : file.path;
  host::write_file(path, content);
  const bool shown = file.open && host::show_in_browser(path);
  if (file.open && !shown) {
    throw std::runtime_error(stage.say(
        {fmt::format("브라우저를 띄울 수 없다. BROWSER 변수에 명령을 넣거나 파일을 직접 연다: {}", path),
         fmt::format("no browser can be started: name one in the variable BROWSER, or open the file: {}", path)}));
  }
  if (!told) return;
  const Text opens = file.form->opens.en.empty() ? Text{} : Text{" ", " "} + file.form->opens;
  const Text written{fmt::format("파일에 썼다: {}", path), fmt::format("Written: {}", path)};
  show(stage, {words::Gap{}, words::Sentence{stage.say(written + opens)}});
}

}  // namespace golearn::commands
