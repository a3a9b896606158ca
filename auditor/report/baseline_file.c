// One entry a finding, in the order of reports, so that differences between two versions read well.
#include "report/baseline_file.h"

#include "report/yaml.h"

#include <string.h>

static void write_entry(FILE *out, const char *fingerprint, const char *rule, const char *about,
                        const char *reason) {
    fprintf(out, "  - fingerprint: \"%s\"\n", fingerprint);
    yaml_pair(out, "    rule", rule);
    if (about)
        yaml_pair(out, "    about", about);
    if (reason)
        yaml_pair(out, "    reason", reason);
}

static bool was_judged(const struct audit *audit, const char *id) {
    for (size_t i = 0; i < audit->verdict->ledger_count; i++) {
        const struct ledger_row *row = &audit->verdict->ledger[i];
        if (strcmp(row->rule->id, id) == 0)
            return !row->off && row->finding + row->clear > 0;
    }
    return true; // a rule that does not exist any more will never find anything again
}

static bool is_found(const struct audit *audit, const char *fingerprint) {
    for (size_t i = 0; i < audit->verdict->finding_count; i++)
        if (strcmp(audit->verdict->findings[i].fingerprint, fingerprint) == 0)
            return true;
    return false;
}

enum status baseline_write(const struct audit *audit, const struct baseline *before, bool known_only,
                           FILE *out, size_t *count) {
    *count = 0;
    fputs("# Findings that are accepted as they are; new ones fail. Written by `leakaudit baseline`.\n"
          "# A `reason` beside an entry is kept.\nversion: 1\nfindings:\n",
          out);
    for (size_t i = 0; i < audit->verdict->finding_count; i++) {
        const struct finding *finding = &audit->verdict->findings[i];
        const struct baseline_entry *entry = before ? baseline_find(before, finding->fingerprint) : NULL;
        if (finding->severity < SEVERITY_WARNING || (finding->suppressed && !entry) || (known_only && !entry))
            continue;
        write_entry(out, finding->fingerprint, finding->rule->id,
                    audit->evidence->subjects[finding->subject].name, entry ? entry->reason : NULL);
        ++*count;
    }
    for (size_t i = 0; before && i < before->count; i++) {
        const struct baseline_entry *entry = &before->entries[i];
        if (is_found(audit, entry->fingerprint) || was_judged(audit, entry->rule))
            continue;
        write_entry(out, entry->fingerprint, entry->rule, entry->about, entry->reason);
        ++*count;
    }
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
