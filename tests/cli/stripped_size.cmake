# Fails if the program, stripped, is 8 MB or more: cmake -DSTRIP=strip -DPROGRAM=golearn -P stripped_size.cmake
set(stripped "${PROGRAM}-stripped")
execute_process(COMMAND "${STRIP}" -o "${stripped}" "${PROGRAM}" COMMAND_ERROR_IS_FATAL ANY)
file(SIZE "${stripped}" bytes)
file(REMOVE "${stripped}")
message(STATUS "${bytes} bytes")
if(bytes GREATER_EQUAL 8000000)
  message(FATAL_ERROR "${PROGRAM} has ${bytes} bytes when stripped: it should have less than 8 MB")
endif()
