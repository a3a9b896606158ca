// The registry of measures as one table: MEASURE(group, identifier, name, subject, type, unit, words, table,
// label, doc, citation).
//
// `group` names the function in gather.c that computes it. A new measure is a row here and its computation in
// the group's file; the command `leakaudit measures`, rule files and reports know it from then on.
#ifndef LEAKAUDIT_EVIDENCE_MEASURES_H
#define LEAKAUDIT_EVIDENCE_MEASURES_H

// clang-format off

#define MEASURES(MEASURE) \
    /* ---- the dataset ---- */ \
    MEASURE(dataset, DATASET_ROWS, "dataset.rows", DATASET, COUNT, "rows", words_none, 0, \
            "rows", "Rows of all files together.", "") \
    MEASURE(dataset, DATASET_COLUMNS, "dataset.columns", DATASET, COUNT, "columns", words_none, 0, \
            "columns compared with the target", "Columns of the data that were compared with the target.", "") \
    MEASURE(declared, DATASET_HAS_SCHEMA, "dataset.has_schema", DATASET, FLAG, "", words_none, 0, \
            "there is a schema", "A schema file describes the columns.", "") \
    MEASURE(declared, DATASET_HAS_COLUMNS, "dataset.has_columns", DATASET, FLAG, "", words_none, 0, \
            "the schema lists columns", "The schema lists columns.", "") \
    MEASURE(declared, DATASET_TASK, "dataset.task", DATASET, NAME, "", words_task, 0, \
            "kind of prediction", "The kind of prediction, declared or found from the target's values.", "") \
    MEASURE(declared, DATASET_MODE, "dataset.prediction_mode", DATASET, NAME, "", words_mode, 0, \
            "when the model is asked", "When the model is asked: in batches or on demand.", "") \
    MEASURE(declared, SPLIT_HELD_OUT, "split.held_out", DATASET, FLAG, "", words_none, 0, \
            "something is held out", "A test split, a split column or cross-validation folds are declared or given.", "") \
    MEASURE(declared, SPLIT_STRATEGY, "split.strategy", DATASET, NAME, "", words_strategy, 0, \
            "declared way of splitting", "How the schema says that rows were divided.", "") \
    MEASURE(declared, SPLIT_GROUPS, "split.groups", DATASET, COUNT, "columns", words_none, 0, \
            "declared group columns", "Columns that the schema declares to tell which rows must share a split.", "") \
    MEASURE(dataset, SPLIT_COUNT, "split.count", DATASET, COUNT, "splits", words_none, 0, \
            "splits with rows", "Splits that have rows.", "") \
    MEASURE(dataset, ANALYSIS_COMPLETE, "analysis.complete", DATASET, FLAG, "", words_none, 0, \
            "all was analysed", "All rows were read and the target could be used.", "") \
    MEASURE(dataset, ANALYSIS_TROUBLE, "analysis.trouble", DATASET, TEXT, "", words_none, 0, \
            "what was not analysed", "What was not analysed, and why.", "") \
    MEASURE(rows, ROWS_REPEATED, "rows.repeated", DATASET, COUNT, "rows", words_none, 0, \
            "repeated rows", "Rows that equal an earlier row in every column but ids and times.", "") \
    MEASURE(rows, ROWS_REPEATED_SHARE, "rows.repeated_share", DATASET, ESTIMATE, "share", words_none, 0, \
            "share of repeated rows", "Share of such rows, with Wilson's interval.", "Wilson 1927") \
    MEASURE(rows, ROWS_LARGEST, "rows.largest_group", DATASET, COUNT, "rows", words_none, 0, \
            "copies of the commonest row", "How often the commonest row occurs.", "") \
    MEASURE(rows, ROWS_SPLIT_TEST, "rows.random_test", DATASET, COUNT, "rows", words_none, 0, \
            "test rows of a random split", "Test rows of a random split of the table, 70 to 30.", "") \
    MEASURE(rows, ROWS_SCATTERED, "rows.scattered", DATASET, COUNT, "rows", words_none, 0, \
            "of those, copies of a train row", "Test rows of that split that equal a train row.", "") \
    MEASURE(rows, ROWS_NATURAL, "rows.natural", DATASET, ESTIMATE, "pairs", words_none, 0, \
            "most copies to expect by nature", "As overlap.natural, across that split.", "Hardy, Littlewood & Polya 1934") \
    MEASURE(rows, ROWS_CHANCE, "rows.chance", DATASET, ESTIMATE, "log10", words_none, 0, \
            "chance of so many copies", "As overlap.chance, across that split.", "") \
    MEASURE(rows, ROWS_UNNATURAL, "rows.unnatural", DATASET, FLAG, "", words_none, 0, \
            "more copies than nature gives", "As overlap.unnatural, across that split.", "") \
    MEASURE(declared, DECLARED_ROLE, "declared.role", COLUMN, NAME, "", words_role, 0, \
            "declared role", "The column's role; a column without one is a feature.", "") \
    MEASURE(declared, DECLARED_AVAILABLE, "declared.available", COLUMN, NAME, "", words_available, 0, \
            "declared availability", "Whether the value is available at prediction time.", "Kaufman et al. 2012") \
    MEASURE(declared, DECLARED_EXPLICIT, "declared.explicit", COLUMN, FLAG, "", words_none, 0, \
            "declared in the schema", "The schema has an entry for the column.", "") \
    MEASURE(declared, DECLARED_HAS_REASON, "declared.has_reason", COLUMN, FLAG, "", words_none, 0, \
            "availability has a reason", "The availability comes with a reason.", "") \
    MEASURE(declared, DECLARED_REASON, "declared.reason", COLUMN, TEXT, "", words_none, 0, \
            "declared reason", "The declared reason of the availability.", "") \
    MEASURE(declared, DECLARED_LAG, "declared.lag", COLUMN, ESTIMATE, "days", words_none, 0, \
            "declared lag", "How long after the event the value becomes known.", "") \
    MEASURE(declared, DECLARED_LATE, "declared.late", COLUMN, ESTIMATE, "days", words_none, 0, \
            "lag not made up for", "The lag that the feature's window does not make up for.", "") \
    MEASURE(declared, DECLARED_SERVING, "declared.serving", COLUMN, NAME, "", words_mode, 0, \
            "how the value is had when asked", "How the value can be had when the model is asked.", "") \
    MEASURE(declared, DECLARED_FIT_ON, "declared.fit_on", COLUMN, NAME, "", words_fit, 0, \
            "declared rows of the fit", "The rows that the column's transformation was fitted on.", "") \
    MEASURE(declared, WINDOW_END, "window.end", COLUMN, ESTIMATE, "days", words_none, 0, \
            "end of the feature's window", "Where the feature's aggregation window ends, relative to the prediction time.", "") \
    MEASURE(declared, WINDOW_OVERLAPS_LABEL, "window.overlaps_label", COLUMN, FLAG, "", words_none, 0, \
            "window reaches into the label's", "The feature's window and the label window share time.", "") \
    MEASURE(declared, DECLARED_STAMPED, "declared.stamped", COLUMN, FLAG, "", words_none, 0, \
            "values bear the time they were known", "as_of names the column with the time when each value became known, and the task has a prediction_time.", "") \
    MEASURE(lineage, LINEAGE_TARGET, "lineage.reaches_target", COLUMN, FLAG, "", words_none, 0, \
            "derived from the target", "derived_from, followed through all columns, reaches the target.", "") \
    MEASURE(lineage, LINEAGE_UNAVAILABLE, "lineage.reaches_unavailable", COLUMN, FLAG, "", words_none, 0, \
            "derived from an unavailable column", "derived_from reaches a column that is declared unavailable.", "") \
    MEASURE(lineage, LINEAGE_PATH, "lineage.path", COLUMN, TEXT, "", words_none, 0, \
            "the way there", "The way there, from column to column.", "") \
    MEASURE(lineage, LINEAGE_CYCLE, "lineage.cycle", COLUMN, FLAG, "", words_none, 0, \
            "derived from itself", "derived_from leads back to the column itself.", "") \
    MEASURE(lineage, LINEAGE_UNKNOWN, "lineage.unknown", COLUMN, FLAG, "", words_none, 0, \
            "derived from an undeclared column", "derived_from names a column that nobody declares.", "") \
    MEASURE(lineage, LINEAGE_PROBLEM, "lineage.problem", COLUMN, TEXT, "", words_none, 0, \
            "what is wrong with its lineage", "What is wrong with the column's derived_from.", "") \
    MEASURE(agreement, SCHEMA_MATCH, "schema.match", COLUMN, FLAG, "", words_none, 0, \
            "schema and data agree", "Schema and data agree on the column and its type.", "") \
    MEASURE(agreement, SCHEMA_MISMATCH, "schema.mismatch", COLUMN, TEXT, "", words_none, 0, \
            "what schema and data disagree on", "What schema and data disagree on.", "") \
    /* ---- times in the rows ---- */ \
    MEASURE(stamped, STAMPED_COUNT, "stamped.count", COLUMN, COUNT, "rows", words_none, 0, \
            "values known too late", "Rows whose value is stamped (as_of) later than the prediction time.", "Kaufman et al. 2012") \
    MEASURE(stamped, STAMPED_SHARE, "stamped.share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share of values known too late", "The same as a share of the rows that have both times, with Wilson's interval.", "Wilson 1927") \
    MEASURE(stamped, STAMPED_LATE, "stamped.late", COLUMN, ESTIMATE, "days", words_none, 0, \
            "median delay of those", "How late those values come: the median.", "") \
    MEASURE(stamped, STAMPED_BY, "stamped.by", COLUMN, TEXT, "", words_none, 0, \
            "the delay in words", "The same in words.", "") \
    MEASURE(stamped, STAMPED_FIRST, "stamped.first", COLUMN, TEXT, "", words_none, 0, \
            "first such rows", "The first such rows, as file:line.", "") \
    MEASURE(future, TIME_ORDERED, "time.ordered", DATASET, FLAG, "", words_none, 0, \
            "rows have an order in time", "A column tells the order of the rows in time: declared, or a date column in whose order the file is written.", "") \
    MEASURE(future, TIME_COLUMN, "time.column", DATASET, TEXT, "", words_none, 0, \
            "column that orders them", "That column.", "") \
    MEASURE(future, TIME_TELLS, "time.tells", COLUMN, FLAG, "", words_none, 0, \
            "this column orders them", "The column is that one.", "") \
    MEASURE(future, FUTURE_ALL, "future.all", COLUMN, ESTIMATE, "share", words_none, 0, \
            "explained by all of the target's times", "In-sample R2 of the column's changes on the target's levels before, at and after them, in the order of time.", "") \
    MEASURE(future, FUTURE_PAST, "future.past", COLUMN, ESTIMATE, "share", words_none, 0, \
            "explained by its present and past", "The same without the target's later levels.", "") \
    MEASURE(future, FUTURE_OWN, "future.own", COLUMN, ESTIMATE, "share", words_none, 0, \
            "explained by the column's own past", "The same on the column's own changes before (40; fewer in short series): 1 for calendars; only where later values add something.", "") \
    MEASURE(future, FUTURE_COMMONEST, "future.commonest", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share of the commonest change", "Share of the commonest change: near 1 for counters and clocks.", "") \
    MEASURE(future, FUTURE_GAIN, "future.gain", COLUMN, ESTIMATE, "share", words_none, 0, \
            "added by the target's future", "What the target's later innovations add to the present and earlier ones in explaining the column's innovations (R2); p by the partial F test.", \
            "Granger 1969; Haugh & Box 1977") \
    MEASURE(future, FUTURE_FORESEEN, "future.foreseen", COLUMN, FLAG, "", words_none, 0, \
            "declared as known ahead", "The column is declared available with a reason (a forecast, a booking, a leading indicator); declared unavailable: no.", "") \
    MEASURE(future, FUTURE_REACH, "future.reach", COLUMN, COUNT, "rows", words_none, 0, \
            "rows looked ahead and back", "Rows to either side in the window that explains most.", "") \
    /* ---- the column alone ---- */ \
    MEASURE(column, COLUMN_MISSING, "column.missing", COLUMN, COUNT, "rows", words_none, 1, \
            "missing cells", "Rows in which the cell is missing.", "") \
    MEASURE(column, COLUMN_PRESENT, "column.present", COLUMN, COUNT, "rows", words_none, 0, \
            "present cells", "Rows in which the cell is present.", "") \
    MEASURE(column, COLUMN_DISTINCT, "column.distinct", COLUMN, COUNT, "values", words_none, 1, \
            "distinct values", "Distinct present values; beyond 4096 of a column that is not held in memory an estimate (1.6 %).", \
            "Bar-Yossef et al. 2002") \
    MEASURE(identity, ID_LIKE, "id.like", COLUMN, FLAG, "", words_none, 0, \
            "looks like an id", "Whole numbers that (nearly) never repeat and run on densely or in the order of the rows, or texts that never repeat.", "") \
    MEASURE(identity, ID_PREFIX_POWER, "id.prefix_power", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "strength of its first characters", "Strength of the first characters of a text that never repeats, on the scale of target.strength.", "") \
    MEASURE(identity, ID_NUMBER_POWER, "id.number_power", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "strength of its running number", "Strength of the running number in a text that never repeats (CUST-000123), on the scale of target.strength.", "") \
    /* ---- association with the target ---- */ \
    MEASURE(power, TARGET_POWER, "target.power", COLUMN, ESTIMATE, "", words_none, 1, \
            "predictive power alone", "Cross-validated power of the column alone: ROC AUC (mean one-vs-rest), or R2 of the target's ranks.", \
            "Hanley & McNeil 1982; DeLong et al. 1988") \
    MEASURE(power, TARGET_STRENGTH, "target.strength", COLUMN, ESTIMATE, "gini", words_none, 1, \
            "strength alone (0 to 1)", "target.power against the naive baseline, 0 to 1: 2 AUC - 1, or the root of R2.", "") \
    MEASURE(association, TARGET_AUC, "target.auc", COLUMN, ESTIMATE, "", words_none, 1, \
            "ranking power (AUC)", "Rank AUC of a numeric column against a binary target, in the better direction, ties one half.", \
            "DeLong et al. 1988") \
    MEASURE(association, TARGET_GINI, "target.gini", COLUMN, ESTIMATE, "", words_none, 0, \
            "ranking power (Gini)", "2 target.auc - 1.", "") \
    MEASURE(association, TARGET_KS, "target.ks", COLUMN, ESTIMATE, "", words_none, 0, \
            "distance between classes (KS)", "Kolmogorov-Smirnov distance between the classes of a binary target.", "Smirnov 1939") \
    MEASURE(association, TARGET_PEARSON, "target.pearson", COLUMN, ESTIMATE, "", words_none, 1, \
            "linear correlation (Pearson)", "Pearson's correlation with a numeric target, or with the positive class.", "") \
    MEASURE(association, TARGET_SPEARMAN, "target.spearman", COLUMN, ESTIMATE, "", words_none, 1, \
            "rank correlation (Spearman)", "Spearman's rank correlation with a numeric target, or with the positive class.", "Bonett & Wright 2000") \
    MEASURE(association, TARGET_CRAMERS_V, "target.cramers_v", COLUMN, ESTIMATE, "", words_none, 1, \
            "association (Cramér's V)", "Cramer's V between the column's bins and the target's, bias-corrected.", "Bergsma 2013") \
    MEASURE(association, TARGET_THEILS_U, "target.theils_u", COLUMN, ESTIMATE, "share", words_none, 1, \
            "target explained (Theil's U)", "Share of the target's entropy that the column's bins explain, Miller-Madow corrected.", "Theil 1970; Miller 1955") \
    MEASURE(association, TARGET_MUTUAL_INFORMATION, "target.mutual_information", COLUMN, ESTIMATE, "nats", words_none, 0, \
            "mutual information", "Mutual information of the column's bins and the target's.", "") \
    MEASURE(association, TARGET_CORRELATION_RATIO, "target.correlation_ratio", COLUMN, ESTIMATE, "share", words_none, 0, \
            "variance explained (eta squared)", "Correlation ratio eta squared: of the target by the column's bins, or of a numeric column by the classes.", "Kerby 2014") \
    MEASURE(crowd, CROWD_SIZE, "crowd.size", COLUMN, COUNT, "columns", words_none, 0, \
            "columns about as strong", "Unexplained columns at least three quarters as strong as this one, itself included.", "") \
    MEASURE(crowd, CROWD_NEXT, "crowd.next", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "next best column, relative", "Strength of the best unexplained column outside that crowd, as a share of this column's.", "") \
    MEASURE(crowd, CROWD_STRONGER, "crowd.stronger", COLUMN, COUNT, "columns", words_none, 0, \
            "columns that are stronger", "Unexplained columns without an outcome word that are stronger than this one.", "") \
    MEASURE(crowd, CROWD_BEST_OTHER, "crowd.best_other", COLUMN, ESTIMATE, "gini", words_none, 0, \
            "best other column, relative", "Strength of the best other column without an outcome word, as a share of this column's.", "") \
    MEASURE(crowd, CROWD_REST, "crowd.rest", COLUMN, ESTIMATE, "", words_none, 0, \
            "what others leave open, times", "What the second best other column leaves unexplained, as a multiple of what this one does.", "") \
    MEASURE(crowd, CROWD_COLUMNS, "crowd.columns", DATASET, COUNT, "columns", words_none, 0, \
            "columns with a known strength", "Columns whose strength could be measured and that vary.", "") \
    MEASURE(model, MODEL_POWER, "model.power", DATASET, ESTIMATE, "", words_none, 0, \
            "power of all features together", "Cross-validated power of an additive model on all unexplained features (the 60 strongest): ROC AUC, or R2 of ranks.", \
            "Hoerl & Kennard 1970") \
    MEASURE(model, MODEL_COLUMNS, "model.columns", DATASET, COUNT, "columns", words_none, 0, \
            "features in the model", "Features in that model.", "") \
    MEASURE(model, MODEL_SET, "model.set", DATASET, COUNT, "columns", words_none, 0, \
            "columns that carry half of it", "Columns to take out, the most missed first, until half of the model's strength is gone; at most 10.", "") \
    MEASURE(model, MODEL_NAMES, "model.names", DATASET, TEXT, "", words_none, 0, \
            "those columns", "Those columns.", "") \
    MEASURE(model, MODEL_WITHOUT, "model.without", DATASET, ESTIMATE, "", words_none, 0, \
            "power without those columns", "model.power without those columns.", "") \
    MEASURE(model, MODEL_STRENGTH, "model.left", DATASET, ESTIMATE, "share", words_none, 0, \
            "strength left without them", "What is left without them, as a share of the model's strength (0 = naive, 1 = as good).", "") \
    MEASURE(model, MODEL_UNDECLARED, "model.undeclared", DATASET, COUNT, "columns", words_none, 0, \
            "of those, undeclared", "How many of those columns nobody has declared available with a reason.", "") \
    /* ---- the column's values decide the target ---- */ \
    MEASURE(exact, DEPENDENCY_REPEATED, "dependency.repeated", COLUMN, ESTIMATE, "share", words_none, 0, \
            "rows whose value repeats", "Rows whose value is present and occurs at least twice, as a share of the rows with a known target.", "") \
    MEASURE(exact, DEPENDENCY_ERRORS, "dependency.errors", COLUMN, COUNT, "rows", words_none, 0, \
            "exceptions", "Rows among them outside the majority class of their value (g3).", "Kivinen & Mannila 1995") \
    MEASURE(exact, DEPENDENCY_ERROR_SHARE, "dependency.error_share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share of exceptions", "The same as a share of the rows.", "") \
    MEASURE(exact, DEPENDENCY_CHANCE, "dependency.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so few exceptions", "log10 of the chance that random labels follow the values with so few errors, times the columns looked at.", "") \
    MEASURE(exact, DEPENDENCY_UNCERTAINTY, "dependency.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "target explained by the values", "Share of the target's entropy that the exact values explain, Miller-Madow corrected.", "Miller 1955") \
    MEASURE(exact, DEPENDENCY_CELLS, "dependency.cells", COLUMN, ESTIMATE, "share", words_none, 0, \
            "distinct repeated values per row", "Values that repeat, as a share of the rows.", "") \
    MEASURE(exact, COPY_ONE_TO_ONE, "copy.one_to_one", COLUMN, FLAG, "", words_none, 0, \
            "values and classes match one to one", "Every value belongs to one class and every class to one value.", "") \
    MEASURE(exact, COPY_IMAGE, "copy.image_errors", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share of exceptions", "Rows that break a function from the target to the column's few values: a coarser copy of a multiclass target.", "") \
    MEASURE(exact, COPY_IMAGE_CHANCE, "copy.image_chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so few exceptions", "log10 of the chance that random values follow the target's classes with so few errors, times the columns looked at.", "") \
    MEASURE(exact, CLASS_ERRORS, "class.errors", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share of exceptions", "Rows that break a function from a text's values to whether the row is of one class of several; the class that fits best.", "") \
    MEASURE(exact, CLASS_UNCERTAINTY, "class.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "class explained by the values", "Share of the entropy of being in that class that the values explain, Miller-Madow corrected.", "Miller 1955") \
    MEASURE(exact, CLASS_CHANCE, "class.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so few exceptions", "log10 of the chance that rows of a random class follow the values with so few errors, times the classes and columns looked at.", "") \
    MEASURE(exact, CUT_ERRORS, "cut.errors", COLUMN, COUNT, "rows", words_none, 0, \
            "rows on the wrong side of the cut", "Rows that the best cut of the number line into one block a class puts wrong.", "") \
    MEASURE(exact, CUT_ERROR_SHARE, "cut.error_share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share on the wrong side", "The same as a share of the rows.", "") \
    MEASURE(exact, CUT_MINORITY, "cut.minority_errors", COLUMN, ESTIMATE, "share", words_none, 0, \
            "against the smallest class", "The same as a share of the smallest class.", "") \
    MEASURE(exact, CUT_CHANCE, "cut.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so clean a cut", "log10 of the chance that a random order is cut as well, times the columns looked at.", "") \
    MEASURE(exact, CUT_GAP, "cut.gap", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "jump at the cut, relative", "The jump at the cut against the median spacing beside it: small where one quantity was sliced.", "") \
    MEASURE(exact, COPY_AFFINE, "copy.affine_gap", COLUMN, ESTIMATE, "", words_none, 0, \
            "distance from a straight line", "1 - |Pearson| with a numeric target (GSL on the stored column): 0 for another unit of the target.", "") \
    MEASURE(exact, COPY_MONOTONE, "copy.monotone_gap", COLUMN, ESTIMATE, "", words_none, 0, \
            "distance from one order", "1 - |Spearman| with a numeric target (GSL on the stored column): 0 for any monotone recoding.", "") \
    MEASURE(exact, LOOKUP_ROWS, "lookup.rows", COLUMN, COUNT, "rows", words_none, 0, \
            "rows whose value repeats", "Rows of a numeric target whose column value occurs at least twice.", "") \
    MEASURE(exact, LOOKUP_SHARE, "lookup.share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share of rows whose value repeats", "The same as a share of the rows with a known target.", "") \
    MEASURE(exact, LOOKUP_RESIDUAL, "lookup.residual", COLUMN, ESTIMATE, "share", words_none, 0, \
            "target left unexplained", "Variance of the target within repeated values, as a share of its variance.", "") \
    MEASURE(exact, TOUCH_JUMP, "touch.jump", COLUMN, ESTIMATE, "sd", words_none, 0, \
            "gap between the classes", "Of the nearest two classes (of several) that don't overlap: what lies between them beyond one step of the scale, in standard deviations.", "") \
    MEASURE(exact, TOUCH_EDGE, "touch.edge", COLUMN, ESTIMATE, "share", words_none, 0, \
            "rows near that edge", "Rows of such a class within half a standard deviation of the other one; the smaller of both shares.", "Wilson 1927") \
    MEASURE(exact, TOUCH_CHANCE, "touch.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of no overlap", "log10 of the chance that two classes of these sizes don't overlap, times the pairs and the columns looked at.", "") \
    MEASURE(exact, IMAGE_OVERLAPS, "image.overlaps", COLUMN, COUNT, "values", words_none, 0, \
            "intervals that overlap", "Values of a column of few values whose interval of a numeric target reaches into the next one's.", "") \
    MEASURE(exact, IMAGE_LEVELS, "image.levels", COLUMN, COUNT, "values", words_none, 0, \
            "values compared", "Values of such a column that have at least three rows.", "") \
    MEASURE(exact, IMAGE_JUMP, "image.jump", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "jump between intervals, relative", "The median jump from one interval to the next against the median spacing of the target: small where one quantity was put into bins.", "") \
    MEASURE(exact, IMAGE_CHANCE, "image.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of no overlap", "log10 of the chance that a random order gives every value an interval of its own, times the columns looked at.", "") \
    MEASURE(alphabet, ALPHABET_KAPPA, "alphabet.kappa", COLUMN, ESTIMATE, "", words_none, 0, \
            "agreement with the target (kappa)", "Agreement beyond chance of a column whose values are labels of the target (Cohen's kappa).", "Cohen 1960") \
    MEASURE(alphabet, ALPHABET_CUSTOMARY, "alphabet.customary", COLUMN, FLAG, "", words_none, 0, \
            "the labels are everyday words", "The labels are words that any column may use (yes, low, male ...).", "") \
    MEASURE(alphabet, ALPHABET_COLUMNS, "alphabet.columns", COLUMN, COUNT, "columns", words_none, 0, \
            "columns with the target's labels", "Columns whose values are all labels of the target and agree with it beyond chance.", "") \
    /* ---- presence and single values ---- */ \
    MEASURE(presence, MISSING_COUNT, "missing.count", COLUMN, COUNT, "rows", words_none, 0, \
            "missing cells", "Rows with a known target in which the cell is missing.", "") \
    MEASURE(presence, PRESENT_COUNT, "present.count", COLUMN, COUNT, "rows", words_none, 0, \
            "present cells", "Rows with a known target in which the cell is present.", "") \
    MEASURE(presence, MISSING_AUC, "missing.auc", COLUMN, ESTIMATE, "", words_none, 0, \
            "ranking power of being present (AUC)", "ROC AUC of the cell's being present against a binary target, or of a numeric target against it, in the better direction.", "DeLong et al. 1988") \
    MEASURE(presence, MISSING_UNCERTAINTY, "missing.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "target explained by missing cells", "Share of the target's entropy that the cell's being missing explains.", "") \
    MEASURE(presence, MISSING_CHANCE, "missing.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so pure a side", "log10 of the hypergeometric tail of the purer side, times the columns looked at.", "") \
    MEASURE(presence, MISSING_SIDE, "missing.side", COLUMN, NAME, "", words_side, 0, \
            "the purer side", "The purer side.", "") \
    MEASURE(presence, MISSING_SIDE_ROWS, "missing.side_rows", COLUMN, COUNT, "rows", words_none, 0, \
            "rows on the purer side", "Rows on the purer side.", "") \
    MEASURE(presence, MISSING_EXCEPTIONS, "missing.exceptions", COLUMN, COUNT, "rows", words_none, 0, \
            "exceptions on that side", "Of those, rows outside the side's class.", "") \
    MEASURE(presence, MISSING_IMPURITY, "missing.impurity", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "exceptions, relative to all rows", "Exceptions of the purer side against the base rate: 1 = no purer than all rows; upper 95 % Clopper-Pearson limit.", \
            "Clopper & Pearson 1934") \
    MEASURE(presence, ZERO_UNCERTAINTY, "zero.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "target explained by the filler", "Share of the target's entropy that the value's being the filler (0, -1, 99 ...) explains.", "") \
    MEASURE(presence, ZERO_CHANCE, "zero.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so pure a side", "log10 of the hypergeometric tail of the side without the filler, times the columns looked at.", "") \
    MEASURE(presence, ZERO_IMPURITY, "zero.impurity", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "exceptions, relative to all rows", "As missing.impurity, for the rows without the filler.", "") \
    MEASURE(presence, ZERO_SIDE_ROWS, "zero.side_rows", COLUMN, COUNT, "rows", words_none, 0, \
            "rows without the filler", "Rows without the filler.", "") \
    MEASURE(presence, ZERO_EXCEPTIONS, "zero.exceptions", COLUMN, COUNT, "rows", words_none, 0, \
            "exceptions among them", "Of those, rows outside the side's class.", "") \
    MEASURE(value, VALUE_UNCERTAINTY, "value.uncertainty", COLUMN, ESTIMATE, "share", words_none, 0, \
            "target explained by one value", "Share of the target's entropy (of several classes: of being in one of them) that the best single value, against all others, explains.", "") \
    MEASURE(value, VALUE_PRECISION, "value.precision", COLUMN, ESTIMATE, "share", words_none, 0, \
            "rows of the value in its class", "Rows of that value that are in its class.", "Wilson 1927") \
    MEASURE(value, VALUE_RECALL, "value.recall", COLUMN, ESTIMATE, "share", words_none, 0, \
            "rows of the class with the value", "Rows of the class that have that value.", "Wilson 1927") \
    MEASURE(value, VALUE_CLASS_SHARE, "value.class_share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "share of that class in all rows", "Share of that class among all rows.", "") \
    MEASURE(value, VALUE_ROWS, "value.rows", COLUMN, COUNT, "rows", words_none, 0, \
            "rows with the value", "Rows of that value.", "") \
    MEASURE(value, VALUE_COUNT_, "value.count", COLUMN, COUNT, "values", words_none, 0, \
            "distinct values", "Distinct values, missing not counted.", "") \
    MEASURE(value, VALUE_CHANCE, "value.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so pure a value", "log10 of the hypergeometric tail of the purer value of a two-valued column, times the columns looked at.", "") \
    MEASURE(value, VALUE_IMPURITY, "value.impurity", COLUMN, ESTIMATE, "ratio", words_none, 0, \
            "exceptions, relative to all rows", "As missing.impurity, for the purer value of a two-valued column.", "") \
    MEASURE(value, VALUE_EXCEPTIONS, "value.exceptions", COLUMN, COUNT, "rows", words_none, 0, \
            "exceptions", "Rows of that value outside its class.", "") \
    /* ---- how the cells are written ---- */ \
    MEASURE(formatting, FORMAT_SHARE, "format.share", COLUMN, ESTIMATE, "share", words_none, 0, \
            "target explained by the writing", "Share of the target's entropy that the way cells are written explains beyond their value, Miller-Madow corrected.", \
            "Wilks 1938; Miller 1955") \
    MEASURE(formatting, FORMAT_CHANCE, "format.chance", COLUMN, ESTIMATE, "log10", words_none, 0, \
            "chance of so clear a writing", "log10 of the p-value of that (G-test), times the ways of writing and the columns looked at.", "Wilks 1938") \
    MEASURE(formatting, FORMAT_FACET, "format.facet", COLUMN, TEXT, "", words_none, 0, \
            "what about the writing", "What about the writing says so: decimals, layout, quotes and blanks, spelling of missing, upper and lower case, length.", "") \
    /* ---- the order of the rows ---- */ \
    MEASURE(order, ORDER_SORTED, "order.sorted", DATASET, FLAG, "", words_none, 0, \
            "sorted by the target", "The rows are sorted by the target: each class in one block, or a number that only rises or falls.", "") \
    MEASURE(order, ORDER_POWER, "order.power", DATASET, ESTIMATE, "", words_none, 0, \
            "power of the position in the file", "As target.power, for the position in the file, in blocks of neighbouring rows.", "") \
    MEASURE(order, ORDER_CHANGE, "order.change", DATASET, ESTIMATE, "share", words_none, 0, \
            "distance from an even mix", "How far the target's cumulative sum along the rows leaves a straight line: 1 = sorted.", "Page 1955") \
    MEASURE(order, ORDER_CHANGE_ROW, "order.change_row", DATASET, COUNT, "rows", words_none, 0, \
            "rows before the change", "Rows before that change.", "") \
    MEASURE(order, ORDER_RUNS, "order.runs", DATASET, ESTIMATE, "ratio", words_none, 0, \
            "stretches of one class, relative", "Stretches of equal classes against those of a random order: below 1 = neighbours are alike, above = they alternate.", \
            "Wald & Wolfowitz 1940; Mood 1940") \
    MEASURE(order, ORDER_PERIOD, "order.period", DATASET, COUNT, "rows", words_none, 0, \
            "period of the rows", "The period (2 to 12) by which the row number best tells the target.", "") \
    MEASURE(order, ORDER_PERIOD_SHARE, "order.period_share", DATASET, ESTIMATE, "share", words_none, 0, \
            "target explained by the period", "Share of the target's entropy that the row number modulo that period explains, Miller-Madow corrected.", "") \
    MEASURE(order, ORDER_HAS_KEY, "order.has_key", DATASET, FLAG, "", words_none, 0, \
            "rows are ordered by a column", "The rows are in the order of some column.", "") \
    MEASURE(order, ORDER_TIME, "order.time", DATASET, FLAG, "", words_none, 0, \
            "ordered by time", "That column holds times.", "") \
    MEASURE(order, ORDER_KEY, "order.key", DATASET, TEXT, "", words_none, 0, \
            "column they are ordered by", "The column that the rows are in the order of.", "") \
    /* ---- columns that make the target together ---- */ \
    MEASURE(combination, COMBINATION_KIND, "combination.kind", COLUMN_SET, NAME, "", words_combination, 0, \
            "kind of relation", "How the columns make the target: not at all, by comparison or equality of two, as a linear identity, a product or ratio, a sum with a part missing, by the change between two, or by a cut through one of those.", "") \
    MEASURE(combination, COMBINATION_FORMULA, "combination.formula", COLUMN_SET, TEXT, "", words_none, 0, \
            "the relation", "The relation, in the names of the columns.", "") \
    MEASURE(combination, COMBINATION_SUMMARY, "combination.summary", COLUMN_SET, TEXT, "", words_none, 0, \
            "the relation and its strength", "The relation with the rows that keep it, or its strength.", "") \
    MEASURE(combination, COMBINATION_DECLARED, "combination.declared", COLUMN_SET, FLAG, "", words_none, 0, \
            "all its columns are declared", "Every column of the set is declared available, with a reason.", "") \
    MEASURE(combination, COMBINATION_ROWS, "combination.rows", COLUMN_SET, COUNT, "rows", words_none, 0, \
            "rows that can be checked", "Rows with a known target in which all columns of the set are present.", "") \
    MEASURE(combination, COMBINATION_COVERAGE, "combination.coverage", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "share that can be checked", "The same as a share of the rows with a known target.", "") \
    MEASURE(combination, COMBINATION_ERRORS, "combination.errors", COLUMN_SET, COUNT, "rows", words_none, 0, \
            "rows that break the relation", "Rows among them that break the relation by more than rounding.", "") \
    MEASURE(combination, COMBINATION_AGREEMENT, "combination.agreement", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "rows that keep the relation", "Rows among them that keep it, as a share.", "") \
    MEASURE(combination, COMBINATION_MINORITY, "combination.minority", COLUMN_SET, COUNT, "rows", words_none, 0, \
            "rows of the rarer answer", "Of a comparison, the rows of the smallest class; of an equality, of the rarer answer.", "") \
    MEASURE(combination, COMBINATION_UNCERTAINTY, "combination.uncertainty", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "target explained by the relation", "Share of the target's entropy that a comparison or equality explains, Miller-Madow corrected.", "Miller 1955") \
    MEASURE(combination, COMBINATION_ALONE, "combination.alone", COLUMN_SET, ESTIMATE, "", words_none, 0, \
            "best single column of the set", "What the best column of the set does alone: entropy explained (comparison), rows reproduced (linear), strength (change).", "") \
    MEASURE(combination, COMBINATION_ALONE_ERRORS, "combination.alone_errors", COLUMN_SET, ESTIMATE, "rows", words_none, 0, \
            "errors of the best single column", "Rows that the best cut through one column of a comparison alone puts wrong.", "") \
    MEASURE(combination, COMBINATION_FIT, "combination.fit", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "variance explained (R2)", "R2 of the relation for a numeric target.", "") \
    MEASURE(combination, COMBINATION_TOLERANCE, "combination.tolerance", COLUMN_SET, ESTIMATE, "sd", words_none, 0, \
            "what rounding has to allow", "What the rounding of the written digits has to allow, in standard deviations of the target; 0 where " \
            "the rows keep the relation without.", "") \
    MEASURE(combination, COMBINATION_WEIGHT, "combination.weight", COLUMN_SET, ESTIMATE, "", words_none, 0, \
            "weight of the least column", "Standardised coefficient of the least important column of a linear identity.", "") \
    MEASURE(combination, COMBINATION_CHANCE, "combination.chance", COLUMN_SET, ESTIMATE, "log10", words_none, 0, \
            "chance of so good a relation", "log10 of the chance that columns without any relation do as well, times the sets looked at.", "") \
    MEASURE(combination, COMBINATION_REMAINDER, "combination.remainder", COLUMN_SET, ESTIMATE, "share", words_none, 0, \
            "rows with a common remainder", "Rows in which the sum leaves one of its five commonest remainders.", "") \
    MEASURE(combination, COMBINATION_REMAINDER_GAIN, "combination.remainder_gain", COLUMN_SET, ESTIMATE, "ratio", words_none, 0, \
            "against the target's own", "That share, or that of the commonest remainder, against the same of the target itself; the larger ratio.", "") \
    MEASURE(combination, COMBINATION_REMAINDER_EXCESS, "combination.remainder_excess", COLUMN_SET, ESTIMATE, "ratio", words_none, 0, \
            "against an even spread", "Rows with the commonest remainder against what a normal distribution of the same spread, rounded as the target is, would have.", "") \
    MEASURE(combination, COMBINATION_STRENGTH, "combination.strength", COLUMN_SET, ESTIMATE, "gini", words_none, 0, \
            "strength of the change", "Strength of the change between two columns, on the scale of target.strength.", "") \
    MEASURE(combination, COMBINATION_GAP, "combination.gap", COLUMN_SET, ESTIMATE, "ratio", words_none, 0, \
            "jump at the cut, relative", "Jump at a cut through a difference, sum, product or ratio against the median step between the values around it.", "") \
    /* ---- pairs of splits ---- */ \
    MEASURE(pair, PAIR_TRAIN_ROWS, "pair.train_rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "train rows", "Rows of the first split of the pair, the one that a model learns from.", "") \
    MEASURE(pair, PAIR_TEST_ROWS, "pair.test_rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "test rows", "Rows of the second split of the pair, the one that it is judged on.", "") \
    /* ---- on which rows preprocessing was fitted ---- */ \
    MEASURE(forensics, STANDARDISED_VERDICT, "standardised.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the scaling was fitted on", "On which rows the mean (and standard deviation) of a scaling was fitted: train and test together (pooled), train, each side separately, more rows than these (superset); none = no such scaling.", "Hoeffding 1963") \
    MEASURE(forensics, STANDARDISED_CHANCE, "standardised.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance that it looks so by coincidence, corrected for the columns and the scalings tried.", "") \
    MEASURE(forensics, STANDARDISED_COLUMNS, "standardised.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, STANDARDISED_NAMES, "standardised.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, STANDARDISED_SILENT, "standardised.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Columns scaled alike that can't tell, or tell otherwise.", "") \
    MEASURE(forensics, STANDARDISED_WHAT, "standardised.what", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "what holds on the rows of the fit", "What holds exactly on the rows of the fit.", "") \
    MEASURE(forensics, STANDARDISED_FIT_ROWS, "standardised.fit_rows", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "rows the scaling saw", "How many rows the scaling saw, where columns of whole numbers or few decimals tell: their scaled grid must have its origin at a multiple of 1 / rows.", "Brown & Heathers 2017") \
    MEASURE(forensics, RANGE_VERDICT, "ranged.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the range was fitted on", "On which rows the range of a scaling was fitted: train and test together (pooled), train, each side separately, more rows than these (superset); none = no such scaling.", "") \
    MEASURE(forensics, RANGE_CHANCE, "ranged.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance that it looks so by coincidence, corrected for the columns and the scalings tried.", "") \
    MEASURE(forensics, RANGE_COLUMNS, "ranged.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, RANGE_NAMES, "ranged.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, RANGE_SILENT, "ranged.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Columns scaled alike that can't tell, or tell otherwise.", "") \
    MEASURE(forensics, RANGE_WHAT, "ranged.what", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "what holds on the rows of the fit", "What holds exactly on the rows of the fit.", "") \
    MEASURE(forensics, ROBUST_VERDICT, "robust.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the quartiles were fitted on", "On which rows the median and quartiles of a scaling were fitted: train and test together (pooled), train, each side separately, more rows than these (superset); none = no such scaling.", "") \
    MEASURE(forensics, ROBUST_CHANCE, "robust.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance that it looks so by coincidence, corrected for the columns and the scalings tried.", "") \
    MEASURE(forensics, ROBUST_COLUMNS, "robust.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, ROBUST_NAMES, "robust.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, ROBUST_SILENT, "robust.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Columns scaled alike that can't tell, or tell otherwise.", "") \
    MEASURE(forensics, ROBUST_WHAT, "robust.what", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "what holds on the rows of the fit", "What holds exactly on the rows of the fit.", "") \
    MEASURE(forensics, QUANTILE_VERDICT, "quantile.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the ranks were fitted on", "On which rows the ranks or quantiles of a transformation was fitted: train and test together (pooled), train, each side separately, more rows than these (superset); none = no such scaling.", "Kolmogorov 1933") \
    MEASURE(forensics, QUANTILE_CHANCE, "quantile.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance that it looks so by coincidence, corrected for the columns and the scalings tried.", "") \
    MEASURE(forensics, QUANTILE_COLUMNS, "quantile.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, QUANTILE_NAMES, "quantile.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, QUANTILE_SILENT, "quantile.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Columns scaled alike that can't tell, or tell otherwise.", "") \
    MEASURE(forensics, QUANTILE_WHAT, "quantile.what", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "what holds on the rows of the fit", "What holds exactly on the rows of the fit.", "") \
    MEASURE(forensics, IMPUTED_VERDICT, "imputed.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the filling was fitted on", "Of which rows a value that was filled in is the mean or median.", "Brown & Heathers 2017") \
    MEASURE(forensics, IMPUTED_CHANCE, "imputed.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance of that coincidence, corrected for columns and transformations.", "") \
    MEASURE(forensics, IMPUTED_COLUMNS, "imputed.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, IMPUTED_NAMES, "imputed.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, IMPUTED_SILENT, "imputed.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Columns with filled-in values that can't tell or say otherwise.", "") \
    MEASURE(forensics, IMPUTED_WHAT, "imputed.what", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "what was filled in", "What was filled in: mean, median or mean of the nearest rows.", "") \
    MEASURE(forensics, ENCODED_VERDICT, "encoded.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the encoding was fitted on", "From which rows the statistics were computed that categories were replaced by.", "Micci-Barreca 2001") \
    MEASURE(forensics, ENCODED_CHANCE, "encoded.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance of that coincidence, corrected for columns and transformations.", "") \
    MEASURE(forensics, ENCODED_COLUMNS, "encoded.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, ENCODED_NAMES, "encoded.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, ENCODED_SILENT, "encoded.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Encoded columns that can't tell or say otherwise.", "") \
    MEASURE(forensics, ENCODED_WHAT, "encoded.what", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "the statistic encoded", "The statistic: mean of the target, smoothed mean, weight of evidence, count or frequency.", "") \
    MEASURE(forensics, ENCODED_BY_TARGET, "encoded.by_target", SPLIT_PAIR, FLAG, "", words_none, 0, \
            "encoded by the target", "It is one of the target's values.", "") \
    MEASURE(forensics, PROJECTED_VERDICT, "projected.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the components were fitted on", "On which rows the columns are uncorrelated, as principal components are on those they were computed from.", "Jolliffe 2002") \
    MEASURE(forensics, PROJECTED_CHANCE, "projected.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance of that coincidence, corrected for columns and transformations.", "") \
    MEASURE(forensics, PROJECTED_COLUMNS, "projected.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, PROJECTED_NAMES, "projected.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, PROJECTED_SILENT, "projected.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Such columns that can't tell or say otherwise.", "") \
    MEASURE(fitted, FITTED_VERDICT, "fitted.verdict", COLUMN, NAME, "", words_fit_verdict, 0, \
            "rows of the fit", "The rows that the column's transformation was fitted on, as its numbers show; undefined where they don't tell.", "") \
    MEASURE(fitted, FITTED_TOLD, "fitted.told", COLUMN, TEXT, "", words_none, 0, \
            "declared and found", "What the column's transformation is declared to be fitted on, and what the numbers say to that.", "") \
    MEASURE(forensics, BINNED_VERDICT, "binned.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the bins were fitted on", "On which rows codes occur equally often, as quantile bins do on those whose quantiles were taken.", "") \
    MEASURE(forensics, BINNED_CHANCE, "binned.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance of that coincidence, corrected for columns and transformations.", "") \
    MEASURE(forensics, BINNED_COLUMNS, "binned.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, BINNED_NAMES, "binned.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, BINNED_SILENT, "binned.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Such columns that can't tell or say otherwise.", "") \
    MEASURE(forensics, WEIGHTED_VERDICT, "weighted.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows the word weights come from", "Which rows' document frequencies words are weighted by.", "Sparck Jones 1972") \
    MEASURE(forensics, WEIGHTED_CHANCE, "weighted.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance of that coincidence, corrected for columns and transformations.", "") \
    MEASURE(forensics, WEIGHTED_COLUMNS, "weighted.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, WEIGHTED_NAMES, "weighted.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, WEIGHTED_SILENT, "weighted.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Such columns that can't tell or say otherwise.", "") \
    MEASURE(forensics, SELECTED_VERDICT, "selected.verdict", SPLIT_PAIR, NAME, "", words_fit_verdict, 0, \
            "rows features were selected on", "Whether features were selected with the test rows in view: pooled, or none where it does not show.", "Ambroise & McLachlan 2002") \
    MEASURE(forensics, SELECTED_CHANCE, "selected.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance of that coincidence, corrected for columns and transformations.", "") \
    MEASURE(forensics, SELECTED_COLUMNS, "selected.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "columns that show it", "Columns that show it.", "") \
    MEASURE(forensics, SELECTED_NAMES, "selected.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(forensics, SELECTED_SILENT, "selected.silent", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that can't tell", "Such columns that can't tell or say otherwise.", "") \
    MEASURE(forensics, SELECTED_DISPERSION, "selected.dispersion", SPLIT_PAIR, ESTIMATE, "", words_none, 0, \
            "scatter of the correlations", "How much the features' correlations with the target scatter on all rows about what the training rows foretell, in units of the least that test rows not looked at bring.", "") \
    MEASURE(forensics, PAIR_FINAL, "pair.final", SPLIT_PAIR, FLAG, "", words_none, 0, \
            "the split kept for the end", "The second split is the one that is kept for the end: the test split, a fold, or the only other one.", "") \
    MEASURE(forensics, PREPROCESSED_HOW, "preprocessed.how", DATASET, TEXT, "", words_none, 0, \
            "how columns were preprocessed", "Without a split: how columns were preprocessed, told from their numbers.", "") \
    MEASURE(forensics, PREPROCESSED_COLUMNS, "preprocessed.columns", DATASET, COUNT, "columns", words_none, 0, \
            "columns that show it", "How many columns.", "") \
    MEASURE(forensics, PREPROCESSED_CHANCE, "preprocessed.chance", DATASET, ESTIMATE, "log10", words_none, 0, \
            "chance of the coincidence", "log10 of the chance that the most certain of them look so by coincidence, corrected as above.", "") \
    /* ---- splits against time ---- */ \
    MEASURE(time_order, TIME_ORDER_COLUMN, "time_order.column", SPLIT_KEY, TEXT, "", words_none, 0, \
            "column of the time", "The column, or the columns for year, month, day and hour together, that tell when a row happened.", "") \
    MEASURE(time_order, TIME_ORDER_DECLARED, "time_order.declared", SPLIT_KEY, FLAG, "", words_none, 0, \
            "the time is declared", "The column is declared, by prediction_time or role time.", "") \
    MEASURE(time_order, TIME_ORDER_PLAIN, "time_order.plain", SPLIT_KEY, FLAG, "", words_none, 0, \
            "the time is plain", "It is declared, or it holds full dates and its name says that the row happened then.", "") \
    MEASURE(time_order, TIME_ORDER_TEMPORAL, "time_order.temporal", SPLIT_KEY, FLAG, "", words_none, 0, \
            "declared as split by time", "The schema says that the rows are split by time.", "") \
    MEASURE(time_order, TIME_ORDER_FORECAST, "time_order.forecast", SPLIT_KEY, FLAG, "", words_none, 0, \
            "declared as a forecast", "It says so, or that the label lies behind the moment of the prediction.", "") \
    MEASURE(time_order, TIME_ORDER_TIMES, "time_order.times", SPLIT_KEY, COUNT, "values", words_none, 0, \
            "distinct moments", "Distinct moments.", "") \
    MEASURE(time_order, TIME_ORDER_LATER, "time_order.later", SPLIT_KEY, ESTIMATE, "share", words_none, 0, \
            "train rows later than test begins", "Rows of the earlier split that are later than the 5 % quantile of the later split's times, as a share; of folds in the order of their mean times, the largest.", "") \
    MEASURE(time_order, TIME_ORDER_DEPENDENCE, "time_order.dependence", SPLIT_KEY, ESTIMATE, "", words_none, 0, \
            "likeness of neighbours in time", "Correlation of the target's ranks (of classes: of being in one of them) between rows that follow each other in time, copies left out, ties in random order; 99.9 % limits. Needs 20 moments.", \
            "Wald & Wolfowitz 1943; von Neumann 1941") \
    MEASURE(time_order, TIME_ORDER_MIXING, "time_order.mixing", SPLIT_KEY, ESTIMATE, "ratio", words_none, 0, \
            "mixing in time (1 = random)", "Stretches of rows of one split in the order of time, against those of a random draw: 1 = drawn without regard to time, near 0 = in blocks.", \
            "Wald & Wolfowitz 1940; Mood 1940") \
    MEASURE(time_order, ENTITY_ORDER_KEY, "entity_order.key", SPLIT_KEY, TEXT, "", words_none, 0, \
            "declared groups", "The declared groups whose order of time is looked at.", "") \
    MEASURE(time_order, ENTITY_ORDER_SHARED, "entity_order.shared", SPLIT_KEY, COUNT, "entities", words_none, 0, \
            "entities in both splits", "Entities with rows in more than one split.", "") \
    MEASURE(time_order, ENTITY_ORDER_APART, "entity_order.apart", SPLIT_KEY, FLAG, "", words_none, 0, \
            "groups are kept apart", "Fewer than 1 % of the rows belong to a group (declared, or told by the values of some column) that is in more than one split, though a random deal would scatter most.", "") \
    MEASURE(time_order, ENTITY_ORDER_LATER, "entity_order.later", SPLIT_KEY, ESTIMATE, "share", words_none, 0, \
            "train rows later than test begins", "As time_order.later, within each of those entities; the mean over them.", "") \
    MEASURE(time_order, GAP_LENGTH, "gap.length", SPLIT_KEY, ESTIMATE, "days", words_none, 0, \
            "gap between the splits", "Time between the last row of a split and the first of the next; where up to 5 % of the rows overlap, between the others.", "") \
    MEASURE(time_order, GAP_NEEDED, "gap.needed", SPLIT_KEY, ESTIMATE, "days", words_none, 0, \
            "gap that is needed", "The gap that the schema asks for: by label_window, by windows of features that reach ahead (between folds, also back), or by split.gap.", \
            "Lopez de Prado 2018, chapter 7") \
    MEASURE(time_order, GAP_REASON, "gap.reason", SPLIT_KEY, TEXT, "", words_none, 0, \
            "what asks for it", "Which of them asks for most.", "") \
    MEASURE(time_order, GAP_ROWS, "gap.rows", SPLIT_KEY, COUNT, "rows", words_none, 0, \
            "train rows within that gap", "Rows of the earlier split that lie nearer to the later one than that.", "") \
    /* ---- rows on both sides of a split ---- */ \
    MEASURE(overlap, OVERLAP_ROWS, "overlap.rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "test rows that are train rows", "Test rows that equal a train row in every column, target included, but for ids and times.", "") \
    MEASURE(overlap, OVERLAP_SHARE, "overlap.share", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "share of the test rows", "The same as a share of the test rows.", "") \
    MEASURE(overlap, OVERLAP_IDENTICAL, "overlap.identical", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "equal pairs across the split", "Pairs of a distinct train row and a distinct test row that are equal so.", "") \
    MEASURE(overlap, OVERLAP_ONE_OFF, "overlap.one_off", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "pairs that differ in one column", "Pairs of distinct rows that differ in exactly one of these columns; columns that follow from another one don't count.", "") \
    MEASURE(overlap, OVERLAP_NATURAL, "overlap.natural", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "most equal pairs by nature", "The most equal pairs that nature would give, from the pairs one and two columns apart.", "Hardy, Littlewood & Polya 1934") \
    MEASURE(overlap, OVERLAP_CHANCE, "overlap.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of so many equal pairs", "log10 of the chance that a Poisson number with that mean reaches the equal pairs.", "Garwood 1936") \
    MEASURE(overlap, OVERLAP_UNNATURAL, "overlap.unnatural", SPLIT_PAIR, FLAG, "", words_none, 0, \
            "more copies than nature gives", "Equal pairs outnumber those one column apart, or lie across the split far more often than within train; undefined otherwise, as clusters give that too.", "") \
    MEASURE(overlap, OVERLAP_EXCESS, "overlap.excess", SPLIT_PAIR, ESTIMATE, "rows", words_none, 0, \
            "beyond a random split", "Contents found on both sides beyond those that a random split of the same rows would give.", "") \
    MEASURE(overlap, OVERLAP_EXCESS_SHARE, "overlap.excess_share", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "the same, of the test rows", "The same as a share of the test rows.", "") \
    MEASURE(overlap, OVERLAP_EXCESS_Z, "overlap.excess_z", SPLIT_PAIR, ESTIMATE, "standard errors", words_none, 0, \
            "the same, in standard errors", "The same in standard errors of that number.", "") \
    MEASURE(overlap, OVERLAP_TRAIN_REPEATS, "overlap.train_repeats", SPLIT_PAIR, COUNT, "contents", words_none, 0, \
            "rows repeated within train", "Rows that occur more than once within train, counted once each.", "") \
    MEASURE(overlap, OVERLAP_KIND, "overlap.kind", SPLIT_PAIR, NAME, "", words_overlap, 0, \
            "what the copies look like", "What the equal rows look like: copied, relabelled, over-sampled before the split, or repeats that a random split scattered.", "") \
    MEASURE(overlap, OVERLAP_ACCOUNT, "overlap.account", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "the same in words", "The same in words.", "") \
    MEASURE(overlap, OVERLAP_LEFT_OUT, "overlap.left_out", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "ids and times left out", "The ids and times that were left out.", "") \
    MEASURE(overlap, FEATURES_ROWS, "feature_overlap.rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "test rows with a train row's features", "Test rows that equal a train row in every feature, whatever the target, but for ids and times.", "") \
    MEASURE(overlap, FEATURES_SHARE, "feature_overlap.share", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "share of the test rows", "The same as a share of the test rows.", "") \
    MEASURE(overlap, FEATURES_IDENTICAL, "feature_overlap.identical", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "equal pairs across the split", "Pairs of a distinct train row and a distinct test row that are equal so.", "") \
    MEASURE(overlap, FEATURES_ONE_OFF, "feature_overlap.one_off", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "pairs that differ in one column", "Pairs of distinct rows that differ in exactly one of these columns; columns that follow from another one don't count.", "") \
    MEASURE(overlap, FEATURES_NATURAL, "feature_overlap.natural", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "most equal pairs by nature", "The most equal pairs that nature would give, from the pairs one and two columns apart.", "Hardy, Littlewood & Polya 1934") \
    MEASURE(overlap, FEATURES_CHANCE, "feature_overlap.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of so many equal pairs", "log10 of the chance that a Poisson number with that mean reaches the equal pairs.", "Garwood 1936") \
    MEASURE(overlap, FEATURES_UNNATURAL, "feature_overlap.unnatural", SPLIT_PAIR, FLAG, "", words_none, 0, \
            "more copies than nature gives", "Equal pairs outnumber those one column apart, or lie across the split far more often than within train; undefined otherwise, as clusters give that too.", "") \
    MEASURE(overlap, FEATURES_EXCESS, "feature_overlap.excess", SPLIT_PAIR, ESTIMATE, "rows", words_none, 0, \
            "beyond a random split", "Contents found on both sides beyond those that a random split of the same rows would give.", "") \
    MEASURE(overlap, FEATURES_EXCESS_SHARE, "feature_overlap.excess_share", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "the same, of the test rows", "The same as a share of the test rows.", "") \
    MEASURE(overlap, FEATURES_EXCESS_Z, "feature_overlap.excess_z", SPLIT_PAIR, ESTIMATE, "standard errors", words_none, 0, \
            "the same, in standard errors", "The same in standard errors of that number.", "") \
    MEASURE(overlap, FEATURES_CONFLICTING, "feature_overlap.conflicting", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "of those, with another target", "Test rows whose features occur in train, but only with another target.", "") \
    /* ---- how the two sides of a pair of splits differ ---- */ \
    MEASURE(shift, SHIFT_DISTANCE, "shift.distance", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "largest difference of values", "How far the values of the column that differs most lie apart: Kolmogorov-Smirnov distance of numbers (at the edges of the bins), total variation of texts; limits for all columns together (99.9 %).", \
            "Massart 1990; McDiarmid 1989") \
    MEASURE(shift, SHIFT_NAMES, "shift.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that differ most", "The columns that differ most, with the lower limits of their distances.", "") \
    MEASURE(shift, SHIFT_MISSING, "shift.missing", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "largest difference of missing shares", "The largest difference of a column's share of missing cells; limits for all columns together (99.9 %).", "Newcombe 1998") \
    MEASURE(shift, SHIFT_MISSING_NAMES, "shift.missing_names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that differ most", "The columns with the largest differences, and the shares.", "") \
    MEASURE(shift, SHIFT_WRITING, "shift.writing", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "largest difference in writing", "The largest share of a column's cells that are written differently (decimals, layout of dates, quotes, blanks, spelling of missing): total variation; limits for all columns together (99.9 %).", \
            "McDiarmid 1989") \
    MEASURE(shift, SHIFT_WRITING_NAMES, "shift.writing_names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns written most differently", "The columns that are written most differently, what differs, and the lower limits of the shares.", "") \
    MEASURE(domain, DOMAIN_AUC, "domain.auc", SPLIT_PAIR, ESTIMATE, "", words_none, 0, \
            "how well the sides can be told apart", "How well a classifier (naive Bayes on the bins of all features, cross-validated) tells the two sides apart: ROC AUC, 0.5 = not at all.", \
            "Lopez-Paz & Oquab 2017; DeLong et al. 1988") \
    MEASURE(domain, DOMAIN_NAMES, "domain.names", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "columns that tell them apart", "The columns that tell the sides apart alone, beyond chance, and how well.", "") \
    MEASURE(domain, DOMAIN_COLUMNS, "domain.columns", SPLIT_PAIR, COUNT, "columns", words_none, 0, \
            "features that were used", "Features that the classifier uses: none that numbers the rows, no dates.", "") \
    MEASURE(unseen, UNSEEN_CLASSES, "unseen.classes", SPLIT_PAIR, COUNT, "classes", words_none, 0, \
            "classes only in test", "Classes of the target that the second split has and the first never shows.", "") \
    MEASURE(unseen, UNSEEN_CLASS_CHANCE, "unseen.class_chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of such a class", "log10 of the chance that a random division puts all rows of such a class on that side; of the least likely one, times the classes.", "") \
    MEASURE(unseen, UNSEEN_CHANCE, "unseen.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of so many new values", "log10 of the chance that a random division leaves so many values of a text column on the second side alone (Poisson), times the columns.", "") \
    MEASURE(unseen, UNSEEN_EXCESS, "unseen.excess", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "test rows with new values, excess", "Of that column, the share of the second side's rows with such a value, less the share that a random division would have.", "Wilson 1927") \
    MEASURE(unseen, UNSEEN_SUMMARY, "unseen.summary", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "the same in words", "The unseen classes, and the columns with more unseen values than chance explains, in numbers.", "") \
    MEASURE(holdout, HOLDOUT_WIDTH, "holdout.width", SPLIT_PAIR, ESTIMATE, "", words_none, 0, \
            "width of the score's interval", "Width of the 95 % interval that the second side can give for the declared metric, or the usual one, at a usual level of performance.", \
            "Hanley & McNeil 1982; Wilson 1927; Olkin & Finn 1995") \
    MEASURE(holdout, HOLDOUT_FOLDS_WIDTH, "holdout.folds_width", SPLIT_PAIR, ESTIMATE, "", words_none, 0, \
            "width with cross-validation", "The same if the rows of both sides were used for testing, as in cross-validation.", "") \
    MEASURE(holdout, HOLDOUT_RELATIVE, "holdout.relative", SPLIT_PAIR, FLAG, "", words_none, 0, \
            "widths are shares of the error", "The metric is an error, and these widths are shares of its value.", "") \
    MEASURE(holdout, HOLDOUT_ROWS, "holdout.rows", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "rows the score rests on", "The rows that the score would rest on, and those of the rarest class.", "") \
    MEASURE(holdout, HOLDOUT_SCORE, "holdout.score", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "the score's limits in words", "The metric, the assumed level and its limits in words.", "") \
    MEASURE(metric, METRIC_MISFIT, "metric.misfit", DATASET, FLAG, "", words_none, 0, \
            "the metric does not fit", "A declared metric can't judge this kind of task or target.", "") \
    MEASURE(metric, METRIC_CONSTANT, "metric.constant", DATASET, ESTIMATE, "", words_none, 0, \
            "score of a constant answer", "The score that the best constant answer gets; of several metrics the least of these.", "") \
    MEASURE(metric, METRIC_NAMES, "metric.names", DATASET, TEXT, "", words_none, 0, \
            "declared metrics", "The declared metrics.", "") \
    MEASURE(metric, METRIC_REASON, "metric.reason", DATASET, TEXT, "", words_none, 0, \
            "why it does not fit", "Why the metric does not fit.", "") \
    /* ---- keys held against the splits ---- */ \
    MEASURE(pair, KEY_KIND, "key.kind", SPLIT_KEY, NAME, "", words_key, 0, \
            "who says that rows belong together", "Who says that these columns tell which rows belong together: a declared id, a declared group, or (entity) the data.", "") \
    MEASURE(key, KEY_SHARED_ROWS, "key.shared_rows", SPLIT_KEY, COUNT, "rows", words_none, 0, \
            "test rows with a key of train", "Rows of the test side whose key the train side has as well.", "") \
    MEASURE(key, KEY_SHARED_SHARE, "key.shared_share", SPLIT_KEY, ESTIMATE, "share", words_none, 0, \
            "share of the test rows", "Their share of the test side's rows with a key; exact, of all rows.", "") \
    MEASURE(key, KEY_SHARED_KEYS, "key.shared_keys", SPLIT_KEY, COUNT, "keys", words_none, 0, \
            "keys on both sides", "Different keys that both sides have.", "") \
    MEASURE(key, KEY_TEST_ROWS, "key.test_rows", SPLIT_KEY, COUNT, "rows", words_none, 0, \
            "test rows with a key", "Rows of the test side with a key.", "") \
    MEASURE(key, KEY_TEST_KEYS, "key.test_keys", SPLIT_KEY, COUNT, "keys", words_none, 0, \
            "keys in test", "Different keys of the test side.", "") \
    MEASURE(key, KEY_EXPECTED_SHARE, "key.expected_share", SPLIT_KEY, ESTIMATE, "share", words_none, 0, \
            "share in a random split", "What key.shared_share would be, were the same rows dealt to the two sides at random.", "") \
    MEASURE(key, KEY_TRAIN_RATIO, "key.train_ratio", SPLIT_KEY, ESTIMATE, "rows", words_none, 0, \
            "train rows per key", "Rows of the train side for each of its keys: 1 where a key is a row.", "") \
    MEASURE(key, KEY_NUMBERED, "key.numbered", SPLIT_KEY, FLAG, "", words_none, 0, \
            "the key is a row number", "Both sides number their rows, each from 0 or 1 on: such a number is no id.", "") \
    MEASURE(key, KEY_TIME_OVERLAP, "key.time_overlap", SPLIT_KEY, ESTIMATE, "share", words_none, 0, \
            "overlap in time (1/2 = none kept)", "The chance that a train row is later than a test row, over all pairs or those with the same key, whichever is less: 0 = train lies before test, about 1/2 = dealt without regard to time.", "Mann & Whitney 1947") \
    /* ---- entities that nobody declared ---- */ \
    MEASURE(entity, ENTITY_NAMED, "entity.named", SPLIT_KEY, FLAG, "", words_none, 0, \
            "named like an individual", "The column's name says that its values are individuals: patient, customer_id.", "") \
    MEASURE(entity, ENTITY_STATIC, "entity.static", SPLIT_KEY, COUNT, "columns", words_none, 0, \
            "columns fixed for an entity", "Columns that agree in rows with the same key (98 % of pairs; where several columns are the key 85 %) though they need not: not by chance, no coarser copy, no label of the key.", "Kivinen & Mannila 1995") \
    MEASURE(entity, ENTITY_STATIC_NAMES, "entity.static_names", SPLIT_KEY, TEXT, "", words_none, 0, \
            "their names", "Their names.", "") \
    MEASURE(entity, ENTITY_DISPERSION, "entity.dispersion", SPLIT_KEY, ESTIMATE, "ratio", words_none, 0, \
            "spread of rows per key", "Variance of the number of rows a key against its mean: 1 for a category into which rows fall independently, near 0 for a designed panel; where a key has three rows or more.", "Fisher 1950") \
    MEASURE(entity, ENTITY_ICC, "entity.icc", SPLIT_KEY, ESTIMATE, "share", words_none, 0, \
            "target told by the key", "Share of the target's variance (of classes: of the commonest one) that lies between keys, with 99.8 % limits.", "Donner 1979") \
    MEASURE(entity, ENTITY_RESIDUAL_ICC, "entity.residual_icc", SPLIT_KEY, ESTIMATE, "share", words_none, 0, \
            "target told beyond the features", "The same of what a ridge regression on the other columns leaves of the target.", "Donner 1979; Hoerl & Kennard 1970") \
    MEASURE(interpolated, INTERPOLATED_TRIED, "interpolated.tried", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "test rows looked at", "Test rows that were held against the lines through the train rows of their class near them.", "") \
    MEASURE(interpolated, INTERPOLATED_ROWS, "interpolated.rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "test rows between two train rows", "Those of them that lie on one straight line with two train rows, to the last digit and by no accident.", \
            "Chawla et al. 2002") \
    MEASURE(interpolated, INTERPOLATED_SHARE, "interpolated.share", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "share of such rows", "Share of such rows, outside the class that has the fewest of them.", "Clopper & Pearson 1934") \
    MEASURE(interpolated, INTERPOLATED_LEAST, "interpolated.least", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "share that is natural", "Share of such rows in the class that has the fewest of them: what is natural.", "Clopper & Pearson 1934") \
    MEASURE(interpolated, INTERPOLATED_CONTRAST, "interpolated.contrast", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of that difference", "log10 of the chance that some class has so few of them if all classes had them alike.", "") \
    MEASURE(near_text, NEAR_TEXT_ROWS, "near_text.rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "texts nearly in train", "Rows of the test side whose free text is nearly, but not exactly, one of the train side: Jaccard index of their five-character shingles at least 0.8.", "Broder 1997") \
    MEASURE(near_text, NEAR_TEXT_SHARE, "near_text.share", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "share of the test rows", "The same as a share of the test rows; 99 % limits.", "Wilson 1927") \
    MEASURE(near_text, NEAR_TEXT_WITHIN, "near_text.within", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "the same within train", "Train rows whose text is nearly that of another train row: what forms and templates give by nature; 99 % limits.", "Wilson 1927") \
    MEASURE(near_text, NEAR_TEXT_MORE, "near_text.more", SPLIT_PAIR, FLAG, "", words_none, 0, \
            "more than within train", "The first share is larger than the second; not decidable where their limits overlap.", "") \
    MEASURE(near_text, NEAR_TEXT_COLUMN, "near_text.column", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "column of the texts", "The column of free text with the most near copies.", "") \
    MEASURE(near, NEAR_ROWS, "near.rows", SPLIT_PAIR, COUNT, "rows", words_none, 0, \
            "test rows that are nearly train rows", "Test rows that fall into the same cells as a train row when numbers are put into a grid of a tenth or a fifth of their standard deviation, but equal none.", "") \
    MEASURE(near, NEAR_SHARE, "near.share", SPLIT_PAIR, ESTIMATE, "share", words_none, 0, \
            "share of the test rows", "The same as a share of the test rows, with Wilson's interval.", "Wilson 1927") \
    MEASURE(near, NEAR_IDENTICAL, "near.identical", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "nearly equal pairs", "Pairs of distinct rows across the split that fall into the same cells, without those that are equal.", "") \
    MEASURE(near, NEAR_ONE_OFF, "near.one_off", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "pairs with one column apart", "Pairs that fall into the same cells but for one column; columns that others tell don't count.", "") \
    MEASURE(near, NEAR_NATURAL, "near.natural", SPLIT_PAIR, ESTIMATE, "pairs", words_none, 0, \
            "most such pairs by nature", "The most pairs in the same cells that nature would give, from the pairs one and two columns apart.", "Hardy, Littlewood & Polya 1934") \
    MEASURE(near, NEAR_CHANCE, "near.chance", SPLIT_PAIR, ESTIMATE, "log10", words_none, 0, \
            "chance of so many such pairs", "log10 of the chance that a Poisson number with that mean reaches the pairs in the same cells, times the grids and views looked at.", "Garwood 1936") \
    MEASURE(near, NEAR_UNNATURAL, "near.unnatural", SPLIT_PAIR, FLAG, "", words_none, 0, \
            "more near copies than nature gives", "Pairs in the same cells are at least twice those one column apart, or lie across the split far more often than within train, or no other rows are nearly near; undefined otherwise, as clusters, replicates and neighbours in time give that too.", "") \
    MEASURE(interpolated, RESAMPLED_ACCOUNT, "resampled.account", SPLIT_PAIR, TEXT, "", words_none, 0, \
            "signs of over-sampling", "What speaks for over-sampling before the split: rows on lines between others, or repeated rows.", "") \
    /* ---- names ---- */ \
    MEASURE(naming, NAME_OUTCOME, "name.outcome", COLUMN, FLAG, "", words_none, 0, \
            "name speaks of the outcome", "The name says that the value was written after the outcome, or shares the target's name.", "") \
    MEASURE(naming, NAME_WEAK, "name.weak", COLUMN, FLAG, "", words_none, 0, \
            "an everyday word", "The word is one that honest columns bear too (status, grade, reason ...).", "") \
    MEASURE(naming, NAME_WORD, "name.word", COLUMN, TEXT, "", words_none, 0, \
            "the word in the name", "The word that says so.", "") \
    /* ---- the declared pipeline ---- */ \
    MEASURE(step, STEP_KIND, "step.kind", STEP, NAME, "", words_step, 0, \
            "kind of step", "What a pipeline step does: transform without learning, fit on rows, split, choose (tune, select) or evaluate.", "") \
    MEASURE(step, STEP_FIT_ON, "step.fit_on", STEP, NAME, "", words_fit, 0, \
            "declared rows of the fit", "The rows that the step is declared to be fitted on.", "") \
    MEASURE(step, STEP_EVALUATE_ON, "step.evaluate_on", STEP, NAME, "", words_fit, 0, \
            "rows its choices are judged on", "The rows that the step's choices are judged on.", "") \
    MEASURE(step, STEP_BEFORE_SPLIT, "step.before_split", STEP, FLAG, "", words_none, 0, \
            "comes before the split", "The step stands before the split in the pipeline.", "") \
    MEASURE(step, STEP_FOLDWISE, "step.outside_folds", STEP, FLAG, "", words_none, 0, \
            "fitted outside the folds", "The evaluation is fold-wise and the step is fitted outside the folds.", "") \
    MEASURE(fitted, STEP_FITTED, "step.fitted", STEP, NAME, "", words_fit_verdict, 0, \
            "rows of the fit, from the data", "The rows that the step was fitted on, as the numbers of its columns show; undefined where they don't tell.", "") \
    MEASURE(fitted, STEP_TOLD, "step.told", STEP, TEXT, "", words_none, 0, \
            "declared and found", "What the step is declared to be fitted on, and what the numbers say to that.", "") \
    MEASURE(step, STEP_TITLE, "step.title", STEP, TEXT, "", words_none, 0, \
            "the step", "The step as written: its kind, method and columns.", "") \
    /* ---- housekeeping ---- */ \
    MEASURE(housekeeping, SUPPRESSION_EXPIRED, "suppression.expired", SUPPRESSION, FLAG, "", words_none, 0, \
            "has expired", "The suppression's expiry lies before today.", "") \
    MEASURE(housekeeping, SUPPRESSION_EXPIRES, "suppression.expires", SUPPRESSION, TEXT, "", words_none, 0, \
            "expires on", "The day it expires.", "") \
    MEASURE(housekeeping, SUPPRESSION_MATCHES, "suppression.matches", SUPPRESSION, COUNT, "findings", words_none, 0, \
            "findings it covers", "Findings that the suppression covers.", "") \
    MEASURE(housekeeping, BASELINE_STALE, "baseline.stale", SUPPRESSION, FLAG, "", words_none, 0, \
            "nothing left to accept", "The baseline accepts a finding that is not there any more; set when all other rules have judged.", "") \
    MEASURE(housekeeping, OVERRIDE_CHANGE, "override.change", OVERRIDE, TEXT, "", words_none, 0, \
            "what the policy changes", "What the policy changes about the rule.", "") \
    MEASURE(housekeeping, OVERRIDE_PRESENT, "override.present", OVERRIDE, FLAG, "", words_none, 0, \
            "the policy changes it", "The policy changes something about the rule.", "") \
    /* ---- what changed since an older schema ---- */ \
    MEASURE(change, CHANGE_OF, "change.of", CHANGE, NAME, "", words_change, 0, \
            "what changed", "What kind of declaration differs from the schema of `check --against`; \"column\" is a new one, \"dropped\" one that is gone.", "") \
    MEASURE(change, CHANGE_BEFORE, "change.before", CHANGE, TEXT, "", words_none, 0, \
            "before", "What was declared before.", "") \
    MEASURE(change, CHANGE_AFTER, "change.after", CHANGE, TEXT, "", words_none, 0, \
            "now", "What is declared now.", "") \
    MEASURE(change, CHANGE_REASON, "change.reason", CHANGE, NAME, "", words_reason, 0, \
            "reason given", "Whether the column's availability has a reason, and whether that is new.", "") \
    MEASURE(change, CHANGE_DATED, "change.dated", CHANGE, FLAG, "", words_none, 0, \
            "expires", "The suppression has a day on which it expires.", "") \
    MEASURE(change, CHANGE_LOOSENS, "change.loosens", CHANGE, FLAG, "", words_none, 0, \
            "lets more pass", "The change of the policy makes an audit fail in fewer cases.", "") \
    MEASURE(change, BEFORE_ROLE, "before.role", CHANGE, NAME, "", words_role, 0, \
            "role before", "The column's role before.", "") \
    MEASURE(change, AFTER_ROLE, "after.role", CHANGE, NAME, "", words_role, 0, \
            "role now", "The column's role now.", "") \
    MEASURE(change, BEFORE_AVAILABLE, "before.available", CHANGE, NAME, "", words_available, 0, \
            "availability before", "The column's availability before.", "Kaufman et al. 2012") \
    MEASURE(change, AFTER_AVAILABLE, "after.available", CHANGE, NAME, "", words_available, 0, \
            "availability now", "The column's availability now.", "Kaufman et al. 2012") \
    MEASURE(change, BEFORE_FIT_ON, "before.fit_on", CHANGE, NAME, "", words_fit, 0, \
            "fitted on before", "The rows that the column's transformation was fitted on before.", "") \
    MEASURE(change, AFTER_FIT_ON, "after.fit_on", CHANGE, NAME, "", words_fit, 0, \
            "fitted on now", "The rows that it is fitted on now.", "") \
    MEASURE(change, BEFORE_STRATEGY, "before.strategy", CHANGE, NAME, "", words_strategy, 0, \
            "way of splitting before", "How rows were divided before.", "") \
    MEASURE(change, AFTER_STRATEGY, "after.strategy", CHANGE, NAME, "", words_strategy, 0, \
            "way of splitting now", "How rows are divided now.", "") \
    MEASURE(change, BEFORE_DAYS, "before.days", CHANGE, ESTIMATE, "days", words_none, 0, \
            "days before", "The lag or the gap before; 0 if there was none.", "") \
    MEASURE(change, AFTER_DAYS, "after.days", CHANGE, ESTIMATE, "days", words_none, 0, \
            "days now", "The lag or the gap now; 0 if there is none.", "") \
    /* ---- the organisation's policy; set when the verdict is made up ---- */ \
    MEASURE(change, REFUSAL_PRESENT, "refusal.present", REFUSAL, FLAG, "", words_none, 0, \
            "was refused", "Something that would loosen the organisation's policy was asked for.", "") \
    MEASURE(change, REFUSAL_WHAT, "refusal.what", REFUSAL, TEXT, "", words_none, 0, \
            "asked for", "What the rule would have become.", "") \
    MEASURE(change, REFUSAL_WHY, "refusal.why", REFUSAL, TEXT, "", words_none, 0, \
            "refused because", "Why it is not allowed.", "")

// clang-format on

#define MEASURE_ID(group, id, name, subject, type, unit, words, table, label, doc, citation) M_##id,
enum measure_id { MEASURES(MEASURE_ID) MEASURE_COUNT };

#endif
