# cmake --install build/release --prefix /usr/local
#   bin/tocsin                 the program
#   share/tocsin/              its data folder, laid out as the checkout is (cmake/data.cmake)
#   share/doc/tocsin/          licence, README and pages

if(TARGET tocsin)
    install(TARGETS tocsin RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# An author's editor reads scripting/types; the other two are what a run needs.
foreach(folder IN ITEMS scenarios assets scripting/types)
    if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/${folder})
        install(DIRECTORY ${CMAKE_SOURCE_DIR}/${folder}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tocsin/${folder}
            PATTERN "CMakeLists.txt" EXCLUDE
            PATTERN "*.c" EXCLUDE
            PATTERN "*.h" EXCLUDE)
    endif()
endforeach()

file(GLOB papers ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/README.md)
install(FILES ${papers} DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/docs)
    install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
endif()
