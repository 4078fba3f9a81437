package org.parley.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.ChainCheck;
import org.parley.seal.ChainFile;
import org.parley.seal.Entry;
import org.parley.seal.ShortCode;
import org.parley.server.keys.DamagedException;
import org.parley.server.people.Erasing;
import org.parley.server.store.Chains;
import org.parley.server.store.Head;
import org.parley.server.store.Memberships;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Author;
import org.parley.server.talks.Course;
import org.parley.server.talks.Retention;
import org.parley.server.talks.Seen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The reader's own record: its chains, whether they hold together, and files to keep and to check elsewhere. */
@Controller
final class LogPage {

    /** Entries on one page. */
    private static final int MOST = 200;

    private final Chains chains;
    private final Memberships memberships;
    private final Export export;
    private final Erasing erasing;
    private final TalksRecord record;

    LogPage(Chains chains, Memberships memberships, Export export, Erasing erasing, TalksRecord record) {
        this.record = record;
        this.chains = chains;
        this.memberships = memberships;
        this.export = export;
        this.erasing = erasing;
    }

    /**
     * One of the reader's chains.
     *
     * @param head its hash, in hexadecimal digits
     * @param code short code of its head; null while nothing is entered
     * @param checked whether it was read through for this page; what follows is known only then
     * @param erased how many entries no longer say what they said
     * @param faults what does not hold, in plain words; empty where all does
     * @param erasable whether the reader may erase what it holds
     * @param due since when the reader should, by the time that these talks keep contents; null where they need not
     */
    record ChainShown(
            String audience,
            long length,
            @Nullable String code,
            String head,
            boolean checked,
            long erased,
            List<String> faults,
            boolean erasable,
            @Nullable Instant due) {}

    /**
     * What was erased, as the entry says that tells of it.
     *
     * @param of the chain that was erased
     * @param why null where no reason was given
     */
    record Erasure(String of, @Nullable String why) {}

    /**
     * @param code short code of the entry's hash
     * @param erasure null where the entry tells of none
     */
    record Line(
            long index,
            UUID id,
            Instant at,
            String kind,
            Author author,
            boolean erased,
            String code,
            @Nullable Erasure erasure) {}

    /**
     * @param open the chain whose entries are shown
     * @param lines the latest first
     * @param before where the page before begins; null where there is none
     * @param deniable whether receipts convince only who holds the key
     * @param days for which contents are kept after the last entry of a chain; null without an end
     * @param states whether the reader may say for how long
     */
    record Shown(
            UUID talks,
            List<ChainShown> chains,
            String open,
            List<Line> lines,
            @Nullable Long before,
            boolean deniable,
            @Nullable Integer days,
            boolean states) {}

