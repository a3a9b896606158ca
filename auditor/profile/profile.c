// Counting rows into joint tables, moments and sketches, column by column.
#include "profile/profile.h"

#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// Rows worked on at a time, so that what one column needs of them stays in the cache; and how many such
// slices are shared between threads at a time.
enum { SLICE = PROFILE_SLICE, SLICES = 8 };

void profile_init(struct profile *profile, const struct plan *plan, const bool *numeric,
                  uint32_t block_rows) {
    assert(block_rows > 0 && block_rows % SLICE == 0);
    *profile = (struct profile){
        .plan = plan,
        .columns = plan->columns,
        .block_rows = block_rows,
        .stride = plan->splits * PLAN_FOLDS * (plan->classes + 1),
    };
    profile->numeric = memory_alloc(plan->columns, sizeof *profile->numeric);
    if (plan->columns)
        memcpy(profile->numeric, numeric, plan->columns * sizeof *numeric);
    profile->column = memory_alloc(plan->columns, sizeof *profile->column);
    profile->split_rows = memory_alloc(plan->splits, sizeof *profile->split_rows);
    for (size_t c = 0; c < plan->columns; c++)
        profile_reset_column(profile, c);
}

static void free_column(struct profile_column *column) {
    memory_free(column->joint);
    memory_free(column->blocks);
    distinct_finish(&column->distinct);
    *column = (struct profile_column){0};
}

void profile_free(struct profile *profile) {
    for (size_t c = 0; c < profile->columns; c++)
        free_column(&profile->column[c]);
    memory_free(profile->column);
    memory_free(profile->numeric);
    memory_free(profile->split_rows);
    *profile = (struct profile){0};
}

void profile_reset_column(struct profile *profile, size_t column) {
    free_column(&profile->column[column]);
    profile->column[column].joint =
        memory_alloc(profile->plan->column[column].bins * profile->stride, sizeof(uint64_t));
    distinct_init(&profile->column[column].distinct);
}

// What every column needs to know of a slice of rows.
struct slice {
    size_t first, rows; // of the batch
    uint16_t class[SLICE];
    uint32_t offset[SLICE]; // into a bin's counts: split, fold, class
    double target[SLICE];   // number to correlate with, NAN where there is none
};

// The values of a column from a row of the batch on.
static struct coded_column values_from(const struct coded *batch, size_t c, size_t first) {
    const struct coded_column *column = &batch->column[c];
    return (struct coded_column){
        .number = column->number ? column->number + first : NULL,
        .code = column->code ? column->code + first : NULL,
    };
}

// Fills the slice with `rows` rows of the batch from `first` on.
static void prepare(const struct profile *profile, const struct coded *batch, size_t first, size_t rows,
                    struct slice *slice, uint64_t *unknown) {
    const struct plan *plan = profile->plan;
    bool has_target = plan->classes > 0;
    struct coded_column target =
        has_target ? values_from(batch, plan->target, first) : (struct coded_column){0};
    slice->first = first;
    slice->rows = rows;
    if (has_target)
        plan_classes(plan, &target, rows, slice->class, unknown);
    size_t classes = plan->classes + 1;
    for (size_t r = 0; r < rows; r++) {
        size_t class = has_target ? slice->class[r] : 0;
        size_t fold = plan_fold(batch->hash[first + r]);
        slice->offset[r] =
            (uint32_t)((batch->split[first + r] * (size_t)PLAN_FOLDS + fold) * classes + class);
        slice->target[r] = NAN;
        if (plan->task == TASK_BINARY && has_target && class < plan->classes)
            slice->target[r] = (double)class;
    }
    bool scale = plan->task == TASK_REGRESSION || plan->task == TASK_RANKING;
    if (has_target && scale)
        memcpy(slice->target, target.number, rows * sizeof(double));
}

// The sums of a block, begun if it is new.
static struct block *block_of(const struct profile *profile, struct profile_column *column, size_t c,
                              uint64_t row) {
    size_t index = (size_t)(row / profile->block_rows);
    while (column->block_count <= index) {
        const struct plan *plan = profile->plan;
        double shift = plan->column[c].shift;
        bool scale = plan->task == TASK_REGRESSION || plan->task == TASK_RANKING;
        column->blocks =
            memory_room(column->blocks, column->block_count, &column->block_capacity, sizeof *column->blocks);
        column->blocks[column->block_count++] = (struct block){
            .moments = moments_empty(shift),
            .with_target =
                comoments_empty(shift, plan->classes && scale ? plan->column[plan->target].shift : 0),
        };
    }
    return &column->blocks[index];
}

