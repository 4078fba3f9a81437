package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.parley.cli.BadInputException;
import org.parley.server.courier.CourierCommand;
import org.parley.server.courier.DeviceCard;
import org.parley.server.keys.DeviceSecret;
import picocli.CommandLine;

/** A delegation's laptop without a line: the commands of {@code parley courier}, and what is carried to it and back. */
final class Laptop {

    private final Talks talks;
    private final String party;
    private final Path home;
    private final SecureRandom random = new SecureRandom();
    private Duration behind = Duration.ZERO;
    private int files;

    record Ran(int code, String out) {}

    private Laptop(Talks talks, String party, Path home) {
        this.talks = talks;
        this.party = party;
        this.home = home;
    }

    /** Made, registered by the head of the delegation, and introduced to the talks. */
    static Laptop of(Talks talks, String party, String name) {
        Laptop laptop = unknown(talks, party, name);
        laptop.registered();
        return laptop;
    }

    /** Made, and known to nobody yet. */
    static Laptop unknown(Talks talks, String party, String name) {
        try {
            Laptop laptop = new Laptop(talks, party, Files.createTempDirectory("parley-laptop"));
            laptop.fine("device", "new", name);
            return laptop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void registered() {
        Visitor head = talks.head(party).browser();
        HttpResponse<String> shown = head.submit(page(), talks.page("/devices/card"), "card", card().text());
        assertThat(shown.body()).contains(card().code().toString());
        HttpResponse<String> made = head.submit(page(), page(), "card", card().text(), "same", "yes");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        fine("device", "join", file(head.bytes(address() + "/card").body()).toString(), "--code", talksCode());
    }

    private String talksCode() {
        return Drafts.found(
                talks.head(party).browser().json(page()).body(),
                "\"id\":\"" + card().device() + "\"[^}]*?\"talksCode\":\"([^\"]+)\"");
    }

    private String page() {
        return talks.page("/devices");
    }

    /** The address of this device in the talks. */
    String address() {
        return talks.page("/devices/" + party + "/" + card().device());
    }

    DeviceCard card() {
        try {
            return DeviceCard.read(Files.readString(home.resolve("device/card.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DeviceSecret secret() {
        try {
            return DeviceSecret.read(home.resolve("device"), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on its clock is that much behind. */
    Laptop behind(Duration by) {
        behind = by;
        return this;
    }

    Ran run(String... args) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new CourierCommand(
                home.resolve("device"),
                Clock.offset(Clock.systemUTC(), behind.negated()),
                random,
                new StringReader("")));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        line.setExecutionExceptionHandler((e, l, parsed) -> {
            if (e instanceof BadInputException) {
                out.write(String.valueOf(e.getMessage()));
                return 3;
            }
            throw e;
        });
        int code = line.execute(args);
        return new Ran(code, out.toString());
    }

    String fine(String... args) {
        Ran ran = run(args);
        assertThat(ran.code()).as(ran.out()).isZero();
        return ran.out();
    }

    /** A letter that somebody has made for it and fetches. */
    byte[] letter(Person by, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "id";
        fields[1] = UUID.randomUUID().toString();
        System.arraycopy(more, 0, fields, 2, more.length);
        HttpResponse<String> made = by.browser().submit(page(), address() + "/letters", fields);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        return fetched(by, last(by)).body();
    }

    long last(Person by) {
        return Long.parseLong(Drafts.found(
                by.browser().json(page()).body(),
                "\"id\":\"" + card().device() + "\".*?\"out\":\\[\\{\"serial\":([0-9]+)"));
    }

    HttpResponse<byte[]> fetched(Person by, long serial) {
        return by.browser().bytes(address() + "/letters/" + serial);
    }

    String open(byte[] letter) {
        return fine("open", file(letter).toString());
    }

    /** Writes an answer and seals it. */
    byte[] answer(String yaml) {
        try {
            Path answers = Files.writeString(home.resolve("answers-" + ++files), yaml);
            fine("answer", "--from", answers.toString());
            Path sealed = home.resolve("sealed-" + files);
            fine("seal", "-o", sealed.toString(), "--days", "2");
            return Files.readAllBytes(sealed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(byte[] bytes) {
        try {
            return Files.write(home.resolve("file-" + ++files), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody of a delegation brings a file to the talks. */
    HttpResponse<String> bring(Person by, byte[] file) {
        return by.browser()
                .upload(
                        page(),
                        talks.page("/devices/answers"),
                        file,
                        "id",
                        UUID.randomUUID().toString());
    }
}
