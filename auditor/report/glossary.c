// The words of a report, explained once. The types of leakage are those of Kapoor & Narayanan (2023).
#include "report/glossary.h"

#include "base/text.h"

#include <string.h>

const struct glossary_entry glossary[] = {
    {"leakage",
     "What a model learns from, but would not have when it is asked: its score looks better than it "
     "will be in use."},
    {"target", "The column that the model is to predict. A feature is a column that it may learn from."},
    {"error, warning, note",
     "How bad a finding is, if it is so: an error makes the model's score worthless "
     "until it is explained or repaired, a warning may, a note is for your information."},
    {"proof, strong, hint", "How sure it is that it is so, whatever its severity."},
    {"judgement",
     "One rule, applied to one thing that it is about: a column, a pair of splits, the dataset."},
    {"undecided", "The numbers allow both answers, mostly because there are too few rows."},
    {"not applicable", "There is nothing that the rule could look at, or nobody has declared it."},
    {"strength", "How well one column alone predicts the target for rows that were set aside: 0 is no better "
                 "than chance, 1 is without a mistake."},
    {"AUC",
     "The chance that a row of the positive class ranks above one of the other class: 0.5 is chance, 1 "
     "is without a mistake. The ROC curve is its picture."},
    {"95 % interval", "Where the number may lie, given how many rows it rests on. A rule fires only if the "
                      "whole interval is beyond its threshold."},
    {"n", "How many rows, or other things, a number rests on."},
    {"p",
     "The chance that such a number comes about by accident. The corrected one allows for all columns that "
     "were looked at, because with many columns some accident is to be expected."},
    {"fingerprint", "The finding's name in baselines and between runs."},
    {NULL, NULL},
};

const char *glossary_certainty(enum certainty certainty) {
    switch (certainty) {
    case CERTAINTY_PROOF:
        return "the declarations or the rows themselves show it; it is wrong only if they are wrong";
    case CERTAINTY_STRONG:
        return "chance does not explain the numbers; an honest reason may exist, and then has to be shown";
    case CERTAINTY_HINT: break;
    }
    return "a reason to ask, and no more than that";
}

const char *glossary_taxonomy(const char *taxonomy) {
    static const struct glossary_entry types[] = {
        {"L1", "no clean separation of training and test data"},
        {"L1.1", "no test set"},
        {"L1.2", "preprocessing on training and test data together"},
        {"L1.3", "features selected on training and test data together"},
        {"L1.4", "duplicates in the data"},
        {"L2", "features that are not legitimate"},
        {"L3", "test data that is not what the model will meet"},
        {"L3.1", "learning from the future"},
        {"L3.2", "training and test data that depend on each other"},
        {"L3.3", "a biased choice of test data"},
    };
    for (size_t i = 0; taxonomy && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].word, taxonomy) == 0)
            return types[i].meaning;
    return NULL;
}

const char *glossary_reason(struct arena *arena, const char *reason) {
    const size_t length = strcspn(reason, ": ");
    const int measure = measure_find(text_copy(arena, (struct span){reason, length}));
    if (measure < 0)
        return strncmp(reason, "not the case: ", 14) == 0
                   ? "what they are about is not here, or nobody has declared it"
                   : reason;
    return reason[length] == ':' ? reason + length + 2
                                 : text_format(arena, "%s (%s)%s", measures[measure].label,
                                               measures[measure].name, reason + length);
}
