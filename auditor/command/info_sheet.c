// `leakaudit info-sheet`: the model info sheet, filled in as far as the audit can.
#include "command/command.h"

#include "command/diagnostic.h"
#include "command/job.h"
#include "command/output.h"
#include "report/info_sheet.h"

static int write_sheet(struct audit *audit, void *context) {
    const struct info_sheet_format *format = context;
    if (format->write(audit, stdout) != STATUS_OK)
        return EXIT_INTERNAL;
    const int code = output_close();
    return code == EXIT_CLEAR && audit->incomplete ? EXIT_INCOMPLETE : code;
}

int command_info_sheet(const struct arguments *arguments, const struct terminal *terminal) {
    if (arguments->operands.count == 0 && !arguments->train && !arguments->validation && !arguments->test)
        return diagnostic_usage(terminal, "info-sheet",
                                "there is nothing to fill in from: name a schema or a data file");
    struct info_sheet_format format = info_sheet_formats[arguments->format ? arguments->format - 1 : 0];
    return job_with_audit(arguments, terminal, write_sheet, &format);
}
