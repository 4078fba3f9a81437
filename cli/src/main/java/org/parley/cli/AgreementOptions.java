package org.parley.cli;

import org.parley.brief.Brief;
import org.parley.model.Case;
import picocli.CommandLine.Option;

/** Which part of an agreement counts. */
final class AgreementOptions {

    @Option(
            names = "--with-private",
            description = "Count entries marked private too; the print-out is then for the case's keeper alone.")
    private boolean withPrivate;

    /** The case as it may be shown; it has an agreement. */
    Case agreementOf(Case read) {
        Case shown = withPrivate ? read : Brief.published(read);
        if (shown.agreement() == null) {
            throw none();
        }
        return shown;
    }

    static BadInputException none() {
        return new BadInputException("this case has no agreement. Write one under `agreement`, see docs/case-file.md.");
    }
}
