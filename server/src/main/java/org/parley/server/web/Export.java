package org.parley.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.parley.casefile.CaseFile;
import org.parley.seal.ChainFile;
import org.parley.seal.Entry;
import org.parley.seal.Receipt;
import org.parley.server.keys.Keyring;
import org.parley.server.store.Chains;
import org.parley.server.store.Head;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.Tx;
import org.parley.server.talks.CaseExport;
import org.springframework.stereotype.Component;

/** Makes files of what somebody may see: their chains, receipts for these, the key, the case. */
@Component
final class Export {

    private final Chains chains;
    private final Memberships memberships;
    private final TalksRecord record;
    private final Keyring keys;

    Export(Chains chains, Memberships memberships, TalksRecord record, Keyring keys) {
        this.chains = chains;
        this.memberships = memberships;
        this.record = record;
        this.keys = keys;
    }

    private record File(String name, byte[] bytes) {}

    /** How a chain's file is called, without its ending. */
    static String name(String audience) {
        return audience.replace('/', '-');
    }

    static byte[] chain(String name, List<Entry> entries) {
        StringWriter out = new StringWriter();
        try {
            ChainFile.write(out, name, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Of the kind that these talks chose. */
    Receipt receipt(Tx tx, Myself me, Head head) {
        return keys.signing()
                .receipt(
                        memberships.deniable(tx, me.talks()) ? Receipt.Kind.DENIABLE : Receipt.Kind.SIGNED,
                        me.talks(),
                        Chains.name(me.talks(), head.audience()),
                        head.length(),
                        head.hash(),
                        tx.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** What receipts of these talks are checked with: a public key, or the key that all members share. */
    private File key(Tx tx, Myself me) {
        return memberships.deniable(tx, me.talks())
                ? new File("parley-shared.key", text(keys.signing().sharedKey(me.talks())))
                : new File("parley-public.pem", text(keys.signing().publicKey()));
    }

    /** All of it as one file; its names, order and size follow from what the asker may see and from nothing else. */
    byte[] everything(Tx tx, Myself me) {
        List<File> files = new ArrayList<>();
        files.add(key(tx, me));
        for (Head head : chains.heads(tx)) {
            String name = name(head.audience());
            files.add(new File(
                    name + ".jsonl",
                    chain(
                            Chains.name(me.talks(), head.audience()),
                            chains.read(tx, me.talks(), head.audience(), 0, Integer.MAX_VALUE))));
            files.add(new File(name + ".receipt.json", text(ChainFile.line(receipt(tx, me, head)) + "\n")));
        }
        files.add(new File("case.yaml", text(CaseFile.write(CaseExport.of(record.seen(tx, me), tx.now())))));
        return zip(files, LocalDateTime.ofInstant(tx.now(), ZoneOffset.UTC));
    }

    private static byte[] zip(List<File> files, LocalDateTime at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (File file : files) {
                ZipEntry entry = new ZipEntry(file.name());
                entry.setTimeLocal(at);
                zip.putNextEntry(entry);
                zip.write(file.bytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
