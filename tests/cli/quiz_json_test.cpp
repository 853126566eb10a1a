// golearn quiz --json: a program asks, and answers in lines.
#include "parsed.hpp"
#include "student.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

std::vector<nlohmann::json> objects(const End& end) {
  std::vector<nlohmann::json> all;
  for (const std::string& line : lines_of(end.out)) {
    all.push_back(parsed(line));
    if (!all.back().is_object()) throw std::runtime_error("not an object: " + line);
  }
  return all;
}

std::string kinds(const std::vector<nlohmann::json>& all) {
  std::string kinds;
  for (const auto& each : all) kinds += each.at("kind").get<std::string>() + " ";
  return kinds;
}

}  // namespace

TEST_CASE("quiz --json asks, hints, and judges", "[quiz]") {
  Student student;
  const std::string right = right_answer("9.2.2/last");
  const End end = student.does("quiz 9.2.2/last --json", "h\nnonsense\n" + right + "\n");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  const auto all = objects(end);
  REQUIRE(kinds(all) == "question hint hint answer ");
  CHECK(all[0]["lesson"] == "9.2.2");
  CHECK(all[0]["id"] == "last");
  CHECK(all[0]["program"] == "9.2.2/buffered");
  CHECK(all[0]["several"] == false);
  CHECK(all[0]["choices"].size() == 4);
  CHECK(all[0]["choices"][3]["en"] == "Main :  11");
  CHECK_FALSE(all[0].contains("answer"));
  CHECK_FALSE(all[1]["text"].get<std::string>().empty());
  CHECK(all[2]["text"] == "");
  CHECK(all[3]["chosen"] == parsed("[" + right + "]"));
  CHECK(all[3]["answer"] == all[3]["chosen"]);
  CHECK(all[3]["right"] == true);
  CHECK(all[3]["command"] == "golearn lesson 9.2.2/buffered");
  CHECK(student.facts().size() == 1);
  CHECK(student.facts()[0].hints == 1);
}

TEST_CASE("quiz --json says what is wrong and in how many schedules, and replays show it", "[quiz]") {
  Student student;
  const End end = student.does("quiz 9.3.1/possible --json", "1 3\n");
  CHECK(end.status == 1);
  const auto all = objects(end);
  REQUIRE(kinds(all) == "question answer ");
  CHECK(all[0]["several"] == true);
  CHECK(all[1]["right"] == false);
  CHECK(all[1]["chosen"] == parsed("[1, 3]"));
  CHECK(all[1]["answer"] == parsed("[2, 3, 4]"));
  CHECK(all[1]["schedules"] > 1);
  REQUIRE(all[1]["tokens"].size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    const auto& token = all[1]["tokens"][i];
    REQUIRE(token.is_string() == (i > 0 && i < 4));
    if (token.is_string()) CHECK(run("replay " + token.get<std::string>() + " --raw").out == std::to_string(i) + "\n");
  }
}

TEST_CASE("quiz --json asks all of a lesson, and ends with its input", "[quiz]") {
  Student student;
  CHECK(kinds(objects(student.does("quiz 9.2.2 --json", "1\ns\n2\n"))) ==
        "question answer question question answer question ");
  CHECK(student.does("quiz 9.2.2 --json", "1\ns\n2\n").status == 1);
  CHECK(kinds(objects(student.does("quiz 9.2.2 --json", "q\n1\n"))) == "question ");
}

TEST_CASE("quiz --json reads what other systems write, and takes no blank line for an answer", "[quiz]") {
  Student student;
  const std::string right = right_answer("9.2.2/last");
  const End end = student.does("quiz 9.2.2/last --json", "h\r\n\n  \n \t\r\n,\n " + right + " \r\n");
  CHECK(end.status == 0);
  CHECK(kinds(objects(end)) == "question hint hint hint hint hint answer ");
  CHECK(student.facts().size() == 1);
}

TEST_CASE("the same is asked in either language", "[quiz]") {
  Student student;
  const auto en = objects(student.does("quiz 9.2.2/end --json --lang en", "0\n"));
  const auto ko = objects(student.does("quiz 9.2.2/end --json --lang ko", "0\n"));
  CHECK(en == ko);
  CHECK(en[0]["text"]["ko"] != en[0]["text"]["en"]);
  CHECK(en[0]["choices"][1]["ko"] == "데드락으로 죽는다");
  CHECK(en[1]["chosen"] == parsed("[]"));
}
