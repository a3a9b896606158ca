// Columns that are one side of a design, and columns that are not although their values are as frequent.
#include "evidence/forensics/design.h"

#include "dataset_fixture.h"
#include "unit_main.h"

enum { FIRMS = 30, YEARS = 10 };

// firm, year, region (of the firm), band (as frequent as the years, but drawn), sales, y.
static void panel_read(struct loaded *loaded) {
    struct growing csv = {0};
    growing_add(&csv, "firm,year,region,band,sales,y\n");
    for (unsigned row = 0; row < FIRMS * YEARS; row++) {
        unsigned firm = row / YEARS, year = row % YEARS, mixed = row * 7919 % (FIRMS * YEARS);
        growing_add(&csv, "F%u,%u,r%u,%u,%u.%03u,%u\n", firm, 2001 + year, firm % 4, mixed / FIRMS, mixed,
                    mixed * 31 % 1000, mixed % 2);
    }
    loaded_init(loaded, "y");
    loaded_add_text(loaded, csv.at, DATA_ALL);
    loaded_read(loaded, 1 << 26);
    memory_free(csv.at);
}

START_TEST(years_of_firms) {
    struct loaded loaded;
    panel_read(&loaded);
    ck_assert(design_is_axis(&loaded.dataset, 0)); // a firm is met once in each year
    ck_assert(design_is_axis(&loaded.dataset, 1));
    ck_assert(!design_is_axis(&loaded.dataset, 2)); // ten times in its region
    loaded_finish(&loaded);
}
END_TEST

START_TEST(bins_meet_anybody_by_chance) {
    struct loaded loaded;
    panel_read(&loaded);
    ck_assert(!design_is_axis(&loaded.dataset, 3));
    ck_assert(!design_is_axis(&loaded.dataset, 4)); // that no number repeats is no design
    loaded_finish(&loaded);
}
END_TEST

UNIT_MAIN("design", years_of_firms, bins_meet_anybody_by_chance)
