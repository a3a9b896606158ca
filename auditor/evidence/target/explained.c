// The same relations as rules LK201, LK202 and LK206 judge, reduced to those that leave nothing to explain.
#include "evidence/target/explained.h"

static const double SURE = -6; // log10 of a corrected chance below which a relation is no accident

static bool by_function(const struct gather *gather, size_t subject) {
    double errors = gather_number(gather, subject, M_DEPENDENCY_ERRORS, 1);
    double share = gather_number(gather, subject, M_DEPENDENCY_ERROR_SHARE, 1);
    double repeated = gather_number(gather, subject, M_DEPENDENCY_REPEATED, 0);
    if (gather_number(gather, subject, M_DEPENDENCY_CHANCE, 0) > SURE)
        return false;
    bool nearly = share <= 0.005 && repeated >= 0.8 &&
                  gather_number(gather, subject, M_DEPENDENCY_CELLS, 1) <= 0.2 &&
                  gather_number(gather, subject, M_DEPENDENCY_UNCERTAINTY, 0) > 0.95;
    return (errors == 0 && repeated >= 0.5) || nearly;
}

static bool by_cut(const struct gather *gather, size_t subject) {
    return gather_number(gather, subject, M_CUT_ERRORS, 1) == 0 &&
           gather_number(gather, subject, M_CUT_CHANCE, 0) <= SURE;
}

static bool by_copy(const struct gather *gather, size_t subject) {
    bool lookup = gather_number(gather, subject, M_LOOKUP_RESIDUAL, 1) < 1e-6 &&
                  gather_number(gather, subject, M_LOOKUP_ROWS, 0) >= 30 &&
                  gather_number(gather, subject, M_LOOKUP_SHARE, 0) >= 0.3 &&
                  gather_number(gather, subject, M_TARGET_POWER, 0) > 0.9;
    return gather_number(gather, subject, M_COPY_AFFINE, 1) < 1e-7 ||
           gather_number(gather, subject, M_COPY_MONOTONE, 1) < 1e-4 || lookup;
}

static bool by_image(const struct gather *gather, size_t subject) {
    return gather_number(gather, subject, M_IMAGE_OVERLAPS, 1) == 0 &&
           gather_number(gather, subject, M_IMAGE_CHANCE, 0) <= SURE &&
           gather_number(gather, subject, M_IMAGE_JUMP, 99) <= 5;
}

bool explained_exactly(const struct gather *gather, size_t subject) {
    return by_function(gather, subject) || by_cut(gather, subject) || by_copy(gather, subject) ||
           by_image(gather, subject);
}

bool explained_by_presence(const struct gather *gather, size_t subject) {
    return (gather_number(gather, subject, M_MISSING_UNCERTAINTY, 0) >= 0.5 &&
            gather_number(gather, subject, M_MISSING_CHANCE, 0) <= SURE) ||
           (gather_number(gather, subject, M_ZERO_UNCERTAINTY, 0) >= 0.5 &&
            gather_number(gather, subject, M_ZERO_CHANCE, 0) <= SURE);
}
