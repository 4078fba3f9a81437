package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The date of a domain of another tool, whose files hold none: the day on which the file was last changed. */
final class DomainDate {

    private DomainDate() {}

    static LocalDate of(Path path) {
        try {
            return LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), ZoneOffset.UTC);
        } catch (IOException e) {
            throw new BadInputException(path + ": there is no such file, or it cannot be read. Check the name.");
        }
    }
}
