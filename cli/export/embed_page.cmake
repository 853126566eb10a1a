# Puts the page together: cmake -DOUT=<file.cpp> -DPAGE=<folder> -DMODULES=<name,...> -P embed_page.cmake
#
# The modules become one script: what they import from each other stands before them in it. The style sheet and the
# script are let in by their hashes, and nothing else is.

# The base64 of a hexadecimal number of 32 bytes.
function(to_base64 hex result)
  set(digits "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  set(text "")
  foreach(at RANGE 0 60 6)
    string(SUBSTRING "${hex}00" ${at} 6 three_bytes)
    math(EXPR bits "0x${three_bytes}")
    foreach(shift 18 12 6 0)
      math(EXPR index "(${bits} >> ${shift}) & 63")
      string(SUBSTRING ${digits} ${index} 1 digit)
      string(APPEND text ${digit})
    endforeach()
  endforeach()
  string(SUBSTRING ${text} 0 43 text)
  set(${result} "${text}=" PARENT_SCOPE)
endfunction()

# Puts the text of the variable `name` into the page where it says {{name}}, and its hash where it says {{name-hash}}.
function(put name)
  string(SHA256 hash "${${name}}")
  to_base64(${hash} base64)
  string(REPLACE "{{${name}-hash}}" "${base64}" page "${page}")
  string(REPLACE "{{${name}}}" "${${name}}" page "${page}")
  set(page "${page}" PARENT_SCOPE)
endfunction()

file(READ ${PAGE}/page.html page)
file(READ ${PAGE}/page.css style)
file(READ ${PAGE}/words.json words_json)
set(words "<script type=\"application/json\" id=\"words\">${words_json}</script>")
set(script "")
string(REPLACE "," ";" modules "${MODULES}")
foreach(module ${modules})
  file(READ ${PAGE}/${module}.js code)
  string(REGEX REPLACE "(^|\n)import [^\n]*" "\\1" code "${code}")
  string(REGEX REPLACE "(^|\n)export " "\\1" code "${code}")
  string(APPEND script "${code}")
endforeach()
put(style)
put(script)
put(words)

file(WRITE ${OUT} "// Written by embed_page.cmake.\n#include \"export/page_template.hpp\"\n\nnamespace golearn::exports {\n")
file(APPEND ${OUT} "const std::string_view kPageTemplate = R\"page(${page})page\";\n")
file(APPEND ${OUT} "const std::string_view kPageWords = R\"page(${words_json})page\";\n}\n")
