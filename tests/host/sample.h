/* sample.h: a scenario with a bit of everything, for tests that break it. */
#ifndef TOCSIN_TESTS_HOST_SAMPLE_H
#define TOCSIN_TESTS_HOST_SAMPLE_H

#include "base/rng.h"

static const char sample[] =
    "-- A small scenario.\n"
    "scenario { api = 1, id = \"frozen\", title = 'Frozen \\u{2014} screens', begins = { \"2026-03-02 07:40\", economy.aranda },\n"
    "  summary = [[Two substations\nmisbehave.]] }\n"
    "--[==[ long\n comment ]] ]==]\n"
    "economy.aranda = { name = \"Aranda\", laws = \"sg\", zone = \"+08:00\" }\n"
    "measure.trust = { start = 60, rate = { { -0.2 }, { 1e2, when = no(in_force(agreement.hold)) } } }\n"
    "decision.isolate = { who = team.power, within = 3 * hour,\n"
    "  { \"cut\", \"Disconnect\", does = { change(measure.trust, -12), after(\"1:00\", share{ fact.hash, to = public }) } },\n"
    "  { \"watch\", \"Keep\", [\"why\"] = \"x\" .. \"y\", [1 + 1] = 0x1Fp-2; }, }\n"
    "local function helper(a, b) if a then return b end repeat a = a // 2 until a <= 0 end\n"
    "story.night = function() wait(\"2:00\") for i = 1, 3 do send(inject.alarm) end end\n"
    "test(\"travels\", function() expect(no(sent(inject.alarm))) end)\n";

/* The sample with some bytes replaced, removed or doubled; the same for the same number. Returns how many bytes. */
static inline size_t broken_sample(uint64_t number, char out[2 * sizeof sample])
{
    static const char alphabet[] = "{}()[]=,.;:\"'\\-<>~^#%&|*/+ \n\r\t\0azAZ09_x\xC3\xA9\xFF\x1B";
    struct rng_key key = {.seed = number};
    size_t bytes = sizeof sample - 1;
    for (size_t i = 0; i < bytes; i++) {
        out[i] = sample[i];
    }
    uint32_t edits = 1 + rng_below(&key, 12);
    for (uint32_t e = 0; e < edits; e++) {
        key.ordinal = 10 + 4 * (uint64_t)e;
        size_t at = rng_below(&key, (uint32_t)bytes);
        key.ordinal++;
        uint32_t kind = rng_below(&key, 4);
        key.ordinal++;
        if (kind == 0) {
            out[at] = alphabet[rng_below(&key, sizeof alphabet - 1)];
        } else if (kind == 1) {
            bytes = at + 1; /* cut off */
        } else {
            size_t length = 1 + rng_below(&key, 40);
            if (at + length > bytes) length = bytes - at;
            for (size_t i = 0; i < length; i++) {
                out[at + i] = kind == 2 ? alphabet[rng_bits(&key) >> (i % 40) & 31] : out[(at * 7 + i) % bytes];
            }
        }
    }
    return bytes;
}

#endif
