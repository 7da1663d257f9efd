/* The whole view as text, one thing a line, every field. Two views are equal when their dumps are. */
#include <inttypes.h>

#include "view/view.h"

static void handle(struct str *t, const char *name, uint32_t value)
{
    if (value == VIEW_NONE) {
        str_addf(t, " %s=-", name);
    } else if (value == VIEW_PUBLIC) {
        str_addf(t, " %s=public", name);
    } else {
        str_addf(t, " %s=%" PRIu32, name, value);
    }
}

static void number(struct str *t, const char *name, int64_t value)
{
    if (value == INT64_MAX || value == INT64_MIN) {
        str_addf(t, " %s=-", name);
    } else {
        str_addf(t, " %s=%" PRId64, name, value);
    }
}

static void words(struct str *t, const char *name, const char *value)
{
    str_addf(t, " %s=\"%s\"", name, value);
}

static void handles(struct str *t, const char *name, const uint32_t *list, uint32_t first, uint32_t count)
{
    str_addf(t, " %s=[", name);
    for (uint32_t i = 0; i < count; i++) {
        str_addf(t, "%s%" PRIu32, i > 0 ? " " : "", list[first + i]);
    }
    str_add(t, "]");
}

static void line(struct str *t, const char *kind, uint32_t i)
{
    str_addf(t, "\n%s %" PRIu32 ":", kind, i);
}

static void dump_head(const struct view *view, struct str *t)
{
    str_addf(t, "view: events=%" PRIu32 " now=%" PRId64 " started=%d ended=%d enforces=%d board=%d", view->event_count,
             view->now_s, view->started, view->ended, view->enforces_labels, view->is_board);
    words(t, "title", view->title);
    words(t, "briefing", view->briefing);
    words(t, "brief", view->brief);
    words(t, "secret", view->secret);
    words(t, "ending", view->ending_title);
    words(t, "ending_text", view->ending_text);
    number(t, "ended_by", view->ended_by);
    number(t, "begins", view->begins_utc_s);
    number(t, "staff", view->staff_micro);
    number(t, "budget", view->budget_micro);
    for (uint32_t i = 0; i < sizeof view->posture; i++) {
        str_addf(t, "%s%d", i == 0 ? " posture=" : ",", view->posture[i]);
    }
    for (uint32_t i = 0; i < view->roles_count; i++) {
        line(t, "role", i);
        words(t, "title", view->roles[i]);
    }
}

static void dump_places(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->economies_count; i++) {
        const struct view_economy *e = &view->economies[i];
        line(t, "economy", i);
        words(t, "title", e->title);
        number(t, "offset", e->offset_s);
        number(t, "weekend", e->weekend);
        for (uint32_t k = 0; k < e->shift_count; k++) {
            number(t, "from", view->shifts[e->first_shift + k].from_utc_s);
            number(t, "offset", view->shifts[e->first_shift + k].offset_s);
        }
        for (uint32_t k = 0; k < e->holiday_count; k++) {
            number(t, "holiday", view->holidays[e->first_holiday + k]);
        }
    }
    for (uint32_t i = 0; i < view->teams_count; i++) {
        const struct view_team *team = &view->teams[i];
        line(t, "team", i);
        words(t, "title", team->title);
        words(t, "mark", team->mark);
        handle(t, "economy", team->economy);
        str_addf(t, " sector=%d client=%d community=%d", (int)team->sector, team->is_client, team->same_community);
    }
}

static void dump_facts(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->facts_count; i++) {
        const struct view_fact *f = &view->facts[i];
        line(t, "fact", i);
        str_addf(t, " held=%d withdrawn=%d published=%d label=%s pap=%s how=%d classes=%" PRIx32, f->held, f->withdrawn,
                 f->published, tlp_word(f->label), pap_name(f->pap), (int)f->how, f->classes);
        words(t, "title", f->title);
        words(t, "text", f->text);
        words(t, "source", f->source);
        handle(t, "source_team", f->source_team);
        number(t, "learned", f->learned_s);
        handle(t, "item", f->item);
        handles(t, "named", view->named, f->first_named, f->named_count);
        handle(t, "told_by", f->told_by);
        handle(t, "told", f->told);
        handle(t, "consents", f->consents);
        handle(t, "corrects", f->corrects);
        handle(t, "corrected_by", f->corrected_by);
        handle(t, "against", f->against);
    }
}

