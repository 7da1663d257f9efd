# journal_bench: the session file beside bare SQLite. Built, never run as a test: it asserts no time.
add_executable(journal_bench journal_bench.c trial.c)
target_link_libraries(journal_bench PRIVATE tocsin_flags journal)
target_include_directories(journal_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests)

# resume_bench: the same of a whole session, with the engine, the views and the scenario.
add_executable(resume_bench resume_bench.c trial.c ../scenarios/opened.c)
target_link_libraries(resume_bench PRIVATE tocsin_flags session api)
target_include_directories(resume_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(resume_bench PRIVATE TOCSIN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
tocsin_package(resume_bench sqlite3)
