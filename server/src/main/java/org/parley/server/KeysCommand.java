package org.parley.server;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.KeysException;
import org.parley.server.keys.RecoveryShares;
import org.parley.server.people.Ids;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley keys}: what whoever runs a server does with the keys that make its database readable. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Recovery shares and the wrapping key of the talks room (docs/operating.md).",
        footer = {"", "Example: parley keys shares --of 5 --need 3"})
public final class KeysCommand implements Runnable {

    private static final long MOST_FILE = 64 * 1024;

    private final Path usual;
    private final SecureRandom random;
    private final Reader in;

    @Spec
    private CommandSpec spec;

    /**
     * @param usual the folder of keys where none is named
     * @param in what is typed: the words of recovery shares
     */
    public KeysCommand(Path usual, SecureRandom random, Reader in) {
        this.usual = usual;
        this.random = random;
        this.in = in;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Where the keys are. */
    static final class Where {
        @Option(
                names = "--keys",
                paramLabel = "FOLDER",
                description = "The folder of keys, if it is not the usual one.")
        private @Nullable Path folder;
    }

    @Command(
            name = "shares",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Split the wrapping key into shares for people; some of them together make it again.")
    int shares(
            @CommandLine.Mixin Where where,
            @Option(names = "--of", required = true, paramLabel = "N", description = "How many shares.") int of,
            @Option(names = "--need", required = true, paramLabel = "K", description = "How many of them are needed.")
                    int need,
            @Option(
                            names = "--into",
                            paramLabel = "FOLDER",
                            description = "Write a file for each share there, instead of printing all.")
                    @Nullable
                    Path into,
            @Option(
                            names = "--passphrase-file",
                            paramLabel = "FILE",
                            description =
                                    "Its first line is the passphrase; without it, it is asked for where there is one.")
                    @Nullable
                    Path passphraseFile) {
        return told(() -> {
            Path folder = folder(where);
            char[] passphrase = presentPassphrase(folder, passphraseFile);
            List<String> pages = RecoveryShares.split(folder, passphrase, of, need, random);
            noted(
                    folder,
                    "The wrapping key of the server was split into " + of + " recovery shares; any " + need
                            + " of them make it again.");
            PrintWriter out = spec.commandLine().getOut();
            if (into == null) {
                pages.forEach(out::println);
            } else {
                write(into, pages);
                out.println(of + " shares are in " + into + ". Give each to one person, then remove the files.");
            }
            out.println("Any " + need + " of the " + of
                    + " make the wrapping key again: parley keys recover. Fewer tell nothing.");
            return Exit.FINE;
        });
    }

    @Command(
            name = "recover",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Make wrapping.key again from recovery shares; the folder `wrapped` has to be there.",
                "Without --share the words are asked for, line by line."
            })
    int recover(
            @CommandLine.Mixin Where where,
            @Option(names = "--share", paramLabel = "FILE", description = "A share as a file; may be given many times.")
                    @Nullable
                    List<Path> files,
            @CommandLine.Mixin Locking locking) {
        return told(() -> {
            Path folder = folder(where);
            List<String> shares = new ArrayList<>();
            if (files == null) {
                shares.addAll(typed());
            } else {
                for (Path file : files) {
                    shares.add(text(file));
                }
            }
            RecoveryShares.recover(folder, shares, newPassphrase(locking), random);
            noted(folder, "The wrapping key of the server was made again from recovery shares.");
            spec.commandLine()
                    .getOut()
                    .println("The wrapping key is there again and opens the keys in " + folder
                            + ". Start the server; it says what it finds out of order.");
            return Exit.FINE;
        });
    }

    @Command(
            name = "rewrap",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Change the wrapping key, and with it the passphrase, and wrap all keys again.",
                "Needed when it may be known to others, when somebody who had a share leaves, and to make erasure final against",
                "older copies. The server has to be stopped; recovery shares have to be made anew."
            })
    int rewrap(
            @CommandLine.Mixin Where where,
            @Option(
                            names = "--old-passphrase-file",
                            paramLabel = "FILE",
                            description =
                                    "Its first line is the present passphrase; without it, it is asked for where there is one.")
                    @Nullable
                    Path oldPassphraseFile,
            @CommandLine.Mixin Locking locking) {
        return told(() -> {
            Path folder = folder(where);
            if (!Files.isDirectory(folder)) {
                throw new BadInputException("there are no keys in " + folder + ". Name their folder with --keys.");
            }
            char[] present = presentPassphrase(folder, oldPassphraseFile);
            char[] next = newPassphrase(locking);
            try (Keyring keyring = Keyring.open(folder, present, random)) {
                keyring.rewrap(next);
                noted(folder, "All keys of the server were wrapped by another wrapping key.");
                PrintWriter out = spec.commandLine().getOut();
                keyring.found().says().forEach(out::println);
                out.println("All keys in " + folder + " are wrapped by a new wrapping key, "
                        + (next == null ? "which lies there bare." : "which the passphrase opens."));
                out.println(
                        "Recovery shares made before open it no more: make new ones with `parley keys shares`, and burn the old.");
            }
            return Exit.FINE;
        });
    }