static void dump_messages(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->items_count; i++) {
        const struct view_item *item = &view->items[i];
        line(t, "item", i);
        number(t, "at", item->at_s);
        number(t, "read", item->read_s);
        str_addf(t, " via=%d label=%s public=%d picture=%d recalled=%d", (int)item->via,
                 item->has_label ? tlp_word(item->label) : "-", item->is_public, item->has_picture, item->is_recalled);
        words(t, "from", item->from);
        words(t, "title", item->title);
        words(t, "text", item->text);
    }
    for (uint32_t i = 0; i < view->arrivals_count; i++) {
        const struct view_arrival *a = &view->arrivals[i];
        line(t, "arrival", i);
        handle(t, "fact", a->fact);
        handle(t, "from", a->from);
        handle(t, "channel", a->channel);
        str_addf(t, " label=%s strips=%" PRIu32, tlp_word(a->label), a->strips);
        number(t, "at", a->at_s);
        number(t, "read", a->read_s);
        handle(t, "earlier", a->earlier);
    }
    for (uint32_t i = 0; i < view->sends_count; i++) {
        const struct view_send *s = &view->sends[i];
        line(t, "send", i);
        handle(t, "fact", s->fact);
        handle(t, "to", s->to);
        handle(t, "channel", s->channel);
        str_addf(t, " label=%s warnings=%" PRIu32 " forwarded=%d scenario=%d", tlp_word(s->label), s->warnings, s->forwarded,
                 s->by_scenario);
        number(t, "at", s->at_s);
        number(t, "receipt", s->receipt_s);
        handle(t, "earlier", s->earlier);
    }
    for (uint32_t i = 0; i < view->consents_count; i++) {
        line(t, "consent", i);
        handle(t, "fact", view->consents[i].fact);
        handle(t, "request", view->consents[i].request);
        str_addf(t, " label=%s", tlp_word(view->consents[i].label));
        number(t, "at", view->consents[i].at_s);
        handle(t, "earlier", view->consents[i].earlier);
    }
    for (uint32_t i = 0; i < view->breaches_count; i++) {
        line(t, "breach", i);
        handle(t, "fact", view->breaches[i].fact);
        handle(t, "action", view->breaches[i].action);
        handle(t, "to", view->breaches[i].to);
        number(t, "warning", view->breaches[i].warning);
        number(t, "at", view->breaches[i].at_s);
    }
}

static void dump_requests(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->requests_count; i++) {
        const struct view_request *r = &view->requests[i];
        line(t, "request", i);
        str_addf(t, " mine=%d ask=%d answered=%d reply=%d label=%s", r->is_mine, (int)r->ask, r->answered, (int)r->reply,
                 r->has_label ? tlp_word(r->label) : "-");
        handle(t, "team", r->team);
        handle(t, "fact", r->fact);
        handle(t, "channel", r->channel);
        words(t, "title", r->title);
        words(t, "text", r->text);
        words(t, "reply_text", r->reply_text);
        number(t, "at", r->at_s);
        number(t, "read", r->read_s);
        number(t, "replied", r->replied_s);
        number(t, "reply_read", r->reply_read_s);
    }
    for (uint32_t i = 0; i < view->news_count; i++) {
        const struct view_news_item *n = &view->news[i];
        line(t, "news", i);
        str_addf(t, " kind=%d label=%s", (int)n->kind, tlp_word(n->label));
        handle(t, "team", n->team);
        handle(t, "fact", n->fact);
        words(t, "title", n->title);
        words(t, "text", n->text);
        number(t, "at", n->at_s);
    }
}

