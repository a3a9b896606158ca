// Merging the joint table's bins and classes until they can be drawn.
#include "evidence/picture.h"

#include "profile/dataset.h"

#include <stdlib.h>
#include <string.h>

enum { FIFTHS = 5 };

struct joint { // rows of a column by [bin][class], all splits and folds together
    size_t bins, classes;
    const struct profile *profile;
    size_t column;
};

static uint64_t rows_in(const struct joint *joint, size_t bin) {
    uint64_t rows = 0;
    for (size_t k = 0; k < joint->classes; k++)
        rows += profile_count(joint->profile, joint->column, bin, k);
    return rows;
}

// ---- classes ----

// Fifths of a numeric target by its own bins: about equally many rows in each.
static void shade_fifths(const struct joint *joint, uint8_t *shade) {
    uint64_t total = 0, below = 0;
    for (size_t bin = 0; bin < joint->bins; bin++)
        total += rows_in(joint, bin);
    for (size_t k = 0; k < joint->classes; k++) {
        uint64_t rows = 0;
        for (size_t bin = 0; bin < joint->bins; bin++)
            rows += profile_count(joint->profile, joint->column, bin, k);
        uint64_t middle = below + rows / 2;
        shade[k] = (uint8_t)(total ? middle * FIFTHS / total : 0);
        if (shade[k] >= FIFTHS)
            shade[k] = FIFTHS - 1;
        below += rows;
    }
}

// The shade of each class; returns how many shades there are.
static size_t shade_classes(const struct joint *joint, bool scale, uint8_t *shade) {
    if (scale) {
        shade_fifths(joint, shade);
        return FIFTHS;
    }
    for (size_t k = 0; k < joint->classes; k++) // the last shade holds all further classes
        shade[k] = (uint8_t)(k < PICTURE_CLASSES ? k : PICTURE_CLASSES - 1);
    return joint->classes < PICTURE_CLASSES ? joint->classes : PICTURE_CLASSES;
}

// ---- groups ----

// Neighbouring bins of numbers are put together until each group has its share of the rows.
static size_t group_numbers(const struct joint *joint, uint8_t *group) {
    uint64_t total = 0, below = 0;
    size_t groups = 0, filled = 0;
    for (size_t bin = 1; bin < joint->bins; bin++) {
        uint64_t rows = rows_in(joint, bin);
        total += rows;
        filled += rows > 0;
    }
    size_t last = SIZE_MAX;
    for (size_t bin = 1; bin < joint->bins; bin++) {
        uint64_t rows = rows_in(joint, bin);
        size_t share = filled <= PICTURE_GROUPS ? bin
                       : total                  ? (size_t)((below + rows / 2) * PICTURE_GROUPS / total)
                                                : 0;
        below += rows;
        if (rows > 0 && share != last) {
            groups++;
            last = share;
        }
        group[bin] = (uint8_t)groups;
    }
    return groups;
}

struct common {
    size_t bin;
    uint64_t rows;
};

static int commonest_first(const void *a, const void *b) {
    const struct common *left = a, *right = b;
    if (left->rows != right->rows)
        return left->rows < right->rows ? 1 : -1;
    return (left->bin > right->bin) - (left->bin < right->bin);
}

// The commonest texts have a group each; all others share the last.
static size_t group_texts(const struct joint *joint, uint8_t *group) {
    struct common *common = memory_alloc(joint->bins, sizeof *common);
    size_t count = 0, groups = 0;
    uint64_t rest = 0;
    for (size_t bin = BIN_REST; bin < joint->bins; bin++) {
        uint64_t rows = rows_in(joint, bin);
        if (bin == BIN_REST)
            rest += rows;
        else if (rows > 0)
            common[count++] = (struct common){bin, rows};
    }
    qsort(common, count, sizeof *common, commonest_first);
    size_t own = count + (rest > 0) <= PICTURE_GROUPS ? count : PICTURE_GROUPS - 1;
    for (size_t i = 0; i < own; i++)
        group[common[i].bin] = (uint8_t)++groups;
    bool shared = rest > 0 || own < count;
    groups += shared;
    for (size_t bin = BIN_REST; bin < joint->bins; bin++)
        group[bin] = group[bin] ? group[bin] : (uint8_t)groups;
    memory_free(common);
    return groups;
}

const struct picture *picture_of(struct arena *arena, const struct dataset *dataset, size_t column) {
    const struct plan *plan = &dataset->plan;
    if (plan->classes < 2 || column == dataset->target)
        return NULL;
    struct joint joint = {plan->column[column].bins, plan->classes, &dataset->profile, column};
    uint8_t *group = memory_alloc(joint.bins, 1), *shade = memory_alloc(joint.classes, 1);
    struct picture *picture = arena_alloc(arena, 1, sizeof *picture);
    picture->ordered = dataset->numeric[column];
    picture->scale = plan_is_scale(plan);
    picture->groups = picture->ordered ? group_numbers(&joint, group) : group_texts(&joint, group);
    picture->classes = shade_classes(&joint, picture->scale, shade);
    picture->rows = arena_alloc(arena, (picture->groups + 1) * picture->classes, sizeof *picture->rows);
    for (size_t bin = 0; bin < joint.bins; bin++) {
        for (size_t k = 0; k < joint.classes; k++)
            picture->rows[group[bin] * picture->classes + shade[k]] +=
                profile_count(joint.profile, column, bin, k);
        picture->excluded += profile_count(joint.profile, column, bin, joint.classes);
    }
    memory_free(group);
    memory_free(shade);
    return picture;
}
