# journal_bench: the session file beside bare SQLite. Built, never run as a test: it asserts no time.
add_executable(journal_bench journal_bench.c)
target_link_libraries(journal_bench PRIVATE tocsin_flags journal)
