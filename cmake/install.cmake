# cmake --install build/release --prefix /usr/local
#   bin/tocsin                 the program
#   share/tocsin/              its data folder, laid out as the checkout is (cmake/data.cmake)
#   share/doc/tocsin/          licence, README and pages

if(TARGET tocsin)
    install(TARGETS tocsin RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# An author's editor reads scripting/types, where `tocsin new` sends it; the other two are what a run needs.
foreach(folder IN ITEMS scenarios assets scripting/types)
    install(DIRECTORY ${CMAKE_SOURCE_DIR}/${folder}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tocsin/${folder}
        PATTERN "CMakeLists.txt" EXCLUDE
        PATTERN "*.c" EXCLUDE
        PATTERN "*.h" EXCLUDE)
endforeach()

install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs OPTIONAL)
