/* The trace in memory, its digest, and its records as bytes.
 *
 * The digest's stream, little-endian, for each record in order:
 *
 *   size  field
 *      8  at_s
 *      8  value
 *      8  value2
 *      2  kind
 *      2  flags
 *      4  audience, numbered from 0 in the order in which records first use it
 *      4  team
 *      4  to
 *      4  thing
 *      4  other
 *      4  cause
 *      4  number of extra values
 *     8n  the extra values
 *     34  only when its audience had not been used before: 32 bytes of teams, bit 0 of byte 0 the first team;
 *         1 byte public; 1 byte evaluators
 *
 * So it depends on who may see each record but not on the order in which sets were interned: a trace that is read back
 * from disk has the digest that it had when it was written.
 *
 * One record as bytes (trace_encode), little-endian:
 *
 *   offset  size  field
 *        0     2  kind
 *        2     2  flags
 *        4     4  team
 *        8     4  to
 *       12     4  thing
 *       16     4  other
 *       20     4  cause
 *       24     8  at_s
 *       32     8  value
 *       40     8  value2
 *       48     1  audience: bit 0 public, bit 1 evaluators
 *       49     1  b, bytes of the audience's teams: 0 to 32, without trailing zeros
 *       50     2  n, extra values: 0 to RECORD_EXTRA_MAX
 *       52     b  teams, bit 0 of byte 0 the first team
 *     52+b    8n  the extra values
 *
 * It is a record when: there are exactly 52 + b + 8n bytes; the kind is one of enum record_kind but RECORD_NONE; at_s is
 * not before the record ahead of it; the cause is an earlier record or 0; team and to are below TEAMS_MAX or one of the
 * TEAM_ marks; thing is 0, THING_NONE, the public's mark or on a shelf; a public audience has the evaluators' bit and no
 * teams; the last byte of the teams is not 0. */
#include "engine/trace.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"

#define RECORDS_A_CHUNK 4096u
#define VALUES_A_CHUNK 16384u
#define AUDIENCES_A_CHUNK 256u

#define DIGEST_RECORD_BYTES 56u
#define DIGEST_AUDIENCE_BYTES (TEAMS_MAX / 8 + 2)
#define PENDING_BYTES 8192u

#define HEAD_BYTES 52u
#define TEAM_BYTES (TEAMS_MAX / 8)
enum { AUDIENCE_PUBLIC = 1, AUDIENCE_EVALUATORS = 2 };

_Static_assert(RECORD_EXTRA_MAX <= VALUES_A_CHUNK, "the values of one record lie in one chunk");
_Static_assert(HEAD_BYTES + TEAM_BYTES + 8 * RECORD_EXTRA_MAX <= RECORD_BYTES_MAX, "the largest record fits");

/* Bytes on their way into the hash. Behind a pointer, so that asking for the digest leaves the trace as it was. */
struct pending {
    struct hash *hash;
    uint32_t used;
    unsigned char bytes[PENDING_BYTES];
};

/* An array in chunks that never move. */
struct chunks {
    void **at;
    uint32_t count, room;
};

struct trace {
    struct chunks records;
    uint32_t record_count;
    int64_t last_at_s;
    struct chunks values;
    uint32_t value_count;           /* gaps at the ends of chunks included */
    struct chunks audiences;
    uint32_t audience_count;
    uint32_t *digest_numbers;       /* by audience; ID_NONE: no record has used it */
    uint32_t digest_numbers_room;
    uint32_t digest_number_count;
    uint32_t *table;                /* audiences, open addressing, ID_NONE free */
    uint32_t table_room;            /* a power of two */
    struct pending *pending;
};

/* ---- bytes ----------------------------------------------------------------------------------------------------- */

static inline void put_u16(unsigned char *at, uint16_t v)
{
    at[0] = (unsigned char)v;
    at[1] = (unsigned char)(v >> 8);
}

static inline void put_u32(unsigned char *at, uint32_t v)
{
    at[0] = (unsigned char)v;
    at[1] = (unsigned char)(v >> 8);
    at[2] = (unsigned char)(v >> 16);
    at[3] = (unsigned char)(v >> 24);
}

