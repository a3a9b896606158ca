// Runs a fuzz target once over each file, and each file of each folder, that it is given: the seeds as an
// ordinary test, or a crash to look at.
#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct tally {
    int inputs, failures;
};

static bool run_target(FILE *file) {
    if (fseek(file, 0, SEEK_END) != 0)
        return false;
    long size = ftell(file);
    rewind(file);
    if (size < 0)
        return false;
    // Exactly as large as the input, so that a sanitizer sees every read past its end.
    uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
    bool done = data != NULL && fread(data, 1, (size_t)size, file) == (size_t)size &&
                LLVMFuzzerTestOneInput(data, (size_t)size) == 0;
    free(data);
    return done;
}

static void run_file(const char *path, struct tally *tally) {
    tally->inputs++;
    FILE *file = fopen(path, "rb");
    if (file == NULL || !run_target(file)) {
        fprintf(stderr, "%s: failed\n", path);
        tally->failures++;
    }
    if (file != NULL)
        fclose(file);
}

static void run_path(const char *path, struct tally *tally) {
    DIR *folder = opendir(path);
    if (folder == NULL) {
        run_file(path, tally);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char child[PATH_MAX];
        int length = snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && length > 0 && (size_t)length < sizeof child)
            run_path(child, tally);
    }
    closedir(folder);
}

int main(int count, char **arguments) {
    struct tally tally = {0, 0};
    for (int i = 1; i < count; i++)
        run_path(arguments[i], &tally);
    printf("%d inputs, %d failures\n", tally.inputs, tally.failures);
    return tally.inputs > 0 && tally.failures == 0 ? 0 : 1;
}
