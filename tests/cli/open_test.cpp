// --open: which browser is started, and with what.
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "process.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace golearn;
using namespace golearn::test;
namespace fs = std::filesystem;

namespace {

const std::string kRun = "lesson 9.2.1 --seed 1 --lang en --open";

// A browser that writes down with what it was started.
class FakeBrowser {
 public:
  FakeBrowser() {
    std::ofstream(command()) << "#!/bin/sh\nPATH=/usr/bin:/bin\nprintf '%s\\n' \"$#\" \"$@\" >\"" << (folder_ / "part")
                             << "\"\nmv \"" << (folder_ / "part") << "\" \"" << (folder_ / "told") << "\"\n";
    fs::permissions(command(), fs::perms(0755));
  }

  [[nodiscard]] std::string command() const { return folder_ / "browser"; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return folder_ / name; }

  // golearn does not wait for it, so the test does.
  [[nodiscard]] Lines words() const {
    for (int tries = 0; tries < 1000 * kPatient && !fs::exists(folder_ / "told"); ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    Lines lines = lines_of(content_of(folder_ / "told"));
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
  }

 private:
  Folder folder_;
};

std::string path_of(const std::string& address) {
  std::string path;
  for (std::size_t i = std::string("file://").size(); i < address.size(); ++i) {
    if (address[i] == '%') {
      path += static_cast<char>(std::stoi(address.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      path += address[i];
    }
  }
  return path;
}

bool is_plain(char c) { return std::isalnum(static_cast<unsigned char>(c)) || std::strchr("-._~/%:", c); }

}  // namespace

TEST_CASE("--open hands the browser a file with the page", "[open]") {
  const FakeBrowser browser;
  const End end = run(kRun, {.environment = {{"BROWSER", browser.command()}}});
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  REQUIRE(browser.words().size() == 1);
  const std::string address = browser.words().front(), path = path_of(address);
  CHECK(address.starts_with("file:///"));
  CHECK(path.ends_with(".html"));
  CHECK(has(content_of(path), "<title>9.2.1 "));
  fs::remove(path);
}

TEST_CASE("the address of a page has every other sign in percent", "[open]") {
  const FakeBrowser browser;
  const std::string folder = browser / "가 b%41&c#d?e", path = folder + "/run.html";
  fs::create_directory(folder);
  Lines arguments = words(kRun + " --html");
  arguments.push_back(path);
  CHECK(Process(arguments, {.environment = {{"BROWSER", browser.command()}}}).end().status == 0);
  REQUIRE(browser.words().size() == 1);
  const std::string address = browser.words().front();
  CHECK(std::ranges::all_of(address, is_plain));
  CHECK(has(address, "%EA%B0%80%20b%2541%26c%23d%3Fe/run.html"));
  CHECK(path_of(address) == path);
  CHECK(has(content_of(path), "<title>9.2.1 "));
}

TEST_CASE("BROWSER may have several commands, and a place for the address", "[open]") {
  const FakeBrowser browser;
  const std::string path = browser / "run.html";
  const std::string commands = browser / "none" + ":" + browser.command() + " --new %s --end";
  CHECK(run(kRun + " --html " + path, {.environment = {{"BROWSER", commands}}}).status == 0);
  CHECK(browser.words() == Lines{"--new", "file://" + path, "--end"});
}

TEST_CASE("with no browser to be found one line says so, and where the page is", "[open]") {
  const Folder folder;
  const std::string path = folder / "run.html", nowhere = folder / "none";
  const End end = run(kRun + " --html " + path, {.environment = {{"BROWSER", nowhere}, {"PATH", nowhere}}});
  CHECK(end.status == 70);
  CHECK(lines_of(end.err) ==
        Lines{"golearn: no browser can be started: name one in the variable BROWSER, or open the file: " + path});
  CHECK(has(content_of(path), "<title>9.2.1 "));
  const End korean = run("lesson 9.2.1 --seed 1 --lang ko --open --html " + path,
                         {.environment = {{"BROWSER", nowhere}, {"PATH", nowhere}}});
  CHECK(korean.status == 70);
  CHECK(lines_of(korean.err).size() == 1);
  CHECK(has(korean.err, "브라우저를 띄울 수 없다"));
}