    /** How a wrapping key that is written shall be locked. */
    static final class Locking {
        @Option(names = "--passphrase", description = "Lock the wrapping key with a passphrase, which is asked for.")
        private boolean ask;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description =
                        "Lock it with the first line of this file. Without either, the key lies bare in wrapping.key.")
        private @Nullable Path file;
    }

    private interface Work {
        int done() throws IOException;
    }

    private static int told(Work work) {
        try {
            return work.done();
        } catch (KeysException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new BadInputException("cannot read or write " + e.getMessage() + ". Is the path right?");
        }
    }

    /** For the record of all talks, where the keys are those of a server and no copy to try something on. */
    private void noted(Path folder, String words) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        Path data = whole.getParent();
        if (data != null && whole.endsWith("keys")) {
            Notices notices = new Notices(data);
            if (notices.willBeFound()) {
                notices.leave(Ids.random(random), words);
            }
        }
    }

    private Path folder(Where where) {
        return where.folder == null ? usual : where.folder;
    }

    private static char @Nullable [] presentPassphrase(Path folder, @Nullable Path file) throws IOException {
        if (!Keyring.asksPassphrase(folder)) {
            return null;
        }
        return file == null ? asked("Passphrase of the wrapping key: ") : firstLine(file);
    }

    private static char @Nullable [] newPassphrase(Locking locking) throws IOException {
        if (locking.file != null) {
            return firstLine(locking.file);
        }
        return locking.ask ? askedTwice() : null;
    }

    static char[] askedTwice() {
        char[] once = asked("New passphrase: ");
        if (!Arrays.equals(once, asked("The same again: "))) {
            throw new BadInputException("these were two different passphrases. Nothing was changed; try again.");
        }
        return once;
    }

    static char[] asked(String prompt) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", prompt);
        if (typed == null) {
            throw new BadInputException(
                    "a passphrase is needed, and there is no terminal to ask for it. Put it into a file that"
                            + " only you can read and name that: see --help.");
        }
        return typed;
    }

    static char[] firstLine(Path file) throws IOException {
        return text(file).lines().findFirst().orElse("").toCharArray();
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_FILE) {
            throw new BadInputException(file + " is too long for what it should hold.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is no text in UTF-8.");
        }
    }

    /** Shares line by line, each checked at once, until as many are there as are needed. */
    private List<String> typed() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader lines = new BufferedReader(in);
        List<String> shares = new ArrayList<>();
        int needed = 1;
        while (shares.size() < needed) {
            StringBuilder share = new StringBuilder();
            for (int line = 1; line <= RecoveryShares.linesOfShare(); ) {
                out.println("Share " + (shares.size() + 1) + (shares.isEmpty() ? "" : " of " + needed) + ", line "
                        + line + ":");
                out.flush();
                String typed = lines.readLine();
                if (typed == null) {
                    throw new BadInputException("the words ended in line " + line + " of share " + (shares.size() + 1)
                            + ". Nothing was changed.");
                }
                if (typed.isBlank() || typed.stripLeading().startsWith("#")) {
                    continue;
                }
                try {
                    RecoveryShares.checkLine(line, typed);
                    share.append(typed).append('\n');
                    line++;
                } catch (KeysException e) {
                    out.println(e.getMessage());
                }
            }
            shares.add(share.toString());
            needed = RecoveryShares.needed(shares.getFirst());
        }
        return shares;
    }

    private static void write(Path into, List<String> pages) throws IOException {
        Files.createDirectories(into);
        for (int i = 0; i < pages.size(); i++) {
            Path file = into.resolve("share-" + (i + 1) + ".txt");
            if (Files.exists(file)) {
                throw new BadInputException(file + " is there already. Choose an empty folder with --into.");
            }
        }
        for (int i = 0; i < pages.size(); i++) {
            RecoveryShares.write(into.resolve("share-" + (i + 1) + ".txt"), pages.get(i));
        }
    }
}
