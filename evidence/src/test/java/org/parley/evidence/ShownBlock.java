package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that a test computes and a page of the documentation shows, under a comment with a name. */
final class ShownBlock {

    private ShownBlock() {}

    /** The page shows it; with {@code ./refresh-docs} it is made to. */
    static void check(Path page, String name, String wanted) throws IOException {
        String text = Files.readString(page);
        Matcher block = Pattern.compile("<!-- " + Pattern.quote(name) + " -->\\n```text\\n(.*?)```\\n", Pattern.DOTALL)
                .matcher(text);
        assertThat(block.find()).as(page + " has a block named " + name).isTrue();
        if (Boolean.getBoolean("parley.refresh")) {
            Files.writeString(page, text.substring(0, block.start(1)) + wanted + text.substring(block.end(1)));
            return;
        }
        assertThat(block.group(1)).as("run ./refresh-docs").isEqualTo(wanted);
    }
}
