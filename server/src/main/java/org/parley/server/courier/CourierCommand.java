package org.parley.server.courier;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import org.parley.seal.Courier;
import org.parley.seal.Hash;
import org.parley.server.keys.DeviceSecret;
import org.parley.server.keys.KeysException;
import org.parley.server.talks.BadDeedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley courier}: reads and answers, without a connection, what the talks room sent in a file. */
@Command(
        name = "courier",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Read and answer, without a connection, what the talks room sent in a file (docs/courier.md).",
        subcommands = DeviceCommand.class,
        footer = {"", "Example: parley courier open letter-3.parley"})
public final class CourierCommand implements Runnable {

    private static final long MOST_LETTER = 68L * 1024 * 1024;
    private static final long MOST_TYPED = 1024 * 1024;

    private final Path usual;
    private final Clock clock;
    private final SecureRandom random;
    private final Reader in;

    @Spec
    private CommandSpec spec;

    /**
     * @param usual the folder of the device where none is named
     * @param in what is typed
     */
    public CourierCommand(Path usual, Clock clock, SecureRandom random, Reader in) {
        this.usual = usual;
        this.clock = clock;
        this.random = random;
        this.in = in;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Which device. */
    static final class Which {
        @Option(
                names = "--device",
                paramLabel = "FOLDER",
                description = "The folder of the device, if it is not the usual one.")
        private @Nullable Path folder;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "Its first line is the passphrase; without it, it is asked for where the device has one.")
        private @Nullable Path passphrase;
    }

    SecureRandom random() {
        return random;
    }

    Reader in() {
        return in;
    }

