// The incomplete gamma and beta functions as natural logarithms, so that tails far below 1e-308 keep their
// digits. GSL gives the complete functions; its incomplete ones underflow to 0, hence these
// (Didonato & Morris 1992; DLMF 8.7, 8.9).
#ifndef LEAKAUDIT_STATS_SPECIAL_H
#define LEAKAUDIT_STATS_SPECIAL_H

// ln B(a, b); a, b > 0, up to 1e15 without cancellation.
double special_log_beta(double a, double b);
// ln I_x(a, b), the regularised incomplete beta function; a, b > 0, 0 < x, 0 < y, x + y = 1. The complement y
// is passed along because 1 - x would lose its digits.
double special_log_incomplete_beta(double a, double b, double x, double y);
// ln Q(a, x), the regularised upper incomplete gamma function; a > 0, x >= 0.
double special_log_gamma_q(double a, double x);
// ln P(a, x), the lower one; -infinity for x = 0.
double special_log_gamma_p(double a, double x);

#endif
