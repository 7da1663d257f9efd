# A text file as a C string: cmake -DIN=file -DOUT=file.c -DNAME=name -P embed.cmake
file(READ "${IN}" hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n    " hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1, " bytes "${hex}")
get_filename_component(file "${IN}" NAME)
file(WRITE "${OUT}" "/* ${file}, written by embed.cmake. */\nextern const char ${NAME}[];\nconst char ${NAME}[] = {\n    ${bytes}0x00\n};\n")
