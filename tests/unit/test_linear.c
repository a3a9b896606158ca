// Tests of solving symmetric systems: exact answers, scaling, and refusals.
#include "stats/linear.h"

#include "reference.h"

START_TEST(known_answers) {
    const double matrix[] = {4, 2, 2, 3}, right[] = {10, 9};
    double solution[2];
    ck_assert(linear_solve(matrix, right, 2, 1e8, solution));
    ck_assert_near(solution[0], 1.5, 1e-14);
    ck_assert_near(solution[1], 2, 1e-14);
    const double one[] = {1e-20};
    double two[] = {2e-20};
    ck_assert(linear_solve(one, two, 1, 1, two)); // in place
    ck_assert_near(two[0], 2, 1e-14);
    ck_assert(linear_solve(NULL, NULL, 0, 1, NULL));
}
END_TEST

START_TEST(solutions_solve) {
    enum { SIZE = 12 };
    double factor[SIZE][SIZE], matrix[SIZE * SIZE] = {0}, truth[SIZE], right[SIZE] = {0}, solution[SIZE];
    for (size_t i = 0; i < SIZE; i++) {
        truth[i] = sin((double)i + 1);
        for (size_t j = 0; j < SIZE; j++) // units of measurement that differ by up to 1e8
            factor[i][j] =
                (sin((double)(i * 37 + j * j * 11)) + (i == j ? 3 : 0)) * pow(10, (double)(j % 5) * 2);
    }
    for (size_t i = 0; i < SIZE; i++)
        for (size_t j = 0; j < SIZE; j++)
            for (size_t k = 0; k < SIZE; k++)
                matrix[i * SIZE + j] += factor[k][i] * factor[k][j];
    for (size_t i = 0; i < SIZE; i++)
        for (size_t j = 0; j < SIZE; j++)
            right[i] += matrix[i * SIZE + j] * truth[j];
    ck_assert(linear_solve(matrix, right, SIZE, 1e8, solution));
    for (size_t i = 0; i < SIZE; i++) {
        double left = 0, size = 0;
        for (size_t j = 0; j < SIZE; j++) {
            left += matrix[i * SIZE + j] * solution[j];
            size += fabs(matrix[i * SIZE + j] * solution[j]);
        }
        ck_assert_double_le(fabs(left - right[i]), 1e-11 * size);
    }
}
END_TEST

START_TEST(bad_matrices_are_refused) {
    const double right[] = {1, 1};
    double solution[2] = {7, 7};
    const double singular[] = {1, 1, 1, 1}, indefinite[] = {1, 2, 2, 1}, zero[] = {0, 0, 0, 1},
                 negative[] = {-1, 0, 0, 1};
    const double close[] = {1, 1 - 1e-9, 1 - 1e-9, 1};
    ck_assert(!linear_solve(singular, right, 2, 1e8, solution));
    ck_assert(!linear_solve(indefinite, right, 2, 1e8, solution));
    ck_assert(!linear_solve(zero, right, 2, 1e8, solution));
    ck_assert(!linear_solve(negative, right, 2, 1e8, solution));
    ck_assert(!linear_solve(close, right, 2, 1e8, solution));
    ck_assert(linear_solve(close, right, 2, 1e10, solution));
    ck_assert_near(solution[0], 0.5, 1e-8);
}
END_TEST

// Sweeping the rows of the predictors out of a covariance matrix is least squares; sweeping again undoes it.
START_TEST(sweeping_is_least_squares) {
    const double before[] = {4, 2, 10, 2, 3, 9, 10, 9, 40}; // x1, x2, y
    double matrix[9];
    for (size_t i = 0; i < 9; i++)
        matrix[i] = before[i];
    linear_sweep(matrix, 3, 0);
    ck_assert_near(matrix[2], 2.5, 1e-15);           // y on x1 alone
    ck_assert_near(matrix[8], 40 - 2.5 * 10, 1e-14); // what is left of y
    linear_sweep(matrix, 3, 1);
    ck_assert_near(matrix[2], 1.5, 1e-14); // the answers of known_answers
    ck_assert_near(matrix[5], 2, 1e-14);
    ck_assert_near(matrix[8], 40 - 1.5 * 10 - 2 * 9, 1e-13);
    ck_assert_near(matrix[0] * 4 + matrix[1] * 2, 1, 1e-14); // the inverse
    linear_sweep(matrix, 3, 0);
    ck_assert_near(matrix[5], 3, 1e-14); // y on x2 alone
    linear_sweep(matrix, 3, 1);
    for (size_t i = 0; i < 9; i++)
        ck_assert_near(matrix[i], before[i], 1e-13);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("linear");
    TCase *tests = tcase_create("linear");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, known_answers);
    tcase_add_test(tests, solutions_solve);
    tcase_add_test(tests, bad_matrices_are_refused);
    tcase_add_test(tests, sweeping_is_least_squares);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
