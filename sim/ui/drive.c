/* Scripts of steps: read line by line, one step after the other, until one fails. */
#include "ui/drive.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/drive_steps.h"
#include "ui/room.h"

#define FILE_BYTES_MAX (1024u * 1024u)

/* ---- words of a line ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static const char *read_quoted(const char *at, char *out, struct err_note *note)
{
    at++;
    while (*at != '"') {
        if (*at == '\0') {
            (void)err_say(note, ERR_BAD_INPUT, "a quote is not closed");
            return NULL;
        }
        if (*at == '\\' && at[1] != '\0') {
            at++;
            *out++ = *at == 'n' ? '\n' : *at;
        } else {
            *out++ = *at;
        }
        at++;
    }
    *out = '\0';
    return at + 1;
}

static const char *read_bare(const char *at, char *out)
{
    while (*at != '\0' && !is_blank(*at)) {
        *out++ = *at++;
    }
    *out = '\0';
    return at;
}

/* Cuts a line into words, in `room` of as many bytes as the line. */
static enum err cut(const char *line, char *room, const char *words[DRIVE_WORDS_MAX], uint32_t *count,
                    struct err_note *note)
{
    *count = 0;
    const char *at = line;
    while (is_blank(*at)) {
        at++;
    }
    while (*at != '\0' && *at != '#') {
        if (*count == DRIVE_WORDS_MAX) {
            return err_say(note, ERR_BAD_INPUT, "more than %u words in a step", DRIVE_WORDS_MAX);
        }
        words[(*count)++] = room;
        at = *at == '"' ? read_quoted(at, room, note) : read_bare(at, room);
        if (at == NULL) {
            return ERR_BAD_INPUT;
        }
        room += strlen(room) + 1;
        while (is_blank(*at)) {
            at++;
        }
    }
    return ERR_OK;
}

static enum err run_line(struct ui *ui, const char *line, const struct ui_drive *drive, struct err_note *note)
{
    char room[2 * DRIVE_LINE_BYTES_MAX];
    const char *words[DRIVE_WORDS_MAX];
    uint32_t count = 0;
    enum err err = cut(line, room, words, &count, note);
    if (err != ERR_OK || count == 0) {
        return err;
    }
    return drive_step(ui, drive, words, count, note);
}

/* ---- a script ---- */

enum err ui_drive_text(struct ui *ui, const char *name, const char *script, const struct ui_drive *drive,
                       struct err_note *note)
{
    ui_refresh(ui);
    uint32_t number = 0;
    for (const char *at = script; *at != '\0' && !ui_is_quitting(ui);) {
        size_t bytes = strcspn(at, "\n");
        char line[DRIVE_LINE_BYTES_MAX];
        number++;
        if (bytes >= sizeof line) {
            return err_say(note, ERR_BAD_INPUT, "%s:%u: a line has more than %u bytes", name, number,
                           DRIVE_LINE_BYTES_MAX - 1);
        }
        memcpy(line, at, bytes);
        line[bytes] = '\0';
        enum err err = run_line(ui, line, drive, note);
        if (err != ERR_OK) {
            return err_prefix(note, err, "%s:%u", name, number);
        }
        at += bytes + (at[bytes] == '\n' ? 1 : 0);
    }
    return ERR_OK;
}

static enum err read_file(const char *path, struct str *out, struct err_note *note)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return err_say(note, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "open %s: %s", path, strerror(errno));
    }
    char block[8192];
    size_t count;
    while ((count = fread(block, 1, sizeof block, file)) > 0 && out->bytes <= FILE_BYTES_MAX) {
        str_add_bytes(out, block, count);
    }
    bool is_bad = ferror(file) != 0;
    (void)fclose(file);
    if (is_bad) {
        return err_say(note, ERR_IO, "read %s", path);
    }
    return out->bytes <= FILE_BYTES_MAX
               ? ERR_OK
               : err_say(note, ERR_TOO_BIG, "%s is larger than %u bytes", path, FILE_BYTES_MAX);
}

enum err ui_drive_file(struct ui *ui, const char *path, const struct ui_drive *drive, struct err_note *note)
{
    struct str script = { 0 };
    enum err err = read_file(path, &script, note);
    if (err == ERR_OK) {
        err = ui_drive_text(ui, path, str_text(&script), drive, note);
    }
    str_deinit(&script);
    return err;
}
