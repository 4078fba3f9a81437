package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.acceptance.CommandLine.parley;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.seal.ChainFile;
import org.parley.seal.Courier;
import org.parley.seal.Entry;
import org.parley.seal.Receipt;

class VerifyCommandTest {

    @TempDir
    Path folder = Path.of("");

    private final KeyPair keys = Courier.sender(new SecureRandom());
    private final List<Entry> chain = new ArrayList<>();

    @BeforeEach
    void exported() throws Exception {
        for (int i = 1; i <= 5; i++) {
            Entry last = chain.isEmpty() ? null : chain.getLast();
            chain.add(Entry.after(
                    last, "common", "id" + i, "2026-11-24T10:00:00Z", "team", "relay", new byte[32], new byte[] {
                        (byte) i
                    }));
        }
        write("chain", chain);
        Receipt receipt =
                Receipt.signed("common", 5, chain.getLast().hash(), "2026-11-24T11:00:00Z", keys.getPrivate());
        Files.writeString(folder.resolve("receipt"), ChainFile.line(receipt) + "\n");
        Files.writeString(folder.resolve("key.pem"), pem(keys));
    }

    private void write(String name, List<Entry> entries) throws Exception {
        StringWriter out = new StringWriter();
        ChainFile.write(out, "common", entries);
        Files.writeString(folder.resolve(name), out.toString());
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_whole_record_with_a_genuine_receipt_holds_and_its_head_can_be_read_out() {
        CommandLine run = parley("verify", path("chain"), "--receipt", path("receipt"), "--key", path("key.pem"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("5 entries")
                .containsPattern("Its head reads: [a-z]{5}(-[a-z]{5}){4}")
                .contains("signature of the key")
                .contains("Everything in the file holds together.")
                .doesNotContain("cannot exclude");
    }

    @Test
    void without_a_receipt_it_says_what_cannot_be_excluded() {
        CommandLine run = parley("verify", path("chain"));
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("What this cannot exclude:")
                .contains("cut off")
                .contains("anew");
    }

    @Test
    void a_record_that_lost_an_entry_is_named_with_exit_code_1_also_as_json() throws Exception {
        write("short", chain.subList(0, 4));
        CommandLine run = parley("verify", path("short"), "--receipt", path("receipt"), "--key", path("key.pem"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("ends after entry 4; the receipt was given for 5");
        CommandLine json = parley("verify", path("short"), "--receipt", path("receipt"), "--json");
        assertThat(json.code()).isEqualTo(1);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/verification.schema.json")), InputFormat.JSON);
        assertThat(schema.validate(json.out(), InputFormat.JSON)).isEmpty();
        assertThat(json.out()).contains("\"unchecked\"");
    }

    @Test
    void a_deniable_receipt_says_that_it_proves_nothing_to_third_parties() throws Exception {
        byte[] shared = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        Receipt receipt = Receipt.deniable(
                "common", 5, chain.getLast().hash(), "2026-11-24T11:00:00Z", new SecretKeySpec(shared, "HmacSHA256"));
        Files.writeString(folder.resolve("deniable"), ChainFile.line(receipt));
        Files.writeString(folder.resolve("shared"), Base64.getEncoder().encodeToString(shared));
        CommandLine run = parley("verify", path("chain"), "--receipt", path("deniable"), "--key", path("shared"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("proves nothing to third parties");
    }

    @Test
    void what_is_no_chain_no_receipt_or_not_the_key_is_a_clear_error() throws Exception {
        Files.writeString(folder.resolve("other.pem"), pem(Courier.sender(new SecureRandom())));
        Files.writeString(folder.resolve("noise"), "not json\n");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        String[][] wrong = {
            {"verify", path("missing")},
            {"verify", path("noise")},
            {"verify", path("binary")},
            {"verify", path("receipt")},
            {"verify", path("chain"), "--receipt", path("chain")},
            {"verify", path("chain"), "--receipt", path("receipt"), "--key", path("other.pem")},
            {"verify", path("chain"), "--receipt", path("receipt"), "--key", path("noise")},
        };
        for (String[] arguments : wrong) {
            CommandLine run = parley(arguments);
            assertThat(run.code()).as(String.join(" ", arguments) + run.err()).isEqualTo(3);
            assertThat(run.err())
                    .startsWith("parley: ")
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
    }
}
