// What libyaml says is wrong with a file, in words for a person who edits schemas and not YAML parsers.
#ifndef LEAKAUDIT_BASE_YAML_PROBLEM_H
#define LEAKAUDIT_BASE_YAML_PROBLEM_H

#include "base/error.h"
#include "base/text.h"

#include <yaml.h>

// Where a byte of the text stands: line and column from 1, columns counted in characters.
struct place yaml_problem_place(const char *path, struct span text, size_t offset);

// Adds the error that stopped `parser`, which was reading `text`.
void yaml_problem_add(const yaml_parser_t *parser, const char *path, struct span text, struct notes *errors);

#endif
