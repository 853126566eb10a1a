// A line of Go in colours: keywords, strings, comments. What spans lines is not followed: it is for reading only.
import { element } from "./dom.js";

const keywords = "break case chan const continue default defer else fallthrough for func go goto if import interface "
  + "map package range return select struct switch type var";
const goWords = new Set(keywords.split(" "));
const token = /(\/\/.*$)|("(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*')|([A-Za-z_]\w*)|[^A-Za-z_"'`/]+|./g;

export function goNodes(line) {
  return [...line.replace(/\t/g, "    ").matchAll(token)].map(([text, comment, string, word]) => {
    if (comment) return element("i", "comment", text);
    if (string) return element("span", "string", text);
    return word && goWords.has(word) ? element("span", "keyword", text) : text;
  });
}
