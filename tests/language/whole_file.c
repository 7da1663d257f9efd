#include "language/whole_file.h"

#include <stdio.h>

void whole_file_read(const char *path, struct str *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return;
    }
    char bytes[4096];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0) {
        str_add_bytes(out, bytes, got);
    }
    (void)fclose(file);
}

bool whole_file_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    bool good = file != NULL && fputs(text, file) >= 0;
    return file != NULL && fclose(file) == 0 && good;
}