static inline void put_u64(unsigned char *at, uint64_t v)
{
    put_u32(at, (uint32_t)v);
    put_u32(at + 4, (uint32_t)(v >> 32));
}

static inline uint16_t get_u16(const unsigned char *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

static inline uint32_t get_u32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static inline int64_t get_i64(const unsigned char *at)
{
    return (int64_t)((uint64_t)get_u32(at) | (uint64_t)get_u32(at + 4) << 32);
}

/* ---- chunks ---------------------------------------------------------------------------------------------------- */

static void *chunk_add(struct chunks *chunks, size_t chunk_bytes)
{
    GROW(chunks->at, chunks->count, chunks->room);
    void *chunk = malloc(chunk_bytes);
    MUST(chunk != NULL);
    chunks->at[chunks->count++] = chunk;
    return chunk;
}

static void chunks_free(struct chunks *chunks)
{
    for (uint32_t i = 0; i < chunks->count; i++) {
        free(chunks->at[i]);
    }
    free(chunks->at);
}

static inline struct record *record_at(const struct trace *trace, uint32_t index)
{
    return (struct record *)trace->records.at[index / RECORDS_A_CHUNK] + index % RECORDS_A_CHUNK;
}

static inline int64_t *value_at(const struct trace *trace, uint32_t index)
{
    return (int64_t *)trace->values.at[index / VALUES_A_CHUNK] + index % VALUES_A_CHUNK;
}

static inline struct audience *audience_at(const struct trace *trace, uint32_t index)
{
    return (struct audience *)trace->audiences.at[index / AUDIENCES_A_CHUNK] + index % AUDIENCES_A_CHUNK;
}

/* ---- life ------------------------------------------------------------------------------------------------------ */

static void table_empty(struct trace *trace)
{
    memset(trace->table, 0xff, trace->table_room * sizeof *trace->table);
}

struct trace *trace_create(void)
{
    struct trace *trace = calloc(1, sizeof *trace);
    MUST(trace != NULL);
    trace->pending = malloc(sizeof *trace->pending);
    MUST(trace->pending != NULL);
    trace->pending->hash = hash_create();
    trace->table_room = 64;
    trace->table = malloc(trace->table_room * sizeof *trace->table);
    MUST(trace->table != NULL);
    trace_clear(trace);
    return trace;
}

void trace_clear(struct trace *trace)
{
    trace->record_count = 0;
    trace->last_at_s = INT64_MIN;
    trace->value_count = 0;
    trace->audience_count = 0;
    trace->digest_number_count = 0;
    table_empty(trace);
    trace->pending->used = 0;
    hash_reset(trace->pending->hash);
}

void trace_destroy(struct trace *trace)
{
    if (trace == NULL) {
        return;
    }
    chunks_free(&trace->records);
    chunks_free(&trace->values);
    chunks_free(&trace->audiences);
    free(trace->digest_numbers);
    free(trace->table);
    hash_destroy(trace->pending->hash);
    free(trace->pending);
    free(trace);
}

/* ---- audiences ------------------------------------------------------------------------------------------------- */

/* Everybody is everybody: a public set has the evaluators in it and names no teams, so that it has one form only. */
static struct audience one_form(const struct audience *audience)
{
    if (audience->is_public) {
        return (struct audience){ .is_public = true, .is_evaluators = true };
    }
    return *audience;
}

static bool audience_equal(const struct audience *a, const struct audience *b)
{
    return a->is_public == b->is_public && a->is_evaluators == b->is_evaluators &&
           memcmp(a->teams, b->teams, sizeof a->teams) == 0;
}

static uint64_t audience_hash(const struct audience *audience)
{
    uint64_t mixed = (audience->is_public ? 1u : 0u) | (audience->is_evaluators ? 2u : 0u);
    for (uint32_t i = 0; i < TEAMS_MAX / 64; i++) {
        mixed = (mixed ^ audience->teams[i]) * UINT64_C(0x9e3779b97f4a7c15);
        mixed ^= mixed >> 29;
    }
    return mixed;
}

/* The slot that holds this set, or the free one where it belongs. */
static uint32_t table_slot(const struct trace *trace, const struct audience *audience)
{
    uint32_t mask = trace->table_room - 1;
    uint32_t slot = (uint32_t)audience_hash(audience) & mask;
    while (trace->table[slot] != ID_NONE && !audience_equal(audience_at(trace, trace->table[slot]), audience)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void table_double(struct trace *trace)
{
    free(trace->table);
    trace->table_room *= 2;
    trace->table = malloc(trace->table_room * sizeof *trace->table);
    MUST(trace->table != NULL);
    table_empty(trace);
    for (uint32_t i = 0; i < trace->audience_count; i++) {
        trace->table[table_slot(trace, audience_at(trace, i))] = i;
    }
}

static uint32_t audience_add(struct trace *trace, const struct audience *audience)
{
    uint32_t id = trace->audience_count;
    if (id / AUDIENCES_A_CHUNK == trace->audiences.count) {
        chunk_add(&trace->audiences, AUDIENCES_A_CHUNK * sizeof *audience);
    }
    GROW(trace->digest_numbers, id, trace->digest_numbers_room);
    trace->digest_numbers[id] = ID_NONE;
    trace->audience_count++;
    *audience_at(trace, id) = *audience;
    return id;
}

uint32_t trace_intern(struct trace *trace, const struct audience *audience)
{
    struct audience wanted = one_form(audience);
    uint32_t slot = table_slot(trace, &wanted);
    if (trace->table[slot] != ID_NONE) {
        return trace->table[slot];
    }
    uint32_t id = audience_add(trace, &wanted);
    trace->table[slot] = id;
    if (trace->audience_count * 2 > trace->table_room) {
        table_double(trace);
    }
    return id;
}

const struct audience *trace_audience(const struct trace *trace, uint32_t audience)
{
    MUST(audience < trace->audience_count);
    return audience_at(trace, audience);
}

bool audience_has(const struct audience *audience, struct team_id team)
{
    if (audience->is_public) {
        return true;
    }
    return team.v < TEAMS_MAX && (audience->teams[team.v / 64] >> team.v % 64 & 1u) != 0;
}

static void put_teams(const struct audience *audience, unsigned char bytes[TEAM_BYTES])
{
    for (uint32_t i = 0; i < TEAMS_MAX / 64; i++) {
        put_u64(bytes + 8 * i, audience->teams[i]);
    }
}

/* ---- the digest ------------------------------------------------------------------------------------------------ */

static void pending_flush(struct pending *pending)
{
    hash_add(pending->hash, pending->bytes, pending->used);
    pending->used = 0;
}

static inline unsigned char *pending_take(struct pending *pending, uint32_t bytes)
{
    if (pending->used + bytes > PENDING_BYTES) {
        pending_flush(pending);
    }
    unsigned char *at = pending->bytes + pending->used;
    pending->used += bytes;
    return at;
}

static void digest_audience(struct trace *trace, uint32_t audience)
{
    trace->digest_numbers[audience] = trace->digest_number_count++;
    const struct audience *set = audience_at(trace, audience);
    unsigned char *at = pending_take(trace->pending, DIGEST_AUDIENCE_BYTES);
    put_teams(set, at);
    at[TEAM_BYTES] = set->is_public ? 1 : 0;
    at[TEAM_BYTES + 1] = set->is_evaluators ? 1 : 0;
}

static inline void digest_record(struct trace *trace, const struct record *record, const int64_t *extra)
{
    uint32_t number = trace->digest_numbers[record->audience];
    bool is_new = number == ID_NONE;
    unsigned char *at = pending_take(trace->pending, DIGEST_RECORD_BYTES);
    put_u64(at, (uint64_t)record->at_s);
    put_u64(at + 8, (uint64_t)record->value);
    put_u64(at + 16, (uint64_t)record->value2);
    put_u16(at + 24, record->kind);
    put_u16(at + 26, record->flags);
    put_u32(at + 28, is_new ? trace->digest_number_count : number);
    put_u32(at + 32, record->team);
    put_u32(at + 36, record->to);
    put_u32(at + 40, record->thing);
    put_u32(at + 44, record->other);
    put_u32(at + 48, record->cause);
    put_u32(at + 52, record->extra_count);
    for (uint32_t i = 0; i < record->extra_count; i++) {
        put_u64(pending_take(trace->pending, 8), (uint64_t)extra[i]);
    }
    if (is_new) {
        digest_audience(trace, record->audience);
    }
}

struct digest trace_digest(const struct trace *trace)
{
    /* XXH3 does not care how its bytes were split into calls, so flushing early changes nothing. */
    pending_flush(trace->pending);
    return hash_digest(trace->pending->hash);
}

/* ---- records --------------------------------------------------------------------------------------------------- */

static uint32_t values_add(struct trace *trace, const int64_t *values, uint32_t count)
{
    uint32_t at = trace->value_count;
    if (at % VALUES_A_CHUNK + count > VALUES_A_CHUNK) {
        at = (at / VALUES_A_CHUNK + 1) * VALUES_A_CHUNK;
    }
    MUST(at < UINT32_MAX - VALUES_A_CHUNK);
    if (at / VALUES_A_CHUNK == trace->values.count) {
        chunk_add(&trace->values, VALUES_A_CHUNK * sizeof *values);
    }
    memcpy(value_at(trace, at), values, count * sizeof *values);
    trace->value_count = at + count;
    return at;
}

uint32_t trace_append(struct trace *trace, const struct record *record, const int64_t *extra, uint32_t extra_count)
{
    uint32_t index = trace->record_count;
    MUST(index < RECORDS_MAX);
    MUST(record->kind > RECORD_NONE && record->kind < RECORD_KIND_COUNT);
    MUST(record->audience < trace->audience_count);
    MUST(record->at_s >= trace->last_at_s);
    MUST(record->cause <= index);
    MUST(extra_count <= RECORD_EXTRA_MAX);
    if (index / RECORDS_A_CHUNK == trace->records.count) {
        chunk_add(&trace->records, RECORDS_A_CHUNK * sizeof *record);
    }
    struct record *added = record_at(trace, index);
    *added = *record;
    added->extra_count = extra_count;
    added->extra_at = extra_count > 0 ? values_add(trace, extra, extra_count) : 0;
    trace->record_count = index + 1;
    trace->last_at_s = record->at_s;
    digest_record(trace, added, extra);
    return index + 1;
}

uint32_t trace_count(const struct trace *trace)
{
    return trace->record_count;
}

const struct record *trace_record(const struct trace *trace, uint32_t number)
{
    MUST(number >= 1 && number <= trace->record_count);
    return record_at(trace, number - 1);
}

int64_t trace_extra(const struct trace *trace, const struct record *record, uint32_t i)
{
    MUST(i < record->extra_count);
    MUST(record->extra_at + i < trace->value_count);
    return *value_at(trace, record->extra_at + i);
}

/* ---- records as bytes ------------------------------------------------------------------------------------------ */

static uint32_t encode_audience(const struct audience *audience, unsigned char *bytes)
{
    unsigned char teams[TEAM_BYTES];
    put_teams(audience, teams);
    uint32_t used = TEAM_BYTES;
    while (used > 0 && teams[used - 1] == 0) {
        used--;
    }
    bytes[48] = (unsigned char)((audience->is_public ? AUDIENCE_PUBLIC : 0) |
                                (audience->is_evaluators ? AUDIENCE_EVALUATORS : 0));
    bytes[49] = (unsigned char)used;
    memcpy(bytes + HEAD_BYTES, teams, used);
    return used;
}

uint32_t trace_encode(const struct trace *trace, uint32_t number, unsigned char *bytes)
{
    const struct record *record = trace_record(trace, number);
    put_u16(bytes, record->kind);
    put_u16(bytes + 2, record->flags);
    put_u32(bytes + 4, record->team);
    put_u32(bytes + 8, record->to);
    put_u32(bytes + 12, record->thing);
    put_u32(bytes + 16, record->other);
    put_u32(bytes + 20, record->cause);
    put_u64(bytes + 24, (uint64_t)record->at_s);
    put_u64(bytes + 32, (uint64_t)record->value);
    put_u64(bytes + 40, (uint64_t)record->value2);
    uint32_t at = HEAD_BYTES + encode_audience(audience_at(trace, record->audience), bytes);
    put_u16(bytes + 50, (uint16_t)record->extra_count);
    for (uint32_t i = 0; i < record->extra_count; i++, at += 8) {
        put_u64(bytes + at, (uint64_t)trace_extra(trace, record, i));
    }
    return at;
}

static bool team_is_valid(uint32_t team)
{
    return team < TEAMS_MAX || !team_is_real((struct team_id){ team });
}

static bool thing_is_valid(uint32_t v)
{
    enum shelf shelf = (enum shelf)(v >> 24);
    bool on_a_shelf = shelf > SHELF_NONE && shelf < SHELF_COUNT && (v & 0xffffffu) < THINGS_MAX;
    return on_a_shelf || v == 0 || v == THING_NONE.v || v == TEAM_PUBLIC.v;
}

static bool decode_audience(const unsigned char *bytes, uint32_t team_bytes, struct audience *audience)
{
    uint32_t bits = bytes[48];
    *audience = (struct audience){ .is_public = (bits & AUDIENCE_PUBLIC) != 0,
                                   .is_evaluators = (bits & AUDIENCE_EVALUATORS) != 0 };
    if (bits > (AUDIENCE_PUBLIC | AUDIENCE_EVALUATORS) ||
        (audience->is_public && (team_bytes > 0 || !audience->is_evaluators))) {
        return false;
    }
    if (team_bytes > 0 && bytes[HEAD_BYTES + team_bytes - 1] == 0) {
        return false;
    }
    for (uint32_t i = 0; i < team_bytes; i++) {
        audience->teams[i / 8] |= (uint64_t)bytes[HEAD_BYTES + i] << 8 * (i % 8);
    }
    return true;
}

static struct record decode_fields(const unsigned char *bytes)
{
    return (struct record){
        .kind = get_u16(bytes),
        .flags = get_u16(bytes + 2),
        .team = get_u32(bytes + 4),
        .to = get_u32(bytes + 8),
        .thing = get_u32(bytes + 12),
        .other = get_u32(bytes + 16),
        .cause = get_u32(bytes + 20),
        .at_s = get_i64(bytes + 24),
        .value = get_i64(bytes + 32),
        .value2 = get_i64(bytes + 40),
    };
}

static bool fits_behind(const struct trace *trace, const struct record *record)
{
    return trace->record_count < RECORDS_MAX && record->kind > RECORD_NONE && record->kind < RECORD_KIND_COUNT &&
           record->at_s >= trace->last_at_s && record->cause <= trace->record_count && team_is_valid(record->team) &&
           team_is_valid(record->to) && thing_is_valid(record->thing);
}

bool trace_decode(struct trace *trace, const unsigned char *bytes, uint32_t count)
{
    if (count < HEAD_BYTES) {
        return false;
    }
    uint32_t team_bytes = bytes[49];
    uint32_t extra_count = get_u16(bytes + 50);
    if (team_bytes > TEAM_BYTES || extra_count > RECORD_EXTRA_MAX ||
        count != HEAD_BYTES + team_bytes + 8 * extra_count) {
        return false;
    }
    struct record record = decode_fields(bytes);
    struct audience audience;
    if (!fits_behind(trace, &record) || !decode_audience(bytes, team_bytes, &audience)) {
        return false;
    }
    int64_t extra[RECORD_EXTRA_MAX];
    for (uint32_t i = 0; i < extra_count; i++) {
        extra[i] = get_i64(bytes + HEAD_BYTES + team_bytes + 8 * i);
    }
    record.audience = trace_intern(trace, &audience);
    (void)trace_append(trace, &record, extra, extra_count);
    return true;
}