    Path folder(@Nullable Path named) {
        return named == null ? usual : named;
    }

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Open a letter: it is checked for whom it is, by whom, in which order, and until when, and its record against"
                        + " the one held before. Then it is shown, and held in place of that."
            })
    int open(
            @Parameters(paramLabel = "FILE", description = "The letter.") Path file,
            @Option(names = "--language", paramLabel = "TAG", description = "Show texts in this language only.")
                    @Nullable
                    String language,
            @Mixin Which which) {
        return told(() -> {
            try (DeviceFolder device = device(which)) {
                DeviceState state = device.state();
                TalksCard card = card(state);
                Courier.Letter letter = letter(read(file), device, state, card);
                Held held = Held.of(letter, card.signs());
                require(held, card, state);
                Held before = device.held(state);
                if (before != null) {
                    held.against(before).ifPresent(why -> {
                        throw new CourierException(why);
                    });
                }
                device.hold(letter);
                DeviceState next = state.opened(held);
                device.keep(next);
                PrintWriter out = spec.commandLine().getOut();
                out.print(LetterText.of(held, next, now(), language));
                List<Long> missed = held.missed(before);
                if (!missed.isEmpty()) {
                    out.println();
                    out.println("Not opened here: letter " + joined(missed)
                            + ". This one holds all that they held; if somebody should have brought them, ask where they"
                            + " are.");
                }
                int dropped = dropped(state, next);
                if (dropped > 0) {
                    out.println();
                    out.println(dropped + (dropped == 1 ? " answer was" : " answers were")
                            + " set aside, since the text has changed. Read it and answer again.");
                }
                return Exit.FINE;
            }
        });
    }

    /** How many answers that had not reached the talks are about a text that is no longer the newest. */
    private static int dropped(DeviceState before, DeviceState after) {
        var known = new HashSet<UUID>();
        after.pending().forEach(one -> known.add(one.item().id()));
        after.sealed()
                .forEach(s -> s.items().forEach(one -> known.add(one.item().id())));
        var had = new HashSet<UUID>();
        before.pending().forEach(one -> had.add(one.item().id()));
        before.sealed().forEach(s -> s.items().forEach(one -> had.add(one.item().id())));
        had.removeAll(known);
        return had.size();
    }

    private static String joined(List<Long> serials) {
        return String.join(", ", serials.stream().map(String::valueOf).toList());
    }

    private Courier.Letter letter(byte[] file, DeviceFolder device, DeviceState state, TalksCard card) {
        Courier.Expected expected =
                new Courier.Expected(card.signs(), state.opened(), null, new HashSet<>(state.calledBack()));
        return switch (Courier.open(file, device.secret().opens(), expected, now())) {
            case Courier.Opened.Taken taken -> taken.letter();
            case Courier.Opened.Turned turned ->
                throw new CourierException(turned.reason().says());
        };
    }

    private static void require(Held held, TalksCard card, DeviceState state) {
        if (!held.says().talks().equals(card.talks())
                || !held.says().device().equals(state.device())
                || !held.party().equals(card.party())) {
            throw new CourierException("It belongs to other talks, or to another delegation, than this device.");
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Show again what the device holds, and what became of its answers.")
    int show(
            @Option(names = "--language", paramLabel = "TAG", description = "Show texts in this language only.")
                    @Nullable
                    String language,
            @Mixin Which which) {
        return told(() -> {
            try (DeviceFolder device = device(which)) {
                DeviceState state = device.state();
                spec.commandLine().getOut().print(LetterText.of(held(device, state), state, now(), language));
                return Exit.FINE;
            }
        });
    }

    @Command(
            name = "answer",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Answer what the device holds: clause by clause, or from a file. Answers wait on the device until they are"
                        + " sealed; answers to the same text take the place of those that wait."
            })
    int answer(
            @Option(
                            names = "--from",
                            paramLabel = "FILE",
                            description = "Take the answers from this file (YAML or JSON) instead of asking.")
                    @Nullable
                    Path file,
            @Option(names = "--template", description = "Print such a file for what the device holds, to be filled in.")
                    boolean template,
            @Mixin Which which) {
        return told(() -> {
            try (DeviceFolder device = device(which)) {
                DeviceState state = device.state();
                Held held = held(device, state);
                PrintWriter out = spec.commandLine().getOut();
                if (template) {
                    out.print(Answering.template(held));
                    return Exit.FINE;
                }
                Answering answering = file == null
                        ? new Interview(in, out).ask(held)
                        : Answering.read(text(file), String.valueOf(file.getFileName()));
                List<DeviceState.Pending> items = answering.items(held, this::id);
                DeviceState next = state.answered(items);
                device.keep(next);
                long ours = next.pending().stream()
                        .filter(one -> one.item().audience().startsWith("party/"))
                        .count();
                out.println(next.pending().size() + (next.pending().size() == 1 ? " entry waits" : " entries wait")
                        + " to be sealed: " + (next.pending().size() - ours) + " for the mediation, " + ours
                        + " for your delegation alone.");
                return Exit.FINE;
            }
        });
    }

    @Command(
            name = "seal",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Seal the answers that wait into a file that only the talks room can open.")
    int seal(
            @Option(names = "-o", required = true, paramLabel = "FILE", description = "The file to write.") Path file,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "14",
                            description = "How long it may be on its way, 1 to 90 (${DEFAULT-VALUE}).")
                    int days,
            @Mixin Which which) {
        return told(() -> {
            if (days < 1 || days > 90) {
                throw new CourierException("The number of days (" + days + ") must be 1 to 90.");
            }
            try (DeviceFolder device = device(which)) {
                DeviceState state = device.state();
                Held held = held(device, state);
                if (state.pending().isEmpty()) {
                    throw new CourierException("Nothing waits to be sealed. Use `parley courier answer` first.");
                }
                if (Files.exists(file)) {
                    throw new FileAlreadyExistsException(file.toString());
                }
                Instant made = now().truncatedTo(ChronoUnit.SECONDS);
                Instant expires = made.plus(Duration.ofDays(days));
                byte[] sealed = sealed(device, state, held, made, expires);
                DeviceState next = state.sealed(made, expires, Hash.of(sealed).toString());
                device.keep(next); // first, so that no serial is ever used twice
                long serial = state.nextSerial();
                try {
                    Files.write(file, sealed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                } catch (IOException e) {
                    device.keep(next.recalled(serial));
                    throw e;
                }
                spec.commandLine()
                        .getOut()
                        .println("Answer " + serial + " is sealed in " + file + " (" + sealed.length
                                + " bytes, one of seven lengths) until " + LetterText.time(expires) + ".");
                return Exit.FINE;
            }
        });
    }

    private byte[] sealed(DeviceFolder device, DeviceState state, Held held, Instant made, Instant expires) {
        List<Spoken> about = state.about();
        Inward inward = new Inward(
                Inward.VERSION,
                held.says().talks(),
                state.device(),
                held.says().letter(),
                held.serial(),
                made,
                about,
                state.pending().stream().map(DeviceState.Pending::item).toList());
        Courier.Letter letter =
                new Courier.Letter(state.nextSerial(), state.after(), expires, Spoken.hash(about), inward.bytes());
        return Courier.seal(
                letter, device.secret().signs().getPrivate(), card(state).opens(), random);
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Call back what is on its way, or end the device.")
    int revoke(
            @Option(
                            names = "--answer",
                            paramLabel = "N",
                            description =
                                    "An answer of this device is lost or shall not count: the next one says so, and what it"
                                            + " held waits again.")
                    @Nullable
                    Long answer,
            @Option(
                            names = "--letter",
                            paramLabel = "N",
                            description = "The talks say that this letter is not to be opened any more.")
                    @Nullable
                    Long letter,
            @Option(
                            names = "--whole-device",
                            description = "Destroy the key of this device and all that it holds. Have it revoked in the"
                                    + " talks as well.")
                    boolean whole,
            @Mixin Which which) {
        return told(() -> {
            PrintWriter out = spec.commandLine().getOut();
            if ((answer == null ? 0 : 1) + (letter == null ? 0 : 1) + (whole ? 1 : 0) != 1) {
                throw new CourierException("Name one of --answer, --letter and --whole-device.");
            }
            if (whole) {
                Path folder = existing(which);
                DeviceFolder.destroy(folder, random);
                out.println(
                        "The key in " + folder + " and what it held are overwritten and gone. Copies of the folder, and"
                                + " what a disk keeps of overwritten files, are not: have the device revoked in the talks.");
                return Exit.FINE;
            }
            try (DeviceFolder device = device(which)) {
                DeviceState state = device.state();
                device.keep(answer != null ? state.recalled(answer) : state.withoutLetter(letter == null ? 0 : letter));
                out.println(
                        answer != null
                                ? "Answer " + answer
                                        + " is called back once the next answer reaches the talks. What it held"
                                        + " waits to be sealed."
                                : "Letter " + letter + " will not be opened here.");
                return Exit.FINE;
            }
        });
    }

    /** Work that may fail because of what it is given. */
    interface Work {
        int done() throws IOException;
    }

    static int told(Work work) {
        try {
            return work.done();
        } catch (CourierException | KeysException | BadDeedException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new BadInputException("there is no file " + e.getMessage() + ". Is the path right?");
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException(e.getMessage() + " is there already. Choose another name.");
        } catch (CharacterCodingException e) {
            throw new BadInputException("the file is no text in UTF-8.");
        } catch (IOException e) {
            throw new BadInputException("cannot read or write " + e.getMessage() + ". Is the path right?");
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private UUID id() {
        return DeviceFolder.id(random);
    }

    Path existing(Which which) {
        Path folder = folder(which.folder);
        if (!DeviceSecret.isIn(folder)) {
            throw new CourierException("There is no device in " + folder
                    + ". Make one with `parley courier device new NAME`, or name its folder with --device.");
        }
        return folder;
    }

    DeviceFolder device(Which which) throws IOException {
        Path folder = existing(which);
        return DeviceFolder.open(folder, Passphrase.present(folder, which.passphrase), random);
    }

    private static TalksCard card(DeviceState state) {
        return state.talks()
                .orElseThrow(
                        () -> new CourierException("This device does not know its talks yet. Take their card from the"
                                + " page “Courier” and use `parley courier device join CARD`."));
    }

    private static Held held(DeviceFolder device, DeviceState state) throws IOException {
        card(state);
        return Optional.ofNullable(device.held(state))
                .orElseThrow(() -> new CourierException(
                        "This device holds no letter yet. Open one with `parley courier open FILE`."));
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MOST_LETTER) {
            throw new CourierException(file + " is too large for a letter.");
        }
        return Files.readAllBytes(file);
    }

    static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_TYPED) {
            throw new CourierException(file + " is too large for what it should hold.");
        }
        return Files.readString(file);
    }
}
