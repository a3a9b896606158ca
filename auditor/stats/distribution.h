// Tail probabilities as log10, without underflow: GSL's special functions and, for the incomplete ones,
// stats/special; and the exact probabilities of counting arguments (hypergeometric, partitions).
#ifndef LEAKAUDIT_STATS_DISTRIBUTION_H
#define LEAKAUDIT_STATS_DISTRIBUTION_H

#include <stddef.h>
#include <stdint.h>

// What stands for the log10 of a probability of 0: finite, so that sums of it stay finite. No result is below
// it.
#define DISTRIBUTION_LOG10_ZERO (-1e15)

double distribution_normal_log10_q(double z);                    // P(Z > z)
double distribution_normal_log10_two_sided(double z);            // P(|Z| > |z|)
double distribution_t_log10_two_sided(double t, double degrees); // P(|T| > |t|); degrees > 0
double distribution_chi2_log10_q(double x, double degrees);      // P(X > x); degrees > 0, 0 for x <= 0
double distribution_chi2_log10_p(double x, double degrees); // P(X < x); DISTRIBUTION_LOG10_ZERO for x <= 0
double distribution_f_log10_q(double f, double degrees1, double degrees2); // P(F > f); degrees > 0
// P(K > lambda) of Kolmogorov's limit distribution; lambda = D sqrt(n1 n0 / (n1 + n0)).
double distribution_kolmogorov_log10_q(double lambda);
double distribution_normal_quantile(double p); // inverse CDF, 0 < p < 1
// log10 of C(n, k); -inf never: k <= n is asserted.
double distribution_choose_log10(uint64_t n, uint64_t k);
// P(X >= k), X ~ Hypergeometric: k of `drawn` rows are among the `special` of `total`. 0 (log of 1) where
// every draw has k, DISTRIBUTION_LOG10_ZERO where none can.
double distribution_hypergeometric_log10(uint64_t k, uint64_t drawn, uint64_t special, uint64_t total);
// log10 of N! / prod(n_k!): the ways of giving N rows to classes of n_k each, equally likely when nothing
// tells the classes. 0 for no rows.
double distribution_arrangements_log10(const uint64_t *classes, size_t count);
// log10 of K! * prod(n_k!) / N!: the chance that a random order puts the classes into contiguous blocks.
// Classes without rows don't count.
double distribution_blocks_log10(const uint64_t *classes, size_t count);

#endif
