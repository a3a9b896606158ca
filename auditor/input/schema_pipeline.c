// The preprocessing and training steps in the order they ran: the key pipeline.
#include "input/schema_section.h"

static void read_step(const struct field_context *context, const struct field *field,
                      const struct node *value, const char *what, void *member) {
#define STEP(name) offsetof(struct pipeline_step, name)
    static const struct field fields[] = {
        {.key = "step", .read = field_text, .member = STEP(step), .required = true},
        {.key = "method", .read = field_text, .member = STEP(method)},
        {.key = "columns", .read = field_references, .member = STEP(columns)},
        {.key = "fit_on",
         .read = field_choice,
         .member = STEP(fit_on),
         .words = fit_on_names,
         .word_count = FIT_TEST + 1},
        {.key = "evaluate_on",
         .read = field_choice,
         .member = STEP(evaluate_on),
         .words = fit_on_names,
         .word_count = FIT_TEST + 1},
    };
#undef STEP
    (void)field, (void)what;
    ((struct pipeline_step *)member)->place = value->place;
    field_read_all(context, value, "a step of the pipeline", fields, sizeof fields / sizeof *fields, member);
}

void schema_pipeline(const struct field_context *context, const struct field *field, const struct node *value,
                     const char *what, void *member) {
    (void)field;
    struct schema *schema = member;
    size_t count;
    schema->steps = field_read_items(context, value, what, sizeof *schema->steps, &count, read_step);
    schema->has_pipeline = schema->steps != NULL;
    for (size_t i = 0; i < count; i++)
        if (schema->steps[i].step != NULL) { // else reported
            schema->steps[schema->step_count] = schema->steps[i];
            schema->steps[schema->step_count].index = i;
            schema->step_count++;
        }
}
