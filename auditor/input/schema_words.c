// The words of a dataset schema, in the order of their enums. The empty word stands for "not declared".
#include "input/schema.h"

const char *const column_type_names[] = {"",         "boolean", "integer",  "number", "string",
                                         "category", "date",    "datetime", "text"};
const char *const column_role_names[] = {"",        "id",    "group",  "time",  "target",
                                         "feature", "split", "weight", "ignore"};
const char *const availability_names[] = {"", "unknown", "true", "false", "lag"};
const char *const fit_on_names[] = {"", "none", "train", "fold", "all", "validation", "test"};
const char *const task_type_names[] = {"", "binary", "multiclass", "regression", "ranking"};
const char *const prediction_mode_names[] = {"", "batch", "on-demand"};
const char *const split_strategy_names[] = {"", "random", "stratified", "group", "temporal", "kfold"};
const char *const data_role_names[] = {"all", "train", "validation", "test"};
