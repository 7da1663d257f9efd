# One room is one folder, one library, one door. tocsin_room() builds it from the .c files in its folder.
#
#   tocsin_room(engine SEES base PACKAGES jansson)
#
# SEES names the rooms whose headers it may include; PACKAGES the pkg-config names it may link.
# tests/house/ reads the compiler's dependency files and fails on any other arrow.

find_package(PkgConfig REQUIRED)

add_library(tocsin_flags INTERFACE)
target_compile_features(tocsin_flags INTERFACE c_std_17)
# No contraction of a*b+c: the same digest on every processor (docs/semantics.md, "Numbers").
target_compile_options(tocsin_flags INTERFACE
    -std=c17 -ffp-contract=off -fno-strict-aliasing
    -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla)
target_compile_definitions(tocsin_flags INTERFACE _POSIX_C_SOURCE=200809L)
target_include_directories(tocsin_flags INTERFACE
    ${CMAKE_SOURCE_DIR}/sim ${CMAKE_SOURCE_DIR}/scripting)
if(TOCSIN_WERROR)
    target_compile_options(tocsin_flags INTERFACE -Werror)
endif()
if(TOCSIN_SANITIZE)
    target_compile_options(tocsin_flags INTERFACE
        -fsanitize=${TOCSIN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(tocsin_flags INTERFACE -fsanitize=${TOCSIN_SANITIZE})
endif()

function(tocsin_package target name)
    string(MAKE_C_IDENTIFIER "PKG_${name}" key)
    if(NOT TARGET PkgConfig::${key})
        pkg_check_modules(${key} REQUIRED IMPORTED_TARGET GLOBAL ${name})
    endif()
    target_link_libraries(${target} PUBLIC PkgConfig::${key})
endfunction()

function(tocsin_room name)
    cmake_parse_arguments(ROOM "" "" "SEES;PACKAGES;LIBS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.c)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC tocsin_flags ${ROOM_SEES} ${ROOM_LIBS})
    foreach(package IN LISTS ROOM_PACKAGES)
        tocsin_package(${name} ${package})
    endforeach()
endfunction()

# A test program: tests/<room>/test_x.c against the rooms it names, run by ctest under its own name.
function(tocsin_test name)
    cmake_parse_arguments(TEST "" "" "SOURCES;SEES;PACKAGES;ARGS" ${ARGN})
    add_executable(${name} ${TEST_SOURCES})
    target_link_libraries(${name} PRIVATE tocsin_flags ${TEST_SEES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    # The source tree is where tests find scenarios and expected files.
    target_compile_definitions(${name} PRIVATE TOCSIN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    tocsin_package(${name} cmocka)
    foreach(package IN LISTS TEST_PACKAGES)
        tocsin_package(${name} ${package})
    endforeach()
    add_test(NAME ${name} COMMAND ${name} ${TEST_ARGS})
endfunction()