static void dump_channels(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->channels_count; i++) {
        const struct view_channel *c = &view->channels[i];
        line(t, "channel", i);
        words(t, "title", c->title);
        words(t, "basis", c->basis);
        str_addf(t, " carries=%s receipt=%d evidence=%d strips=%" PRIu32 " days=%d hours=%d-%d",
                 c->has_carries ? tlp_word(c->carries) : "-", c->receipt, (int)c->evidence, c->strips, c->open_days,
                 (int)c->open_from_s, (int)c->open_to_s);
        handle(t, "lines", c->lines);
    }
    for (uint32_t i = 0; i < view->lines_count; i++) {
        const struct view_line *l = &view->lines[i];
        line(t, "line", i);
        handle(t, "channel", l->channel);
        handle(t, "to", l->to);
        handle(t, "economy", l->economy);
        number(t, "least", l->least_s);
        number(t, "likely", l->likely_s);
        number(t, "most", l->most_s);
        str_addf(t, " open=%d contact=%d basis=%d", l->open, l->is_contact, (int)l->basis);
        words(t, "because", l->closed_because);
        handle(t, "earlier", l->earlier);
    }
    for (uint32_t i = 0; i < view->agreements_count; i++) {
        line(t, "agreement", i);
        words(t, "title", view->agreements[i].title);
        words(t, "basis", view->agreements[i].basis);
        str_addf(t, " in_force=%d", view->agreements[i].in_force);
    }
}

static void dump_decisions(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        const struct view_decision *d = &view->decisions[i];
        line(t, "decision", i);
        words(t, "ask", d->ask);
        words(t, "text", d->text);
        words(t, "unit", d->unit);
        str_addf(t, " answer=%d agree=%d other=%d confidence=%d status=%d voted=%d said=%d", (int)d->answer, (int)d->agree, d->other,
                 d->confidence, (int)d->status, d->was_answered, (int)d->said_confidence);
        number(t, "opened", d->opened_s);
        number(t, "deadline", d->deadline_s);
        number(t, "takes", d->takes_s);
        number(t, "talk", d->talk_room_s);
        number(t, "answered", d->answered_s);
        number(t, "effect", d->effect_s);
        number(t, "number", d->number_micro);
        handles(t, "order", d->order, 0, d->order_count);
        for (uint32_t k = 0; k < d->option_count; k++) {
            const struct view_option *o = &d->options[k];
            str_addf(t, "\n  option %c: state=%d chosen=%d", o->letter, (int)o->state, o->chosen);
            words(t, "title", o->title);
            words(t, "because", o->closed_because);
            words(t, "feedback", o->feedback);
            number(t, "staff", o->staff_micro);
            number(t, "takes", o->takes_s);
            number(t, "budget", o->budget_micro);
        }
    }
}

static void dump_clocks(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        const struct view_clock *c = &view->clocks[i];
        line(t, "clock", i);
        words(t, "title", c->title);
        words(t, "addressee", c->addressee);
        words(t, "law", c->law);
        words(t, "basis", c->basis);
        handle(t, "to", c->to);
        str_addf(t, " declared=%d stopped=%d status=%d", c->counts_declared, c->stopped, (int)c->status);
        number(t, "started", c->started_s);
        number(t, "declared", c->declared_s);
        number(t, "since", c->declared_since_s);
        handle(t, "notices", c->notices);
        for (uint32_t k = 0; k < c->stage_count; k++) {
            const struct view_stage *s = &c->stages[k];
            str_addf(t, "\n  stage %" PRIu32 ": status=%d classes=%" PRIx32 " covered=%" PRIx32, k, (int)s->status, s->classes,
                     s->covered);
            words(t, "title", s->title);
            words(t, "within", s->within);
            number(t, "from", s->from_s);
            number(t, "deadline", s->deadline_s);
            number(t, "met", s->met_s);
            number(t, "margin", s->margin_s);
        }
    }
    for (uint32_t i = 0; i < view->notices_count; i++) {
        const struct view_notice *n = &view->notices[i];
        line(t, "notice", i);
        handle(t, "clock", n->clock);
        handle(t, "stage", n->stage);
        handle(t, "to", n->to);
        str_addf(t, " classes=%" PRIx32, n->classes);
        words(t, "text", n->text);
        handles(t, "facts", view->listed, n->first_fact, n->fact_count);
        number(t, "at", n->at_s);
        handle(t, "earlier", n->earlier);
    }
    for (uint32_t i = 0; i < view->notices_got_count; i++) {
        const struct view_notice_got *n = &view->notices_got[i];
        line(t, "notice_got", i);
        handle(t, "from", n->from);
        str_addf(t, " classes=%" PRIx32, n->classes);
        words(t, "title", n->title);
        words(t, "basis", n->basis);
        words(t, "text", n->text);
        handles(t, "facts", view->listed, n->first_fact, n->fact_count);
        number(t, "at", n->at_s);
    }
}

