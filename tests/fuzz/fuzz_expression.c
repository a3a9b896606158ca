// Fuzz target: any bytes as an expression, as a message template and as a rule file. What parses is also
// judged and filled in, against evidence that is there and evidence that is missing.
#include "../unit/registry_fixture.h"
#include "verdict/catalogue.h"
#include "verdict/message.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {"auc", "share"};
static const double values[] = {0.9, 0.05};

static void set_evidence(struct evidence *evidence, size_t dataset, size_t column) {
    evidence_set(evidence, dataset, ROWS, value_count(1000));
    evidence_set(evidence, column, AUC, value_estimate(estimate_between(0.95, 0.92, 0.99, 400)));
    evidence_set(evidence, column, MISSING, value_count(10));
    evidence_set(evidence, column, CONSTANT_FLAG, value_flag(false));
    evidence_set(evidence, column, AVAILABLE, value_name("lag"));
}

static void use(struct arena *arena, struct notes *errors, struct position where, bool measured) {
    struct evidence evidence;
    evidence_init(&evidence, arena);
    size_t dataset = evidence_subject(&evidence, (struct subject){.kind = SUBJECT_DATASET, .name = "d"});
    size_t column = evidence_subject(&evidence, (struct subject){.kind = SUBJECT_COLUMN, .name = "c"});
    if (measured)
        set_evidence(&evidence, dataset, column);
    bool used[2] = {false, false};
    struct expression_scope scope = {SUBJECT_FEATURE, names, 2, used};
    struct expression *expression = expression_parse(arena, where, &scope, errors);
    if (expression) {
        struct judgement judgement = expression_judge(expression, values, &evidence, column, arena);
        assert(judgement.truth == TRUTH_TRUE || (judgement.reason && judgement.detail));
        assert(expression_judge(expression, values, &evidence, column, NULL).truth == judgement.truth);
    }
    struct message_facts facts = {&evidence, column, NULL, names, values, 2};
    if (message_check(where, &scope, errors))
        message_fill(arena, where.node->text, &facts);
    evidence_finish(&evidence);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    arena_init(&arena);
    struct notes errors;
    notes_init(&errors, &arena);
    const char *text = text_copy(&arena, (struct span){(const char *)data, size});
    // The text of a node is terminated and holds no NUL.
    struct node node = {.kind = NODE_SCALAR, .text = text, .length = strlen(text), .place = {"fuzz", 1, 1}};
    use(&arena, &errors, (struct position){.node = &node}, true);
    use(&arena, &errors, (struct position){.file = {text, node.length}, .node = &node}, false);
    rule_parse(&arena, "fuzz", (struct span){(const char *)data, size}, &errors);
    notes_finish(&errors);
    arena_finish(&arena);
    return 0;
}
