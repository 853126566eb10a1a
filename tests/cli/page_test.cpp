// --html FILE, as far as one sees it without a browser: tests/page opens it in one.
#include "export/page.hpp"

#include "parsed.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;
using exports::ordered_json;
using exports::PageRun;
using nlohmann::json;
using study::Language;

namespace {

const std::string kHostile = "</script><script>alert(1)</script><!--<script>&amp;\" \xe2\x80\xa8\xe2\x80\xae\x1b[31m";
const std::string kData = "<script type=\"application/json\" id=\"";

study::Runnable hostile_runnable() {
  study::Runnable runnable;
  runnable.id = "0.0/hostile";
  runnable.name = kHostile;
  runnable.title = {"제목 " + kHostile, "title " + kHostile};
  runnable.source = kHostile;
  return runnable;
}

// A page in which all that can be hostile is.
std::string hostile_page(Language language, const std::string& printed = kHostile) {
  exports::PageTables tables;
  tables.phrases.of(kHostile + "\n" + kHostile);
  tables.kinds.of(kHostile);
  const PageRun run{{kHostile, kHostile}, printed, words::Tone::bad, ordered_json{{"strings", {printed}}}};
  return exports::page_of(hostile_runnable(), language, {{kHostile, kHostile}}, {run, run}, tables);
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.find(from);
  if (start == std::string::npos) return "";
  const auto at = start + from.size();
  return text.substr(at, text.find(to, at) - at);
}

std::string data_of(const std::string& page, const std::string& id) {
  return between(page, kData + id + "\">", "</script");
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("no text of a program ends the script that it lies in", "[page]") {
  const std::string page = hostile_page(Language::english);
  for (const std::string id : {"page", "run-0", "run-1"}) {
    CAPTURE(id);
    const std::string data = data_of(page, id);
    CHECK_FALSE(data.empty());
    CHECK(data.find('<') == std::string::npos);
    CHECK_FALSE(parsed(data).is_discarded());
  }
  // The page's words, its three pieces of data, and its program.
  CHECK(count(page, "<script") == 5);
  CHECK(count(page, "</script") == 5);
  CHECK(count(page, "<!--") == 0);
}

TEST_CASE("what the data says is what the program said", "[page]") {
  const std::string page = hostile_page(Language::english);
  CHECK(parsed(data_of(page, "run-0")).at("strings").at(0) == kHostile);
  const json whole = parsed(data_of(page, "page"));
  CHECK(whole.at("program") == kHostile);
  CHECK(whole.at("title").at("en") == "title " + kHostile);
  CHECK(whole.at("phrases").at(0) == json{kHostile, kHostile});
  CHECK(whole.at("kinds").at(0) == kHostile);
  CHECK(whole.at("heading").at(0).at("ko") == kHostile);
}

TEST_CASE("of source and results what cannot be seen is written out", "[page]") {
  const json whole = parsed(data_of(hostile_page(Language::english), "page"));
  for (const json& shown : {whole.at("source").at(0), whole.at("runs").at(0).at("text")}) {
    const auto text = shown.get<std::string>();
    CHECK(has(text, "</script><script>alert(1)</script>"));
    CHECK_FALSE(has(text, "\x1b"));
    CHECK_FALSE(has(text, "\xe2\x80\xae"));
  }
}

TEST_CASE("the page's title and language are markup, and escaped as such", "[page]") {
  const std::string english = hostile_page(Language::english), korean = hostile_page(Language::korean);
  CHECK(has(english, "<html lang=\"en\">"));
  CHECK(has(korean, "<html lang=\"ko\">"));
  CHECK(has(between(english, "<title>", "</title>"), "0.0/hostile title &lt;/script>&lt;script>alert(1)"));
  CHECK(has(between(korean, "<title>", "</title>"), "제목 &lt;/script>"));
  CHECK(has(between(english, "<title>", "</title>"), "&amp;amp;&quot;"));
  CHECK(count(english, "{{") == 0);
}

TEST_CASE("bytes that are no text make a page all the same, and a long result is cut between letters", "[page]") {
  CHECK_FALSE(parsed(data_of(hostile_page(Language::english, "\xff\xc3(\xed\xa0\x80"), "page")).is_discarded());
  CHECK_FALSE(parsed(data_of(hostile_page(Language::english, std::string("a\0b", 3)), "run-0")).is_discarded());
  std::string letters;
  for (int i = 0; i < 1000; ++i) letters += "가";
  const json whole = parsed(data_of(hostile_page(Language::english, letters), "page"));
  const auto text = whole.at("runs").at(0).at("text").get<std::string>();
  CHECK(text.size() < 500);
  CHECK_FALSE(has(text, "\xef\xbf\xbd"));
  CHECK_FALSE(has(text, "\\x"));
}

TEST_CASE("a long value is cut between letters too", "[page]") {
  std::string letters;
  for (int i = 0; i < 2000; ++i) letters += "가";
  const std::string value = exports::value_of(letters);
  CHECK(value.size() < 4200);
  CHECK(value.ends_with("가…"));
  CHECK_FALSE(has(value, "\\x"));
  CHECK(exports::value_of("가") == "가");
}

TEST_CASE("the page lets in its own script and style by their hashes, and nothing else", "[page]") {
  const std::string policy = between(hostile_page(Language::english), "Content-Security-Policy\" content=\"", "\"");
  CHECK(has(policy, "default-src 'none'; script-src 'sha256-"));
  CHECK(has(policy, "style-src 'sha256-"));
  for (const std::string lax : {"unsafe", "http", "*", "script-src 'self'"}) CHECK_FALSE(has(policy, lax));
}

TEST_CASE("--html shows the run as always, and says where the page is", "[page]") {
  const Folder folder;
  const std::string path = folder / "run.html";
  const End told = run("lesson 9.2.1 --seed 1 --lang en"),
            with_page = run("lesson 9.2.1 --seed 1 --lang en --html " + path);
  CHECK(with_page.status == 0);
  CHECK(has(with_page.out, path));
  CHECK(has(with_page.out, lines_of(told.out).front()));
  const json whole = parsed(data_of(content_of(path), "page"));
  CHECK(whole.at("lesson") == "9.2.1");
  CHECK(whole.at("runs").size() == 1);
}
