// Distances over what is present, and a short sorted list.
#include "stats/donors.h"

#include <math.h>

double donors_distance(const double *a, const double *b, size_t columns) {
    double squares = 0;
    size_t present = 0;
    for (size_t c = 0; c < columns; c++) {
        double apart = a[c] - b[c];
        bool both = !isnan(apart);
        squares += both ? apart * apart : 0;
        present += both;
    }
    return present ? squares * (double)columns / (double)present : INFINITY;
}

void donors_add(struct donors *donors, double distance, double value) {
    size_t at = donors->count;
    if (at == DONORS_MOST && !(distance < donors->nearest[at - 1].distance))
        return;
    at = at == DONORS_MOST ? at - 1 : donors->count++;
    for (; at > 0 && donors->nearest[at - 1].distance > distance; at--)
        donors->nearest[at] = donors->nearest[at - 1];
    donors->nearest[at] = (struct donor){distance, value};
}

double donors_mean(const struct donors *donors, size_t k, bool weighted) {
    if (donors->count < k)
        return NAN;
    bool equal = donors->nearest[0].distance == 0; // rows at no distance outweigh all others
    double sum = 0, weights = 0;
    for (size_t i = 0; i < k; i++) {
        double distance = donors->nearest[i].distance;
        double weight = !weighted ? 1 : equal ? distance == 0 : 1 / sqrt(distance);
        sum += weight * donors->nearest[i].value;
        weights += weight;
    }
    return sum / weights;
}