static void dump_actions(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->actions_count; i++) {
        const struct view_action *a = &view->actions[i];
        line(t, "action", i);
        words(t, "title", a->title);
        words(t, "because", a->closed_because);
        str_addf(t, " state=%d once=%d public=%d pap=%s begun=%" PRIu32 " done=%" PRIu32, (int)a->state, a->once, a->is_public,
                 a->has_pap ? pap_name(a->pap) : "-", a->begun, a->done);
        number(t, "staff", a->staff_micro);
        number(t, "takes", a->takes_s);
        number(t, "budget", a->budget_micro);
        number(t, "until", a->running_until_s);
        handle(t, "to", a->to);
        handle(t, "fact", a->fact);
        handle(t, "abouts", a->abouts);
    }
    for (uint32_t i = 0; i < view->abouts_count; i++) {
        line(t, "about", i);
        handle(t, "action", view->abouts[i].action);
        handle(t, "fact", view->abouts[i].fact);
        handle(t, "earlier", view->abouts[i].earlier);
    }
}

static void dump_measures(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->measures_count; i++) {
        const struct view_measure *m = &view->measures[i];
        line(t, "measure", i);
        words(t, "title", m->title);
        words(t, "unit", m->unit);
        str_addf(t, " low_is_better=%d public=%d", m->better_low, m->is_public);
        number(t, "low", m->low_micro);
        number(t, "high", m->high_micro);
        number(t, "target", m->target_micro);
        for (uint32_t k = 0; k < m->level_count; k++) {
            number(t, "level", m->levels[k].from_micro);
            words(t, "word", m->levels[k].title);
        }
        for (uint32_t k = 0; k < m->point_count; k++) {
            str_addf(t, "\n  point at=%" PRId64 " value=%" PRId64 " rate=%" PRId64, m->points[k].at_s, m->points[k].value_micro,
                     m->points[k].rate_micro);
        }
    }
}

static void dump_rest(const struct view *view, struct str *t)
{
    for (uint32_t i = 0; i < view->questions_count; i++) {
        const struct view_question *q = &view->questions[i];
        line(t, "question", i);
        words(t, "ask", q->ask);
        words(t, "text", q->text);
        number(t, "minutes", q->minutes);
        number(t, "at", q->at_s);
        number(t, "done", q->done_s);
        str_addf(t, " confidence=%d said=%d", q->confidence, (int)q->said_confidence);
        handle(t, "chosen", q->chosen);
        for (uint32_t k = 0; k < q->option_count; k++) {
            words(t, "option", view->question_options[q->first_option + k]);
        }
    }
    for (uint32_t i = 0; i < view->scenes_count; i++) {
        line(t, "scene", i);
        words(t, "title", view->scenes[i].title);
        number(t, "at", view->scenes[i].at_s);
        number(t, "pace", view->scenes[i].pace_micro);
    }
    for (uint32_t i = 0; i < view->noted_count; i++) {
        line(t, "noted", i);
        number(t, "what", view->noted[i].what);
        words(t, "text", view->noted[i].text);
        number(t, "at", view->noted[i].at_s);
    }
    for (uint32_t i = 0; i < view->refusals_count; i++) {
        line(t, "refused", i);
        number(t, "wish", view->refusals[i].wish);
        words(t, "text", view->refusals[i].text);
        number(t, "at", view->refusals[i].at_s);
    }
}

void view_dump(const struct view *view, struct str *text)
{
    dump_head(view, text);
    dump_places(view, text);
    dump_facts(view, text);
    dump_messages(view, text);
    dump_requests(view, text);
    dump_channels(view, text);
    dump_decisions(view, text);
    dump_clocks(view, text);
    dump_actions(view, text);
    dump_measures(view, text);
    dump_rest(view, text);
    str_add_char(text, '\n');
}
