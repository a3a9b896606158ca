// The table of questions.
#include "report/sheet_question.h"

#include "report/sheet_declared.h"

#include <string.h>

#define RULES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_RULES ((const char *const[]){NULL})

static const char CLAIM[] = "The claim and its data";
static const char APART[] = "Training and test data apart (L1)";
static const char FEATURES[] = "Features that may be used (L2)";
static const char DISTRIBUTION[] = "Test data from the distribution of interest (L3)";

const struct sheet_question sheet_questions[] = {
    {CLAIM, "What is claimed", "What is the model said to predict, and when is it asked?", NULL, NO_RULES,
     sheet_declared_task,
     "What the scores are to show: the claim, in a sentence or two, and what it would take to refute it.",
     true},
    {CLAIM, "Of whom", "For which people, things, places and times is the claim to hold?", NULL, NO_RULES,
     sheet_declared_description,
     "The population that the claim is about, and where it ends. The last section is judged against it.",
     true},
    {CLAIM, "The data", "On which data do the scores rest?", NULL, NO_RULES, sheet_declared_files,
     "Where the data comes from, and the version that was used.", true},

    {APART, "A test set",
     "Is there a test set that played no part in making the model, and how was it set apart?", "L1.1", NULL,
     sheet_declared_split,
     "How the test rows were chosen, and who could see them before the model was final.", false},
    {APART, "The same rows on both sides", "Does any test row, or its features, stand in the training data?",
     "L1.4", NULL, NULL, "How repeated rows were looked for, and what was done with them.", false},
    {APART, "Near copies and shared ids",
     "Are there test rows that are training rows but for noise, or that bear the id of one?", "L1.4",
     RULES("LK303", "LK307"), NULL,
     "Whether one thing can be in the data several times in slightly different words or numbers.", false},
    {APART, "Preprocessing steps", "What was done to the data between its source and the model?", "L1.2",
     NO_RULES, sheet_declared_steps,
     "What was done before the data reached the form that was audited: cleaning, joins, exclusions.", true},
    {APART, "Fitted on training rows, as declared",
     "Does each step that learns from rows learn from training rows only, within each fold?", "L1.2",
     RULES("LK520", "LK521"), NULL, "On which rows each step of preprocessing was fitted.", false},
    {APART, "Fitted on training rows, by the numbers",
     "Do the numbers bear traces of test rows: in means, ranges, filled-in values, codes, bins, components?",
     "L1.2", NULL, NULL, "How it was made sure that preprocessing did not see the test rows.", false},
    {APART, "Rows added or dropped",
     "Were rows added, weighted or dropped to balance classes, and only after the split?", "L1.2",
     RULES("LK509"), sheet_declared_resampling, "Whether rows were resampled or invented, and when.", false},
    {APART, "Choice of features", "Were the features chosen without a look at the test rows?", "L1.3", NULL,
     sheet_declared_selection, "How the features were chosen, by whom, and on which rows.", false},
    {APART, "Choice of the model",
     "Were the model, its settings and its threshold chosen without a look at the test rows?", "L1.3",
     RULES("LK702"), sheet_declared_choice,
     "How often the test rows were scored before the score that is reported, and what was chosen by them.",
     true},

    {FEATURES, "Why each feature may be used",
     "For each feature: why may a model that serves the claim use it, and is its value known when it is "
     "asked?",
     "L2", RULES("LK101", "LK102", "LK106"), sheet_declared_features, NULL, false},
    {FEATURES, "Nothing of later or of the target",
     "Is a feature made of the target, of what follows it, or of columns that are not known in time?", "L2",
     RULES("LK103", "LK104", "LK105", "LK107", "LK108", "LK212", "LK213"), NULL,
     "From what each feature is computed.", false},
    {FEATURES, "No stand-in for the target", "Is a feature, or several together, the target in other words?",
     "L2", NULL, NULL,
     "For the strongest features: why they are causes or signs, and not the outcome itself.", false},
    {FEATURES, "No traces of how the data was made",
     "Do ids, the order of rows, empty cells or the way cells are written tell the target?", "L2",
     RULES("LK206", "LK208", "LK209", "LK210"), NULL,
     "Whether cases of different outcome were collected in different ways.", false},

    {DISTRIBUTION, "Time",
     "If the claim is about the future: is all that the model learns from older than what it is tested on?",
     "L3.1", NULL, sheet_declared_time,
     "Whether the claim is about the future, and whether time runs forwards from training to test.", false},
    {DISTRIBUTION, "Rows that depend on each other",
     "Do several rows belong to one person, place or thing, and does each of these stay on one side?", "L3.2",
     RULES("LK305", "LK306", "LK313"), sheet_declared_groups,
     "What a row is, what binds rows together, and how the split respects it.", false},
    {DISTRIBUTION, "The two sides alike",
     "Do training and test rows come from the same source, as far as they can be told apart?", "L3.2", NULL,
     NULL, "In what training and test rows differ, and whether that is meant.", false},
    {DISTRIBUTION, "Size and metric",
     "Is the test set large enough, and is the metric the one that the claim needs?", "L3.3", NULL,
     sheet_declared_metrics, "The metric, why it is the right one, and its uncertainty.", false},
    {DISTRIBUTION, "Who is missing",
     "Which cases of the population could not get into the test set, and how do they differ from those that "
     "did?",
     "L3.3", NO_RULES, NULL,
     "How cases were sampled and which were left out, by choice or because something about them is not "
     "known.",
     true},
};
const size_t sheet_question_count = sizeof sheet_questions / sizeof *sheet_questions;

static bool names(const struct sheet_question *question, const struct rule *rule) {
    for (size_t i = 0; question->rules && question->rules[i]; i++)
        if (strcmp(question->rules[i], rule->id) == 0)
            return true;
    return false;
}

bool sheet_question_asks(const struct sheet_question *question, const struct rule *rule) {
    if (question->rules)
        return names(question, rule);
    if (!rule->taxonomy || strcmp(rule->taxonomy, question->taxonomy) != 0)
        return false;
    for (size_t i = 0; i < sheet_question_count; i++)
        if (names(&sheet_questions[i], rule))
            return false;
    return true;
}
