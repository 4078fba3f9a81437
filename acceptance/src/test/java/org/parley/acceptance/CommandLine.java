package org.parley.acceptance;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.parley.cli.Main;

/** One run of the command line in this process, from the root of the repository. */
record CommandLine(int code, String out, String err) {

    static CommandLine parley(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code;
        try (PrintWriter o = new PrintWriter(out);
                PrintWriter e = new PrintWriter(err)) {
            code = Main.run(arguments, o, e);
        }
        return new CommandLine(code, out.toString(), err.toString());
    }
}