    /**
     * The heads of the chains, and a page of entries of one of them.
     *
     * @param check the chain to be read through from its first entry; {@code all} for every one, empty for none
     */
    @GetMapping("/talks/{talks}/log")
    Page<Shown> show(
            Asker asker,
            @RequestParam(defaultValue = "common") String chain,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "") String check) {
        UUID talks = asker.me().talks();
        return asker.as(tx -> {
            own(tx, chain);
            Integer days = Retention.days(record.seen(tx, asker.me(), "common"));
            long length = chains.head(tx, talks, chain).length();
            long until = before > 0 ? Math.min(before - 1, length) : length;
            long after = Math.max(0, until - MOST);
            List<Line> lines = lines(tx, talks, chain, after, until);
            // What all share comes first, then the others by name.
            List<ChainShown> all = chains.heads(tx).stream()
                    .sorted(Comparator.comparing((Head head) -> !head.audience().equals("common"))
                            .thenComparing(Head::audience))
                    .map(head -> check.equals("all")
                                    || check.equals(head.audience())
                                    || lines == null && head.audience().equals(chain)
                            ? checked(tx, talks, head, days)
                            : unchecked(tx, talks, head, days))
                    .toList();
            return new Page<>(
                    "log",
                    "place.log",
                    new Shown(
                            talks,
                            all,
                            chain,
                            lines == null ? List.of() : lines,
                            after > 0 ? after + 1 : null,
                            memberships.deniable(tx, talks),
                            days,
                            asker.me().role().equals("lead")));
        });
    }

    private ChainShown checked(Tx tx, UUID talks, Head head, @Nullable Integer days) {
        List<Entry> entries;
        try {
            entries = chains.read(tx, talks, head.audience(), 0, Integer.MAX_VALUE);
        } catch (DamagedException e) {
            String fault = "an entry cannot be opened: what is kept of it was changed or exchanged";
            return shown(tx, head, true, 0, List.of(fault), null);
        }
        ChainCheck check = ChainCheck.of(
                Chains.name(talks, head.audience()),
                entries.stream()
                        .map(entry -> new ChainCheck.Link(entry, entry.hash()))
                        .iterator(),
                null);
        List<String> faults = new ArrayList<>();
        check.faults().forEach(fault -> faults.add(fault.says()));
        if (check.length() != head.length() || !check.head().equals(head.hash())) {
            faults.add("its entries do not lead to the head that is kept for it");
        }
        return shown(
                tx, head, true, check.erased(), faults, entries.isEmpty() ? null : due(tx, entries.getLast(), days));
    }

    private ChainShown unchecked(Tx tx, UUID talks, Head head, @Nullable Integer days) {
        try {
            List<Entry> last = days == null || head.length() == 0
                    ? List.of()
                    : chains.read(tx, talks, head.audience(), head.length() - 1, 1);
            return shown(tx, head, false, 0, List.of(), last.isEmpty() ? null : due(tx, last.getLast(), days));
        } catch (DamagedException e) {
            return checked(tx, talks, head, days); // Which says what is wrong.
        }
    }

    /** Contents are erased from the first entry on, so the last one stands for all. */
    private static @Nullable Instant due(Tx tx, Entry last, @Nullable Integer days) {
        return last.isErased() ? null : Retention.due(days, Instant.parse(last.at()), tx.now());
    }

    private ChainShown shown(
            Tx tx, Head head, boolean checked, long erased, List<String> faults, @Nullable Instant due) {
        boolean erasable = chains.mayErase(tx, head.audience());
        return new ChainShown(
                head.audience(),
                head.length(),
                head.length() == 0 ? null : ShortCode.of(head.hash()).toString(),
                head.hash().toString(),
                checked,
                erased,
                faults,
                erasable,
                erasable ? due : null);
    }

    /** Null where one of them cannot be opened: the chain is then read through, and what is wrong said. */
    private @Nullable List<Line> lines(Tx tx, UUID talks, String chain, long after, long until) {
        try {
            return chains.read(tx, talks, chain, after, (int) (until - after)).reversed().stream()
                    .map(entry -> line(chain, entry))
                    .toList();
        } catch (DamagedException e) {
            return null;
        }
    }

    private static Line line(String chain, Entry entry) {
        boolean tells = entry.kind().equals("key-destroyed") && !entry.isErased();
        Erasure erasure = tells && Seen.of(chain, entry).deed() instanceof Administration.KeyDestroyed gone
                ? new Erasure(gone.audience(), gone.why())
                : null;
        return new Line(
                entry.index(),
                UUID.fromString(entry.id()),
                Instant.parse(entry.at()),
                entry.kind(),
                Author.read(entry.author()),
                entry.isErased(),
                ShortCode.of(entry.hash()).toString(),
                erasure);
    }

    /** One chain as a file for {@code parley verify}. */
    @GetMapping("/talks/{talks}/log/chain")
    void chain(Asker asker, @RequestParam("of") String audience, HttpServletResponse response) throws IOException {
        byte[] file = asker.as(tx -> {
            own(tx, audience);
            return Export.chain(
                    Chains.name(asker.me().talks(), audience),
                    chains.read(tx, asker.me().talks(), audience, 0, Integer.MAX_VALUE));
        });
        send(response, "application/x-ndjson", Export.name(audience) + ".jsonl", file);
    }

    /** A receipt for a chain as it stands now. */
    @GetMapping("/talks/{talks}/log/receipt")
    void receipt(Asker asker, @RequestParam("of") String audience, HttpServletResponse response) throws IOException {
        byte[] file = asker.as(tx -> {
            own(tx, audience);
            Head head = chains.head(tx, asker.me().talks(), audience);
            String line = ChainFile.line(export.receipt(tx, asker.me(), head));
            return (line + "\n").getBytes(StandardCharsets.UTF_8);
        });
        send(response, "application/json", Export.name(audience) + ".receipt.json", file);
    }

    /** Everything that the asker may see, in one file. */
    @GetMapping("/talks/{talks}/export")
    void everything(Asker asker, HttpServletResponse response) throws IOException {
        byte[] file = asker.as(tx -> export.everything(tx, asker.me()));
        send(response, "application/zip", "talks.zip", file);
    }

    @PostMapping("/talks/{talks}/log/erase")
    RedirectView erase(
            Asker asker,
            @RequestParam UUID id,
            @RequestParam("of") String audience,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "false") boolean sure) {
        asker.as(tx -> own(tx, audience));
        if (!sure) {
            throw new BadFormException("Tick that you are sure: what is erased cannot be brought back by anybody.");
        }
        if (!erasing.erase(asker.me(), id, Audience.parse(audience), why.isBlank() ? null : why)) {
            throw new NotThereException();
        }
        return SeeOther.to("/talks/" + asker.me().talks() + "/log");
    }

    /** Says for how long contents are kept. @param days empty for no end */
    @PostMapping("/talks/{talks}/log/retention")
    RedirectView retention(Asker asker, @RequestParam UUID id, @RequestParam(defaultValue = "") String days) {
        Integer given = days.isBlank() ? null : number(days.strip());
        asker.as(tx -> record.add(tx, asker.me(), "common", id, new Course.Kept(given)));
        return SeeOther.to("/talks/" + asker.me().talks() + "/log");
    }

    private static int number(String days) {
        try {
            return Integer.parseInt(days);
        } catch (NumberFormatException e) {
            throw new BadFormException("Give the days as a number, as in 365, or leave the field empty for no end.");
        }
    }

    private boolean own(Tx tx, String audience) {
        if (chains.heads(tx).stream().noneMatch(head -> head.audience().equals(audience))) {
            throw new NotThereException();
        }
        return true;
    }

    private static void send(HttpServletResponse response, String type, String name, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
