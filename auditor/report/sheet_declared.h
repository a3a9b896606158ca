// What the schema, or the command line, declares, as lines of the model info sheet.
#ifndef LEAKAUDIT_REPORT_SHEET_DECLARED_H
#define LEAKAUDIT_REPORT_SHEET_DECLARED_H

#include "audit.h"
#include "report/sheet_answer.h"

// Each adds the lines of one subject, none if nothing is declared about it.
void sheet_declared_task(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_description(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_files(struct sheet_answer *answer, const struct audit *audit); // as they were read
void sheet_declared_split(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_groups(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_time(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_metrics(struct sheet_answer *answer, const struct audit *audit);
// The features that are declared, a line each, and for the author the names of the others.
void sheet_declared_features(struct sheet_answer *answer, const struct audit *audit);
// Steps of the pipeline: all; those that add or drop rows; that select features; that choose or evaluate.
void sheet_declared_steps(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_resampling(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_selection(struct sheet_answer *answer, const struct audit *audit);
void sheet_declared_choice(struct sheet_answer *answer, const struct audit *audit);

#endif
