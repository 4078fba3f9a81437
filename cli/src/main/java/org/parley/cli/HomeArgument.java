package org.parley.cli;

import org.parley.brief.Redaction;
import org.parley.model.Case;
import org.parley.ratification.Assumption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The case whose homes a command is about, and how it is read. */
final class HomeArgument {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Option(
            names = "--as-stated",
            description = "Assume that each leader and faction without a measured profile wants what its recorded red"
                    + " lines and positions say, and nothing else.")
    private boolean asStated;

    @Option(
            names = "--private",
            description = "Count private entries too. What is printed then is not for others' eyes.")
    private boolean all;

    Case read() {
        Case read = argument.read();
        return all ? read : Redaction.published(read);
    }

    Assumption assumption() {
        return asStated ? Assumption.DEMANDS_ARE_ALL : Assumption.NONE;
    }
}
