/* play_file.h: plays one example of the language and gives its trace as text.
 *
 * An example is one .lua file. Comments say what else happens:
 *   -- at 0:18 team.cert_a share fact.hash to=team.cert_b via=channel.mutual
 *   -- at 0:05 team.power decide decision.isolate.cut
 *   -- at 0:05 team.power decide decision.staff number=5 confidence=80
 *   -- at 0:30 team.power act action.call
 *   -- at 1:00 team.power notify clock.report stage=first covers=C1,C2 with=fact.hash
 *   -- at 1:00 team.power declare clock.report since=0:40
 *   -- at 1:00 team.power ask fact.hash to=team.cert_a via=channel.phone
 *   -- at 1:00 team.power state fact.hash
 *   -- at 1:00 control set agreement.pact code=1
 *   -- at 1:00 control release inject.x | skip | hold | …
 *   -- until 6:00     play no further
 *   -- seed 3         otherwise 1
 *   -- variant short
 * A word key=value sets a field of the input; several options or facts are joined by commas. */
#ifndef TOCSIN_TESTS_PLAY_FILE_H
#define TOCSIN_TESTS_PLAY_FILE_H

#include <stdbool.h>

#include "base/str.h"

/* Appends what loading has to say (when it has) and the trace. False, with the reason in `out`, when the file cannot be
 * read or a comment means nothing. `laws` is the folder of the law packs. */
bool play_file(const char *path, const char *laws, struct str *out);

#endif
