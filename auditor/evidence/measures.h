// The registry of measures as one table: MEASURE(group, identifier, name, subject, type, unit, words, table,
// doc, citation).
//
// `group` names the function in gather.c that computes it. A new measure is a row here and its computation in
// the group's file; the command `leakaudit measures`, rule files and reports know it from then on.
#ifndef LEAKAUDIT_EVIDENCE_MEASURES_H
#define LEAKAUDIT_EVIDENCE_MEASURES_H

// clang-format off

#define MEASURES(MEASURE) \
    /* ---- the dataset ---- */ \
    MEASURE(dataset, DATASET_ROWS, "dataset.rows", DATASET, COUNT, "rows", words_none, 0, \
            "Rows of all files together.", "") \
    MEASURE(dataset, DATASET_COLUMNS, "dataset.columns", DATASET, COUNT, "columns", words_none, 0, \
            "Columns of the data that were compared with the target.", "") \
    MEASURE(declared, DATASET_HAS_SCHEMA, "dataset.has_schema", DATASET, FLAG, "", words_none, 0, \
            "A schema file describes the columns.", "") \
    MEASURE(declared, DATASET_HAS_COLUMNS, "dataset.has_columns", DATASET, FLAG, "", words_none, 0, \
            "The schema lists columns.", "") \
    MEASURE(declared, DATASET_TASK, "dataset.task", DATASET, NAME, "", words_task, 0, \
            "The kind of prediction, declared or found from the target's values.", "") \
    MEASURE(declared, DATASET_MODE, "dataset.prediction_mode", DATASET, NAME, "", words_mode, 0, \
            "When the model is asked: in batches or on demand.", "") \
    MEASURE(declared, SPLIT_HELD_OUT, "split.held_out", DATASET, FLAG, "", words_none, 0, \
            "A test split, a split column or cross-validation folds are declared or given.", "") \
    MEASURE(dataset, SPLIT_COUNT, "split.count", DATASET, COUNT, "splits", words_none, 0, \
            "Splits that have rows.", "") \
    MEASURE(dataset, ANALYSIS_COMPLETE, "analysis.complete", DATASET, FLAG, "", words_none, 0, \
            "All rows were read and the target could be used.", "") \
    MEASURE(dataset, ANALYSIS_TROUBLE, "analysis.trouble", DATASET, TEXT, "", words_none, 0, \
            "What was not analysed, and why.", "") \
    MEASURE(rows, ROWS_REPEATED, "rows.repeated", DATASET, COUNT, "rows", words_none, 0, \
            "Rows that equal an earlier row in every column.", "") \
    MEASURE(rows, ROWS_REPEATED_SHARE, "rows.repeated_share", DATASET, ESTIMATE, "share", words_none, 0, \
            "Share of such rows, with Wilson's interval.", "Wilson 1927") \
    MEASURE(rows, ROWS_REPEATED_EXPECTED, "rows.repeated_expected", DATASET, ESTIMATE, "rows", words_none, 0, \
            "How many repeated rows independent columns with these values would give.", "") \
    MEASURE(rows, ROWS_LARGEST, "rows.largest_group", DATASET, COUNT, "rows", words_none, 0, \
            "How often the commonest row occurs.", "") \
    /* ---- what the schema says of a column ---- */ \
    MEASURE(declared, DECLARED_ROLE, "declared.role", COLUMN, NAME, "", words_role, 0, \
            "The column's role; a column without one is a feature.", "") \
    MEASURE(declared, DECLARED_AVAILABLE, "declared.available", COLUMN, NAME, "", words_available, 0, \
            "Whether the value is available at prediction time.", "Kaufman et al. 2012") \
    MEASURE(declared, DECLARED_EXPLICIT, "declared.explicit", COLUMN, FLAG, "", words_none, 0, \
            "The schema has an entry for the column.", "") \
    MEASURE(declared, DECLARED_HAS_REASON, "declared.has_reason", COLUMN, FLAG, "", words_none, 0, \
            "The availability comes with a reason.", "") \
    MEASURE(declared, DECLARED_REASON, "declared.reason", COLUMN, TEXT, "", words_none, 0, \
            "The declared reason of the availability.", "") \
    MEASURE(declared, DECLARED_LAG, "declared.lag", COLUMN, ESTIMATE, "days", words_none, 0, \
            "How long after the event the value becomes known.", "") \
    MEASURE(declared, DECLARED_LATE, "declared.late", COLUMN, ESTIMATE, "days", words_none, 0, \
            "The lag that the feature's window does not make up for.", "") \
    MEASURE(declared, DECLARED_SERVING, "declared.serving", COLUMN, NAME, "", words_mode, 0, \
            "How the value can be had when the model is asked.", "") \
    MEASURE(declared, DECLARED_FIT_ON, "declared.fit_on", COLUMN, NAME, "", words_fit, 0, \
            "The rows that the column's transformation was fitted on.", "") \
    MEASURE(declared, WINDOW_END, "window.end", COLUMN, ESTIMATE, "days", words_none, 0, \
            "Where the feature's aggregation window ends, relative to the prediction time.", "") \
    MEASURE(declared, WINDOW_OVERLAPS_LABEL, "window.overlaps_label", COLUMN, FLAG, "", words_none, 0, \
            "The feature's window and the label window share time.", "") \
    MEASURE(declared, DECLARED_STAMPED, "declared.stamped", COLUMN, FLAG, "", words_none, 0, \
            "as_of names the column with the time when each value became known, and the task has a prediction_time.", "") \
    MEASURE(lineage, LINEAGE_TARGET, "lineage.reaches_target", COLUMN, FLAG, "", words_none, 0, \
            "derived_from, followed through all columns, reaches the target.", "") \
    MEASURE(lineage, LINEAGE_UNAVAILABLE, "lineage.reaches_unavailable", COLUMN, FLAG, "", words_none, 0, \
            "derived_from reaches a column that is declared unavailable.", "") \
    MEASURE(lineage, LINEAGE_PATH, "lineage.path", COLUMN, TEXT, "", words_none, 0, \
            "The way there, from column to column.", "") \
    MEASURE(lineage, LINEAGE_CYCLE, "lineage.cycle", COLUMN, FLAG, "", words_none, 0, \
            "derived_from leads back to the column itself.", "") \
    MEASURE(lineage, LINEAGE_UNKNOWN, "lineage.unknown", COLUMN, FLAG, "", words_none, 0, \
            "derived_from names a column that nobody declares.", "") \
    MEASURE(lineage, LINEAGE_PROBLEM, "lineage.problem", COLUMN, TEXT, "", words_none, 0, \
            "What is wrong with the column's derived_from.", "") \
    MEASURE(agreement, SCHEMA_MATCH, "schema.match", COLUMN, FLAG, "", words_none, 0, \
            "Schema and data agree on the column and its type.", "") \
    MEASURE(agreement, SCHEMA_MISMATCH, "schema.mismatch", COLUMN, TEXT, "", words_none, 0, \
            "What schema and data disagree on.", "") \
    /* ---- times in the rows ---- */ \
    MEASURE(stamped, STAMPED_COUNT, "stamped.count", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows whose value is stamped (as_of) later than the prediction time.", "Kaufman et al. 2012") \
    MEASURE(stamped, STAMPED_SHARE, "stamped.share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "The same as a share of the rows that have both times, with Wilson's interval.", "Wilson 1927") \
    MEASURE(stamped, STAMPED_LATE, "stamped.late", COLUMN, ESTIMATE, "days", words_none, 0, \
            "How late those values come: the median.", "") \
    MEASURE(stamped, STAMPED_BY, "stamped.by", COLUMN, TEXT, "", words_none, 0, \
            "The same in words.", "") \
    MEASURE(stamped, STAMPED_FIRST, "stamped.first", COLUMN, TEXT, "", words_none, 0, \
            "The first such rows, as file:line.", "") \
    MEASURE(future, TIME_ORDERED, "time.ordered", DATASET, FLAG, "", words_none, 0, \
            "A column tells the order of the rows in time: declared, or a date column in whose order the file is written.", "") \
    MEASURE(future, TIME_COLUMN, "time.column", DATASET, TEXT, "", words_none, 0, \
            "That column.", "") \
    MEASURE(future, TIME_TELLS, "time.tells", COLUMN, FLAG, "", words_none, 0, \
            "The column is that one.", "") \
    MEASURE(future, FUTURE_ALL, "future.all", COLUMN, ESTIMATE, "share", words_none, 0, \
            "In-sample R2 of the column's changes on the target's levels before, at and after them, in the order of time.", "") \
    MEASURE(future, FUTURE_PAST, "future.past", COLUMN, ESTIMATE, "share", words_none, 0, \
            "The same without the target's later levels.", "") \
    MEASURE(future, FUTURE_OWN, "future.own", COLUMN, ESTIMATE, "share", words_none, 0, \
            "The same on the column's own 40 changes before: 1 for calendars; only where later levels add something.", "") \
    MEASURE(future, FUTURE_COMMONEST, "future.commonest", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Share of the commonest change: near 1 for counters and clocks.", "") \
    MEASURE(future, FUTURE_REACH, "future.reach", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows to either side in the window that explains most.", "") \
    /* ---- the column alone ---- */ \
    MEASURE(column, COLUMN_MISSING, "column.missing", COLUMN, COUNT, "rows", words_none, 1, \
            "Rows in which the cell is missing.", "") \
    MEASURE(column, COLUMN_PRESENT, "column.present", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows in which the cell is present.", "") \
    MEASURE(column, COLUMN_DISTINCT, "column.distinct", COLUMN, COUNT, "values", words_none, 1, \
            "Distinct present values; beyond 4096 of a column that is not held in memory an estimate (1.6 %).", \
            "Bar-Yossef et al. 2002") \
    MEASURE(identity, ID_LIKE, "id.like", COLUMN, FLAG, "", words_none, 0, \
            "Whole numbers that (nearly) never repeat and run on densely or in the order of the rows, or texts that never repeat.", "") \
    MEASURE(identity, ID_PREFIX_POWER, "id.prefix_power", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "Strength of the first characters of a text that never repeats, on the scale of target.strength.", "") \
    MEASURE(identity, ID_NUMBER_POWER, "id.number_power", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "Strength of the running number in a text that never repeats (CUST-000123), on the scale of target.strength.", "") \
    /* ---- association with the target ---- */ \
    MEASURE(power, TARGET_POWER, "target.power", COLUMN, ESTIMATE, "", words_none, 1, \
            "Cross-validated power of the column alone: ROC AUC (mean one-vs-rest), or R2 of the target's ranks.", \
            "Hanley & McNeil 1982; DeLong et al. 1988") \
    MEASURE(power, TARGET_STRENGTH, "target.strength", COLUMN, ESTIMATE, "gini", words_none, 1, \
            "target.power against the naive baseline, 0 to 1: 2 AUC - 1, or the root of R2.", "") \
    MEASURE(association, TARGET_AUC, "target.auc", COLUMN, ESTIMATE, "", words_none, 1, \
            "Rank AUC of a numeric column against a binary target, in the better direction, ties one half.", \
            "DeLong et al. 1988") \
    MEASURE(association, TARGET_GINI, "target.gini", COLUMN, ESTIMATE, "", words_none, 0, \
            "2 target.auc - 1.", "") \
    MEASURE(association, TARGET_KS, "target.ks", COLUMN, ESTIMATE, "", words_none, 0, \
            "Kolmogorov-Smirnov distance between the classes of a binary target.", "Smirnov 1939") \
    MEASURE(association, TARGET_PEARSON, "target.pearson", COLUMN, ESTIMATE, "", words_none, 1, \
            "Pearson's correlation with a numeric target, or with the positive class.", "") \
    MEASURE(association, TARGET_SPEARMAN, "target.spearman", COLUMN, ESTIMATE, "", words_none, 1, \
            "Spearman's rank correlation with a numeric target, or with the positive class.", "Bonett & Wright 2000") \
    MEASURE(association, TARGET_CRAMERS_V, "target.cramers_v", COLUMN, ESTIMATE, "", words_none, 1, \
            "Cramer's V between the column's bins and the target's, bias-corrected.", "Bergsma 2013") \
    MEASURE(association, TARGET_THEILS_U, "target.theils_u", COLUMN, ESTIMATE, "share", words_none, 1, \
            "Share of the target's entropy that the column's bins explain, Miller-Madow corrected.", "Theil 1970; Miller 1955") \
    MEASURE(association, TARGET_MUTUAL_INFORMATION, "target.mutual_information", COLUMN, ESTIMATE, "nats", words_none, 0, \
            "Mutual information of the column's bins and the target's.", "") \
    MEASURE(association, TARGET_CORRELATION_RATIO, "target.correlation_ratio", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Correlation ratio eta squared: of the target by the column's bins, or of a numeric column by the classes.", "Kerby 2014") \
    MEASURE(crowd, CROWD_SIZE, "crowd.size", COLUMN, COUNT, "columns", words_none, 0, \
            "Unexplained columns at least three quarters as strong as this one, itself included.", "") \
    MEASURE(crowd, CROWD_NEXT, "crowd.next", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "Strength of the best unexplained column outside that crowd, as a share of this column's.", "") \
    MEASURE(crowd, CROWD_STRONGER, "crowd.stronger", COLUMN, COUNT, "columns", words_none, 0, \
            "Unexplained columns without an outcome word that are stronger than this one.", "") \
    MEASURE(crowd, CROWD_BEST_OTHER, "crowd.best_other", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "Strength of the best other column without an outcome word, as a share of this column's.", "") \
    MEASURE(crowd, CROWD_COLUMNS, "crowd.columns", DATASET, COUNT, "columns", words_none, 0, \
            "Columns whose strength could be measured and that vary.", "") \
    MEASURE(model, MODEL_POWER, "model.power", DATASET, ESTIMATE, "", words_none, 0, \
            "Cross-validated power of an additive model on all unexplained features (the 60 strongest): ROC AUC, or R2 of ranks.", \
            "Hoerl & Kennard 1970") \
    MEASURE(model, MODEL_COLUMNS, "model.columns", DATASET, COUNT, "columns", words_none, 0, \
            "Features in that model.", "") \
    MEASURE(model, MODEL_SET, "model.set", DATASET, COUNT, "columns", words_none, 0, \
            "Columns to take out, the most missed first, until half of the model's strength is gone; at most 10.", "") \
    MEASURE(model, MODEL_NAMES, "model.names", DATASET, TEXT, "", words_none, 0, \
            "Those columns.", "") \
    MEASURE(model, MODEL_WITHOUT, "model.without", DATASET, ESTIMATE, "", words_none, 0, \
            "model.power without those columns.", "") \
    MEASURE(model, MODEL_STRENGTH, "model.left", DATASET, ESTIMATE, "share", words_none, 0, \
            "What is left without them, as a share of the model's strength (0 = naive, 1 = as good).", "") \
    MEASURE(model, MODEL_UNDECLARED, "model.undeclared", DATASET, COUNT, "columns", words_none, 0, \
            "How many of those columns nobody has declared available with a reason.", "") \
    /* ---- the column's values decide the target ---- */ \
    MEASURE(exact, DEPENDENCY_REPEATED, "dependency.repeated", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Rows whose value is present and occurs at least twice, as a share of the rows with a known target.", "") \
    MEASURE(exact, DEPENDENCY_ERRORS, "dependency.errors", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows among them outside the majority class of their value (g3).", "Kivinen & Mannila 1995") \
    MEASURE(exact, DEPENDENCY_ERROR_SHARE, "dependency.error_share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "The same as a share of the rows.", "") \
    MEASURE(exact, DEPENDENCY_CHANCE, "dependency.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the chance that random labels follow the values with so few errors, times the columns looked at.", "") \
    MEASURE(exact, DEPENDENCY_UNCERTAINTY, "dependency.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Share of the target's entropy that the exact values explain, Miller-Madow corrected.", "Miller 1955") \
    MEASURE(exact, DEPENDENCY_CELLS, "dependency.cells", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Values that repeat, as a share of the rows.", "") \
    MEASURE(exact, COPY_ONE_TO_ONE, "copy.one_to_one", COLUMN, FLAG, "", words_none, 0, \
            "Every value belongs to one class and every class to one value.", "") \
    MEASURE(exact, COPY_IMAGE, "copy.image_errors", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Rows that break a function from the target to the column's few values: a coarser copy of a multiclass target.", "") \
    MEASURE(exact, COPY_IMAGE_CHANCE, "copy.image_chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the chance that random values follow the target's classes with so few errors, times the columns looked at.", "") \
    MEASURE(exact, CUT_ERRORS, "cut.errors", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows that the best cut of the number line into one block a class puts wrong.", "") \
    MEASURE(exact, CUT_ERROR_SHARE, "cut.error_share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "The same as a share of the rows.", "") \
    MEASURE(exact, CUT_MINORITY, "cut.minority_errors", COLUMN, ESTIMATE, "share", words_none, 0, \
            "The same as a share of the smallest class.", "") \
    MEASURE(exact, CUT_CHANCE, "cut.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the chance that a random order is cut as well, times the columns looked at.", "") \
    MEASURE(exact, CUT_GAP, "cut.gap", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "The jump at the cut against the median spacing beside it: small where one quantity was sliced.", "") \
    MEASURE(exact, COPY_AFFINE, "copy.affine_gap", COLUMN, ESTIMATE, "", words_none, 0, \
            "1 - |Pearson| with a numeric target (GSL on the stored column): 0 for another unit of the target.", "") \
    MEASURE(exact, COPY_MONOTONE, "copy.monotone_gap", COLUMN, ESTIMATE, "", words_none, 0, \
            "1 - |Spearman| with a numeric target (GSL on the stored column): 0 for any monotone recoding.", "") \
    MEASURE(exact, LOOKUP_ROWS, "lookup.rows", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows of a numeric target whose column value occurs at least twice.", "") \
    MEASURE(exact, LOOKUP_SHARE, "lookup.share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "The same as a share of the rows with a known target.", "") \
    MEASURE(exact, LOOKUP_RESIDUAL, "lookup.residual", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Variance of the target within repeated values, as a share of its variance.", "") \
    MEASURE(exact, TOUCH_JUMP, "touch.jump", COLUMN, ESTIMATE, "sd", words_none, 0, \
            "Of the nearest two classes (of several) that don't overlap: what lies between them beyond one step of the scale, in standard deviations.", "") \
    MEASURE(exact, TOUCH_EDGE, "touch.edge", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Rows of such a class within half a standard deviation of the other one; the smaller of both shares.", "Wilson 1927") \
    MEASURE(exact, TOUCH_CHANCE, "touch.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the chance that two classes of these sizes don't overlap, times the pairs and the columns looked at.", "") \
    MEASURE(exact, IMAGE_OVERLAPS, "image.overlaps", COLUMN, COUNT, "values", words_none, 0, \
            "Values of a column of few values whose interval of a numeric target reaches into the next one's.", "") \
    MEASURE(exact, IMAGE_LEVELS, "image.levels", COLUMN, COUNT, "values", words_none, 0, \
            "Values of such a column that have at least three rows.", "") \
    MEASURE(exact, IMAGE_JUMP, "image.jump", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "The median jump from one interval to the next against the median spacing of the target: small where one quantity was put into bins.", "") \
    MEASURE(exact, IMAGE_CHANCE, "image.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the chance that a random order gives every value an interval of its own, times the columns looked at.", "") \
    MEASURE(alphabet, ALPHABET_KAPPA, "alphabet.kappa", COLUMN, ESTIMATE, "", words_none, 0, \
            "Agreement beyond chance of a column whose values are labels of the target (Cohen's kappa).", "Cohen 1960") \
    MEASURE(alphabet, ALPHABET_CUSTOMARY, "alphabet.customary", COLUMN, FLAG, "", words_none, 0, \
            "The labels are words that any column may use (yes, low, male ...).", "") \
    MEASURE(alphabet, ALPHABET_COLUMNS, "alphabet.columns", COLUMN, COUNT, "columns", words_none, 0, \
            "Columns whose values are all labels of the target and agree with it beyond chance.", "") \
    /* ---- presence and single values ---- */ \
    MEASURE(presence, MISSING_COUNT, "missing.count", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows with a known target in which the cell is missing.", "") \
    MEASURE(presence, PRESENT_COUNT, "present.count", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows with a known target in which the cell is present.", "") \
    MEASURE(presence, MISSING_AUC, "missing.auc", COLUMN, ESTIMATE, "", words_none, 0, \
            "ROC AUC of the cell's being present against a binary target, in the better direction.", "DeLong et al. 1988") \
    MEASURE(presence, MISSING_UNCERTAINTY, "missing.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Share of the target's entropy that the cell's being missing explains.", "") \
    MEASURE(presence, MISSING_CHANCE, "missing.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the hypergeometric tail of the purer side, times the columns looked at.", "") \
    MEASURE(presence, MISSING_SIDE, "missing.side", COLUMN, NAME, "", words_side, 0, \
            "The purer side.", "") \
    MEASURE(presence, MISSING_SIDE_ROWS, "missing.side_rows", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows on the purer side.", "") \
    MEASURE(presence, MISSING_EXCEPTIONS, "missing.exceptions", COLUMN, COUNT, "rows", words_none, 0, \
            "Of those, rows outside the side's class.", "") \
    MEASURE(presence, MISSING_IMPURITY, "missing.impurity", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "Exceptions of the purer side against the base rate: 1 = no purer than all rows; upper 95 % Clopper-Pearson limit.", \
            "Clopper & Pearson 1934") \
    MEASURE(presence, ZERO_UNCERTAINTY, "zero.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Share of the target's entropy that the value's being the filler (0, -1, 99 ...) explains.", "") \
    MEASURE(presence, ZERO_CHANCE, "zero.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the hypergeometric tail of the side without the filler, times the columns looked at.", "") \
    MEASURE(presence, ZERO_IMPURITY, "zero.impurity", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "As missing.impurity, for the rows without the filler.", "") \
    MEASURE(presence, ZERO_SIDE_ROWS, "zero.side_rows", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows without the filler.", "") \
    MEASURE(presence, ZERO_EXCEPTIONS, "zero.exceptions", COLUMN, COUNT, "rows", words_none, 0, \
            "Of those, rows outside the side's class.", "") \
    MEASURE(value, VALUE_UNCERTAINTY, "value.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Share of the target's entropy that the best single value, against all others, explains.", "") \
    MEASURE(value, VALUE_PRECISION, "value.precision", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Rows of that value that are in its class.", "Wilson 1927") \
    MEASURE(value, VALUE_RECALL, "value.recall", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Rows of the class that have that value.", "Wilson 1927") \
    MEASURE(value, VALUE_CLASS_SHARE, "value.class_share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Share of that class among all rows.", "") \
    MEASURE(value, VALUE_ROWS, "value.rows", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows of that value.", "") \
    MEASURE(value, VALUE_COUNT_, "value.count", COLUMN, COUNT, "values", words_none, 0, \
            "Distinct values, missing not counted.", "") \
    MEASURE(value, VALUE_CHANCE, "value.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the hypergeometric tail of the purer value of a two-valued column, times the columns looked at.", "") \
    MEASURE(value, VALUE_IMPURITY, "value.impurity", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "As missing.impurity, for the purer value of a two-valued column.", "") \
    MEASURE(value, VALUE_EXCEPTIONS, "value.exceptions", COLUMN, COUNT, "rows", words_none, 0, \
            "Rows of that value outside its class.", "") \
    /* ---- how the cells are written ---- */ \
    MEASURE(formatting, FORMAT_SHARE, "format.share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "Share of the target's entropy that the way cells are written explains beyond their value, Miller-Madow corrected.", \
            "Wilks 1938; Miller 1955") \
    MEASURE(formatting, FORMAT_CHANCE, "format.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "log10 of the p-value of that (G-test), times the ways of writing and the columns looked at.", "Wilks 1938") \
    MEASURE(formatting, FORMAT_FACET, "format.facet", COLUMN, TEXT, "", words_none, 0, \
            "What about the writing says so: decimals, layout, quotes and blanks, spelling of missing, upper and lower case, length.", "") \
    /* ---- the order of the rows ---- */ \
    MEASURE(order, ORDER_POWER, "order.power", DATASET, ESTIMATE, "", words_none, 0, \
            "As target.power, for the position in the file, in blocks of neighbouring rows.", "") \
    MEASURE(order, ORDER_CHANGE, "order.change", DATASET, ESTIMATE, "share", words_none, 0, \
            "How far the target's cumulative sum along the rows leaves a straight line: 1 = sorted.", "Page 1955") \
    MEASURE(order, ORDER_CHANGE_ROW, "order.change_row", DATASET, COUNT, "rows", words_none, 0, \
            "Rows before that change.", "") \
    MEASURE(order, ORDER_RUNS, "order.runs", DATASET, ESTIMATE, "ratio", words_none, 0, \
            "Stretches of equal classes against those of a random order: below 1 = neighbours are alike, above = they alternate.", \
            "Wald & Wolfowitz 1940; Mood 1940") \
    MEASURE(order, ORDER_PERIOD, "order.period", DATASET, COUNT, "rows", words_none, 0, \
            "The period (2 to 12) by which the row number best tells the target.", "") \
    MEASURE(order, ORDER_PERIOD_SHARE, "order.period_share", DATASET, ESTIMATE, "share", words_none, 0, \
            "Share of the target's entropy that the row number modulo that period explains, Miller-Madow corrected.", "") \
    MEASURE(order, ORDER_HAS_KEY, "order.has_key", DATASET, FLAG, "", words_none, 0, \
            "The rows are in the order of some column.", "") \
    MEASURE(order, ORDER_TIME, "order.time", DATASET, FLAG, "", words_none, 0, \
            "That column holds times.", "") \
    MEASURE(order, ORDER_KEY, "order.key", DATASET, TEXT, "", words_none, 0, \
            "The column that the rows are in the order of.", "") \
    /* ---- columns that make the target together ---- */ \
    MEASURE(combination, COMBINATION_KIND, "combination.kind", COLUMN_SET, NAME, "", words_combination, 0, \
            "How the columns make the target: not at all, by comparison or equality of two, as a linear identity, a product or ratio, a sum with a part missing, or by the change between two.", "") \
    MEASURE(combination, COMBINATION_FORMULA, "combination.formula", COLUMN_SET, TEXT, "", words_none, 0, \
            "The relation, in the names of the columns.", "") \
    MEASURE(combination, COMBINATION_SUMMARY, "combination.summary", COLUMN_SET, TEXT, "", words_none, 0, \
            "The relation with the rows that keep it, or its strength.", "") \
    MEASURE(combination, COMBINATION_DECLARED, "combination.declared", COLUMN_SET, FLAG, "", words_none, 0, \
            "Every column of the set is declared available, with a reason.", "") \
    MEASURE(combination, COMBINATION_ROWS, "combination.rows", COLUMN_SET, COUNT, "rows", words_none, 0, \
            "Rows with a known target in which all columns of the set are present.", "") \
    MEASURE(combination, COMBINATION_COVERAGE, "combination.coverage", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "The same as a share of the rows with a known target.", "") \
    MEASURE(combination, COMBINATION_ERRORS, "combination.errors", COLUMN_SET, COUNT, "rows", words_none, 0, \
            "Rows among them that break the relation by more than rounding.", "") \
    MEASURE(combination, COMBINATION_AGREEMENT, "combination.agreement", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "Rows among them that keep it, as a share.", "") \
    MEASURE(combination, COMBINATION_MINORITY, "combination.minority", COLUMN_SET, COUNT, "rows", words_none, 0, \
            "Of a comparison, the rows of the smallest class; of an equality, of the rarer answer.", "") \
    MEASURE(combination, COMBINATION_UNCERTAINTY, "combination.uncertainty", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "Share of the target's entropy that a comparison or equality explains, Miller-Madow corrected.", "Miller 1955") \
    MEASURE(combination, COMBINATION_ALONE, "combination.alone", COLUMN_SET, ESTIMATE, "", words_none, 0, \
            "What the best column of the set does alone: entropy explained (comparison), rows reproduced (linear), strength (change).", "") \
    MEASURE(combination, COMBINATION_ALONE_ERRORS, "combination.alone_errors", COLUMN_SET, ESTIMATE, "rows", words_none, 0, \
            "Rows that the best cut through one column of a comparison alone puts wrong.", "") \
    MEASURE(combination, COMBINATION_FIT, "combination.fit", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "R2 of the relation for a numeric target.", "") \
    MEASURE(combination, COMBINATION_TOLERANCE, "combination.tolerance", COLUMN_SET, ESTIMATE, "sd", words_none, 0, \
            "What the rounding of the written digits allows, in standard deviations of the target.", "") \
    MEASURE(combination, COMBINATION_WEIGHT, "combination.weight", COLUMN_SET, ESTIMATE, "", words_none, 0, \
            "Standardised coefficient of the least important column of a linear identity.", "") \
    MEASURE(combination, COMBINATION_CHANCE, "combination.chance", COLUMN_SET, ESTIMATE, "log10", words_none, 0, \
            "log10 of the chance that columns without any relation do as well, times the sets looked at.", "") \
    MEASURE(combination, COMBINATION_REMAINDER, "combination.remainder", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "Rows in which the sum leaves one of its five commonest remainders.", "") \
    MEASURE(combination, COMBINATION_REMAINDER_GAIN, "combination.remainder_gain", COLUMN_SET, ESTIMATE, "ratio", words_none, 0, \
            "That share, or that of the commonest remainder, against the same of the target itself; the larger ratio.", "") \
    MEASURE(combination, COMBINATION_REMAINDER_EXCESS, "combination.remainder_excess", COLUMN_SET, ESTIMATE, "ratio", words_none, 0, \
            "Rows with the commonest remainder against what a normal distribution of the same spread, rounded as the target is, would have.", "") \
    MEASURE(combination, COMBINATION_STRENGTH, "combination.strength", COLUMN_SET, ESTIMATE, "gini", words_none, 0, \
            "Strength of the change between two columns, on the scale of target.strength.", "") \
    /* ---- pairs of splits ---- */ \
    MEASURE(pair, PAIR_TRAIN_ROWS, "pair.train_rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "Rows of the first split of the pair, the one that a model learns from.", "") \
    MEASURE(pair, PAIR_TEST_ROWS, "pair.test_rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "Rows of the second split of the pair, the one that it is judged on.", "") \
    /* ---- names ---- */ \
    MEASURE(naming, NAME_OUTCOME, "name.outcome", COLUMN, FLAG, "", words_none, 0, \
            "The name says that the value was written after the outcome, or shares the target's name.", "") \
    MEASURE(naming, NAME_WEAK, "name.weak", COLUMN, FLAG, "", words_none, 0, \
            "The word is one that honest columns bear too (status, grade, reason ...).", "") \
    MEASURE(naming, NAME_WORD, "name.word", COLUMN, TEXT, "", words_none, 0, \
            "The word that says so.", "") \
    /* ---- the declared pipeline ---- */ \
    MEASURE(step, STEP_KIND, "step.kind", STEP, NAME, "", words_step, 0, \
            "What a pipeline step does: transform without learning, fit on rows, split, choose (tune, select) or evaluate.", "") \
    MEASURE(step, STEP_FIT_ON, "step.fit_on", STEP, NAME, "", words_fit, 0, \
            "The rows that the step is declared to be fitted on.", "") \
    MEASURE(step, STEP_EVALUATE_ON, "step.evaluate_on", STEP, NAME, "", words_fit, 0, \
            "The rows that the step's choices are judged on.", "") \
    MEASURE(step, STEP_BEFORE_SPLIT, "step.before_split", STEP, FLAG, "", words_none, 0, \
            "The step stands before the split in the pipeline.", "") \
    MEASURE(step, STEP_FOLDWISE, "step.outside_folds", STEP, FLAG, "", words_none, 0, \
            "The evaluation is fold-wise and the step is fitted outside the folds.", "") \
    MEASURE(step, STEP_TITLE, "step.title", STEP, TEXT, "", words_none, 0, \
            "The step as written: its kind, method and columns.", "") \
    /* ---- housekeeping ---- */ \
    MEASURE(housekeeping, SUPPRESSION_EXPIRED, "suppression.expired", SUPPRESSION, FLAG, "", words_none, 0, \
            "The suppression's expiry lies before today.", "") \
    MEASURE(housekeeping, SUPPRESSION_EXPIRES, "suppression.expires", SUPPRESSION, TEXT, "", words_none, 0, \
            "The day it expires.", "") \
    MEASURE(housekeeping, SUPPRESSION_MATCHES, "suppression.matches", SUPPRESSION, COUNT, "findings", words_none, 0, \
            "Findings that the suppression covers.", "") \
    MEASURE(housekeeping, BASELINE_STALE, "baseline.stale", SUPPRESSION, FLAG, "", words_none, 0, \
            "The baseline accepts a finding that is not there any more; set when all other rules have judged.", "") \
    MEASURE(housekeeping, OVERRIDE_CHANGE, "override.change", OVERRIDE, TEXT, "", words_none, 0, \
            "What the policy changes about the rule.", "") \
    MEASURE(housekeeping, OVERRIDE_PRESENT, "override.present", OVERRIDE, FLAG, "", words_none, 0, \
            "The policy changes something about the rule.", "")

// clang-format on

#define MEASURE_ID(group, id, name, subject, type, unit, words, table, doc, citation) M_##id,
enum measure_id { MEASURES(MEASURE_ID) MEASURE_COUNT };

#endif
