// Fuzz target: any bytes given as a dataset schema yield errors or a schema, never a crash, a hang or a leak.
//
// With libFuzzer: clang -fsanitize=fuzzer,address,undefined; tests/fuzz/driver.c runs it over files without.
#include "input/schema.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// What a reader may rely on, whatever the bytes were.
static void check(const struct schema *schema, const struct notes *errors) {
    assert(schema->dialect.quote != '\0' && schema->dialect.decimal != '\0');
    for (size_t i = 0; i < schema->column_count; i++)
        assert(schema->columns[i].name != NULL && schema->columns[i].place.line > 0);
    for (size_t i = 0; i < schema->step_count; i++)
        assert(schema->steps[i].step != NULL && schema->steps[i].index >= i);
    for (size_t i = 0; i < schema->suppression_count; i++)
        assert(schema->suppressions[i].rule != NULL && schema->suppressions[i].reason != NULL);
    for (size_t i = 0; i < errors->count; i++)
        assert(errors->items[i].text[0] != '\0' && errors->items[i].place.path != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    struct notes errors;
    struct schema schema;
    arena_init(&arena);
    notes_init(&errors, &arena);
    schema_parse(&arena, "fuzz.yaml", (struct span){(const char *)data, size}, &errors, &schema);
    check(&schema, &errors);
    notes_finish(&errors);
    arena_finish(&arena);
    return 0;
}
