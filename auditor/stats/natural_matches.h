// How many identical pairs of rows two samples of one population would have by nature, and whether there are
// more: a bound from the pairs that differ in one and in two columns.
//
// P_k is the number of pairs (train row, test row) that differ in exactly k columns. If the columns of a
// random pair agreed independently, P_1^2 >= 2 P_0 P_2 in expectation (Newton's inequality; Hardy, Littlewood
// & Polya 1934), so that nature gives at most P_1^2 / (2 P_2) identical pairs.
#ifndef LEAKAUDIT_STATS_NATURAL_MATCHES_H
#define LEAKAUDIT_STATS_NATURAL_MATCHES_H

// Exact one-sided 99.5 % limits of a Poisson mean after `events` (Garwood 1936); events >= 0.
double natural_matches_upper(double events);
double natural_matches_lower(double events); // 0 for none

// The upper limit of the natural number of identical pairs, min(up(P_1), up(P_1)^2 / (2 low(P_2))), from the
// pairs as counted on one in `every` keys. `two_off` may be any part of P_2.
double natural_matches_limit(double one_off, double two_off, double every);
// log10 of P(Poisson(limit) >= identical): the chance that nature gives so many identical pairs. limit > 0.
double natural_matches_log10_p(double identical, double limit);

// Are equal rows found across the cut more often than within train? A random pair of equal rows lies across
// `ratio` times as often as within. log10 of P(Binomial(cross + within, ratio / (1 + ratio)) >= cross).
double natural_matches_excess_log10_p(double cross, double within, double ratio);

// How many standard errors the number of contents that are found on both sides lies above that of a random
// split, with a continuity correction.
double natural_matches_excess_z(double straddling, double expected, double variance);

#endif
