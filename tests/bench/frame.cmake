# frame_bench: the window of a seat beside a bare SDL program. Built, never run as a test: it asserts no time.
# It runs the two others, so that each first frame is that of a process of its own.
if(TARGET screens AND TARGET api)
    add_executable(frame_bench frame_bench.c)
    target_link_libraries(frame_bench PRIVATE tocsin_flags base)
    target_compile_definitions(frame_bench PRIVATE TOCSIN_BENCH_DIR="${CMAKE_CURRENT_BINARY_DIR}")
    tocsin_package(frame_bench jansson)

    # The seat as `tocsin play` has it: the same files behind it, without the command line.
    set(commands ${CMAKE_SOURCE_DIR}/sim/commands)
    add_executable(seat_frame seat_frame.c
        ${commands}/playing.c ${commands}/library.c ${commands}/output.c ${commands}/said.c)
    target_link_libraries(seat_frame PRIVATE tocsin_flags tocsin_data study api exchange screens ui)
    target_compile_definitions(seat_frame PRIVATE
        TOCSIN_VERSION="${PROJECT_VERSION}" TOCSIN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_include_directories(seat_frame PRIVATE ${CMAKE_SOURCE_DIR}/tests)

    add_executable(bare_frame bare_frame.c)
    target_link_libraries(bare_frame PRIVATE tocsin_flags base)
    target_include_directories(bare_frame PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    tocsin_package(bare_frame sdl2)
    tocsin_package(bare_frame SDL2_ttf)
    add_dependencies(frame_bench seat_frame bare_frame)
endif()
