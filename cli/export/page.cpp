#include "export/page.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "export/page_template.hpp"
#include "golearn/study/lines.hpp"
#include "words/glyphs.hpp"

namespace golearn::exports {
namespace {

using study::Language;

constexpr std::size_t kLongestText = 400;  // bytes of what a class of results prints

// JSON for a script element: what could end the element, or begin a comment in it, is written as an escape.
std::string in_script(const std::string& id, const ordered_json& json) {
  const std::string text = line_of(json);
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) c == '<' ? safe += "\\u003c" : safe += c;
  return fmt::format("<script type=\"application/json\" id=\"{}\">{}</script>\n", id, safe);
}

std::string in_markup(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '<': safe += "&lt;"; break;
      case '&': safe += "&amp;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

// What the course calls it: `9.3.1`, of the program `race`.
std::string lesson_of(const study::Runnable& runnable) { return runnable.id.substr(0, runnable.id.find('/')); }

ordered_json source_of(const study::Runnable& runnable) {
  ordered_json lines = ordered_json::array();
  for (const std::string& line : study::split_lines(std::string(runnable.source)))
    lines.push_back(words::visible_line(line));
  return lines;
}

// A few lines, each on its own.
std::string printed(const std::string& text) {
  std::string shown;
  for (const std::string& line : study::split_lines(beginning_of(text, kLongestText))) {
    shown += (shown.empty() ? "" : "\n") + words::visible_line(line);
  }
  return text.size() > kLongestText ? shown + "…" : shown;
}

ordered_json phrases_of(const PageTables& tables) {
  ordered_json all = ordered_json::array();
  for (const std::string& phrase : tables.phrases.all()) {
    const auto end = phrase.find('\n');
    all.push_back({phrase.substr(0, end), phrase.substr(end + 1)});
  }
  return all;
}

ordered_json page_json(const study::Runnable& runnable, Language language, const std::vector<study::Text>& heading,
                       const std::vector<PageRun>& runs, const PageTables& tables) {
  ordered_json json{{"version", 1},
                    {"language", language == Language::korean ? "ko" : "en"},
                    {"lesson", lesson_of(runnable)},
                    {"program", runnable.name},
                    {"title", in_both(runnable.title)},
                    {"file", "program.go"},
                    {"source", source_of(runnable)},
                    {"phrases", phrases_of(tables)},
                    {"kinds", tables.kinds.all()},
                    {"heading", ordered_json::array()},
                    {"runs", ordered_json::array()}};
  for (const study::Text& each : heading) json["heading"].push_back(in_both(each));
  for (const PageRun& run : runs) {
    json["runs"].push_back({{"label", in_both(run.label)}, {"text", printed(run.text)}, {"tone", name_of(run.tone)}});
  }
  return json;
}

void replace(std::string& text, std::string_view hole, std::string_view with) {
  if (const auto at = text.find(hole); at != std::string::npos) text.replace(at, hole.size(), with);
}

}  // namespace

std::string page_of(const study::Runnable& runnable, Language language, const std::vector<study::Text>& heading,
                    const std::vector<PageRun>& runs, const PageTables& tables) {
  std::string data = in_script("page", page_json(runnable, language, heading, runs, tables));
  for (std::size_t i = 0; i < runs.size(); ++i) data += in_script(fmt::format("run-{}", i), runs[i].data);
  std::string page(kPageTemplate);
  replace(page, "{{language}}", language == Language::korean ? "ko" : "en");
  replace(page, "{{title}}", in_markup(runnable.id + " " + runnable.title.in(language)));
  replace(page, "{{data}}", data);
  return page;
}

}  // namespace golearn::exports
