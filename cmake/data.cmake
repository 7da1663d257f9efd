# Where a running program finds what it reads: the scenarios and the report's template.
#
# A data folder is laid out as this checkout is: scenarios/<id>/scenario.lua, scenarios/laws/<economy>.lua, assets/.
# A program looks in this order:
#   1. the folder named by the environment variable TOCSIN_DATA, when it is set and not empty;
#   2. TOCSIN_DATA_FROM_PROGRAM, counted from the folder that the running program is in (/proc/self/exe), when it is there:
#      this is an installed Tocsin, and it may have been moved as a whole;
#   3. TOCSIN_DATA_DIR, this checkout: a program run from its build folder.
# Rooms that look link tocsin_data and include "tocsin_data.h". Engine, views and screens never look: they are handed bytes.

file(RELATIVE_PATH TOCSIN_DATA_FROM_PROGRAM
    "${CMAKE_INSTALL_FULL_BINDIR}" "${CMAKE_INSTALL_FULL_DATADIR}/tocsin")
set(TOCSIN_DATA_DIR "${CMAKE_SOURCE_DIR}")
configure_file(${CMAKE_CURRENT_LIST_DIR}/tocsin_data.h.in ${CMAKE_BINARY_DIR}/generated/tocsin_data.h @ONLY)

add_library(tocsin_data INTERFACE)
target_include_directories(tocsin_data INTERFACE ${CMAKE_BINARY_DIR}/generated)
