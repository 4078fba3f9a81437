package org.parley.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.parley.casefile.BadCaseException;
import org.parley.formats.BadDomainException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley}: its commands, and what becomes of their errors. */
@Command(
        name = "parley",
        description = "An open workbench for negotiations that go through a mediator.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        footer = {"", "Exit codes: 0 fine, 1 the answer is no, 2 usage, 3 bad input.", "Begin with: parley demo"})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = console(FileDescriptor.out);
        PrintWriter err = console(FileDescriptor.err);
        int code = run(args, out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs one command line; returns its exit code, see {@link Exit}. */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Main());
        commands().forEach(line::addSubcommand);
        ServiceLoader.load(FurtherCommands.class)
                .forEach(door -> door.commands().forEach(line::addSubcommand));
        Elsewhere.fill(line);
        line.addSubcommand(new Completion());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(80);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(colours()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Main::misunderstood);
        line.setExecutionExceptionHandler(Main::failed);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            err.println("parley: this needs more memory than the "
                    + Runtime.getRuntime().maxMemory() / 1024 / 1024
                    + " MB it may take. Give it more, as in PARLEY_JAVA_OPTS=-Xmx2g, or make the input smaller.");
            return Exit.BAD_INPUT;
        } catch (StackOverflowError e) {
            err.println(
                    "parley: something in the input is nested or repeated too deeply to be read. Cut out the part that you"
                            + " need and read that alone.");
            return Exit.BAD_INPUT;
        }
    }

    /** The commands, in the order in which a newcomer needs them. */
    private static List<Object> commands() {
        return List.of(
                new DemoCommand(),
                new BriefCommand(),
                new WhyCommand(),
                new CheckCommand(),
                new AnalyzeCommand(),
                new CompareCommand(),
                new LintCommand(),
                new PlanCommand(),
                new LedgerCommand(),
                new PossibleCommand(),
                new PackagesCommand(),
                new AskCommand(),
                new DiagnoseCommand(),
                new RatifyCommand(),
                new WhatIfCommand(),
                new PowerCommand(),
                new ImportCommand(),
                new ExportCommand(),
                new PublishCommand(),
                new TipCommand(),
                new NewCommand(),
                new VerifyCommand());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misunderstood(CommandLine.ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("parley: " + e.getMessage());
        List<String> suggestions =
                e instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!suggestions.isEmpty()) {
            err.println("Did you mean " + String.join(" or ", suggestions) + "?");
        }
        err.println("Try `" + line.getCommandSpec().qualifiedName() + " --help`.");
        return Exit.USAGE;
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof BadCaseException bad) {
            bad.problems().forEach(err::println);
            return Exit.BAD_INPUT;
        }
        if (e instanceof BadDomainException bad) {
            err.println("parley: " + bad.getMessage());
            return Exit.BAD_INPUT;
        }
        if (e instanceof BadInputException bad) {
            err.println("parley: " + bad.getMessage());
            return Exit.BAD_INPUT;
        }
        err.println("parley: this is a fault of Parley's, not yours: "
                + e.getClass().getSimpleName() + " " + e.getMessage());
        err.println("Set PARLEY_DEBUG=1 and run it again to see where; please report it with the file that caused it.");
        if (System.getenv("PARLEY_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return Exit.FAULT;
    }

    private static CommandLine.Help.Ansi colours() {
        boolean terminal =
                System.getenv("PARLEY_TERMINAL") != null; // told by the launcher: no JDK call tells it alike from 21 on
        return System.getenv("NO_COLOR") == null && terminal ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
    }

    private static PrintWriter console(FileDescriptor descriptor) {
        // A PrintWriter swallows a closed pipe: `parley ... | head` ends quietly.
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** Prints the version of Parley and of the JVM it runs on. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"parley 0.1.0 (JDK " + Runtime.version().feature() + ")"};
        }
    }

    /** The completion script. */
    @Command(
            name = "completion",
            mixinStandardHelpOptions = true,
            description = "Print a completion script for bash and zsh: source <(parley completion)")
    static final class Completion implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            CommandLine root = spec.root().commandLine();
            root.getOut().print(AutoComplete.bash("parley", root));
        }
    }
}