static void add_column(struct profile *profile, size_t c, const struct coded_column *values,
                       const struct slice *slice, uint64_t first_row) {
    struct profile_column *column = &profile->column[c];
    uint16_t bin[SLICE];
    plan_bin_rows(profile->plan, c, values, slice->rows, bin);
    for (size_t r = 0; r < slice->rows; r++)
        column->joint[bin[r] * profile->stride + slice->offset[r]]++;
    if (!values->number) {
        distinct_add_codes(&column->distinct, values->code, slice->rows);
        return;
    }
    distinct_add_numbers(&column->distinct, values->number, slice->rows);
    struct block *block = block_of(profile, column, c, first_row);
    moments_add(&block->moments, values->number, slice->rows);
    if (profile->plan->classes)
        comoments_add(&block->with_target, values->number, slice->target, slice->rows);
}

struct counting {
    struct profile *profile;
    const struct coded *batch;
    const bool *wanted; // [columns], NULL = all
    uint64_t first_row; // the batch's first in the table
    struct slice slice[SLICES];
    size_t slices;
};

static void count_column(void *context, size_t c) {
    const struct counting *counting = context;
    if (counting->wanted && !counting->wanted[c])
        return;
    for (size_t s = 0; s < counting->slices; s++) {
        const struct slice *slice = &counting->slice[s];
        struct coded_column values = values_from(counting->batch, c, slice->first);
        add_column(counting->profile, c, &values, slice, counting->first_row + slice->first);
    }
}

// Adds the rows to the wanted columns (NULL: to all), a few slices of rows at a time.
static void add_slices(struct profile *profile, const struct coded *batch, const bool *wanted,
                       uint64_t first_row) {
    struct counting *counting = memory_alloc(1, sizeof *counting);
    counting->profile = profile;
    counting->batch = batch;
    counting->wanted = wanted;
    counting->first_row = first_row;
    uint64_t ignored = 0, *unknown = wanted ? &ignored : &profile->unknown_target;
    for (size_t first = 0; first < batch->rows;) {
        for (counting->slices = 0; counting->slices < SLICES && first < batch->rows; counting->slices++) {
            uint64_t left = SLICE - (first_row + first) % SLICE;
            size_t rows = batch->rows - first < left ? batch->rows - first : (size_t)left;
            prepare(profile, batch, first, rows, &counting->slice[counting->slices], unknown);
            first += rows;
        }
        parallel_for(profile->parallel, profile->columns, counting->slices * SLICE * profile->columns,
                     count_column, counting);
    }
    memory_free(counting);
}

void profile_add(struct profile *profile, const struct coded *batch) {
    assert(batch->columns == profile->columns);
    add_slices(profile, batch, NULL, profile->rows);
    for (size_t r = 0; r < batch->rows; r++)
        profile->split_rows[batch->split[r]]++;
    profile->rows += batch->rows;
}

void profile_add_columns(struct profile *profile, const bool *wanted, const struct coded *batch,
                         uint64_t first_row) {
    add_slices(profile, batch, wanted, first_row);
}

void profile_merge(struct profile *into, const struct profile *from) {
    assert(into->plan == from->plan && into->rows % into->block_rows == 0);
    size_t blocks = (size_t)(into->rows / into->block_rows);
    for (size_t c = 0; c < into->columns; c++) {
        struct profile_column *to = &into->column[c];
        const struct profile_column *add = &from->column[c];
        for (size_t i = 0; i < into->plan->column[c].bins * into->stride; i++)
            to->joint[i] += add->joint[i];
        for (size_t i = 0; i < add->block_count; i++)
            *block_of(into, to, c, (blocks + i) * (uint64_t)into->block_rows) = add->blocks[i];
        distinct_merge(&to->distinct, &add->distinct);
    }
    for (size_t s = 0; s < into->plan->splits; s++)
        into->split_rows[s] += from->split_rows[s];
    into->unknown_target += from->unknown_target;
    into->rows += from->rows;
}

void profile_finish(struct profile *profile) {
    for (size_t c = 0; c < profile->columns; c++) {
        struct profile_column *column = &profile->column[c];
        struct block *total = block_of(profile, column, c, 0);
        column->moments = total->moments;
        column->with_target = total->with_target;
        for (size_t i = 1; i < column->block_count; i++) {
            moments_merge(&column->moments, &column->blocks[i].moments);
            comoments_merge(&column->with_target, &column->blocks[i].with_target);
        }
    }
}

uint64_t profile_count(const struct profile *profile, size_t column, size_t bin, size_t class) {
    const uint64_t *counts = profile->column[column].joint + bin * profile->stride;
    size_t classes = profile->plan->classes + 1;
    uint64_t sum = 0;
    for (size_t i = class; i < profile->stride; i += classes)
        sum += counts[i];
    return sum;
}
