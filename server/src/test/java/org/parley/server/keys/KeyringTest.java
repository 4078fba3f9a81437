package org.parley.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.server.keys.Folders.CONTEXT;
import static org.parley.server.keys.Folders.RANDOM;
import static org.parley.server.keys.Folders.TALKS;
import static org.parley.server.keys.Folders.bytes;
import static org.parley.server.keys.Folders.open;
import static org.parley.server.keys.Folders.read;
import static org.parley.server.keys.Folders.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.seal.Hash;
import org.parley.seal.Receipt;

class KeyringTest {

    private static final char[] PASSPHRASE = "seven herons over a ford".toCharArray();

    @TempDir
    private Path home = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void nameTheFolder() {
        folder = home.resolve("keys");
    }

    @Test
    void a_server_starts_again_unaided_and_reads_what_was_sealed() {
        SealedBytes sealed;
        KeyPair pair;
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "not below 40");
            pair = keyring.signing().pair();
        }
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().says()).isEmpty();
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("not below 40");
            assertThat(keyring.epoch(TALKS, "caucus/A")).isEqualTo(1);
            assertThat(keyring.signing().pair().getPublic()).isEqualTo(pair.getPublic());
        }
    }

    @Test
    void a_passphrase_opens_and_another_does_not() {
        SealedBytes sealed;
        assertThat(Keyring.asksPassphrase(folder)).isFalse();
        try (Keyring keyring = Keyring.open(folder, PASSPHRASE, RANDOM)) {
            sealed = seal(keyring, "common", "text");
        }
        assertThat(Keyring.asksPassphrase(folder)).isTrue();
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("asks for a passphrase");
        assertThatThrownBy(() -> Keyring.open(folder, "seven herons over a fort".toCharArray(), RANDOM))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("not the passphrase");
        try (Keyring keyring = Keyring.open(folder, PASSPHRASE, RANDOM)) {
            assertThat(read(keyring, "common", sealed)).isEqualTo("text");
        }
    }

    @Test
    void the_same_passphrase_from_another_keyboard_opens() {
        Keyring.open(folder, "d\u00e9jeuner sur l'herbe".toCharArray(), RANDOM).close();
        Keyring.open(folder, "de\u0301jeuner sur l'herbe".toCharArray(), RANDOM).close();
    }

    @Test
    void a_short_passphrase_is_turned_down_and_leaves_nothing() {
        assertThatThrownBy(() -> Keyring.open(folder, "tulip".toCharArray(), RANDOM))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("12 characters");
        assertThat(folder.resolve("wrapping.key")).doesNotExist();
        open(folder).close();
    }

    @Test
    void only_the_owner_can_use_the_files() throws IOException {
        try (Keyring keyring = open(folder)) {
            seal(keyring, "common", "text");
        }
        for (Path file : Folders.files(folder)) {
            if (!file.endsWith("lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(folder.resolve("wrapping.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_second_holder_is_turned_away_until_the_first_is_done() {
        try (Keyring keyring = open(folder)) {
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(KeyringException.class)
                    .hasMessageContaining("in use");
            seal(keyring, "common", "text");
        }
        open(folder).close();
    }

    @Test
    void no_key_stands_in_any_file_but_the_wrapping_key_in_its_own() throws IOException {
        List<byte[]> keys = new ArrayList<>();
        Path key = folder.resolve("wrapping.key");
        try (Keyring keyring = open(folder)) {
            seal(keyring, "caucus/A", "canary canary canary");
            keyring.rotate(TALKS, "caucus/A");
            keyring.sealFor("totp", CONTEXT, bytes("canary canary canary"));
            keyring.signing().pair();
            keyring.signing().shared(TALKS);
            WrappedKeys wrapped = new WrappedKeys(Folders.set(folder), WrappingKey.read(key, null), RANDOM);
            for (KeyName name : wrapped.names()) {
                keys.add(((WrappedKeys.Held.Key) wrapped.held(name)).bytes());
            }
            keys.add(keyring.nameKey());
        }
        assertThat(keys).hasSize(6);
        List<Path> files = Folders.files(folder);
        for (byte[] one : keys) {
            assertThat(Folders.holding(one, files)).isNull();
        }
        assertThat(Folders.holding(bytes("canary"), files)).isNull();
        assertThat(Folders.holding(bytes("caucus"), files)).isNull();
        byte[] wrapping = WrappingKey.read(key, null).bytes();
        assertThat(Folders.holding(wrapping, files)).isEqualTo(key);
        assertThat(Folders.holding(
                        wrapping, files.stream().filter(f -> !f.equals(key)).toList()))
                .isNull();
        try (Keyring keyring = open(folder)) {
            keyring.rewrap(PASSPHRASE);
        }
        assertThat(Folders.holding(WrappingKey.read(key, PASSPHRASE).bytes(), Folders.files(folder)))
                .isNull();
    }

    @Test
    void a_listing_tells_neither_talks_nor_audience_nor_which_keys_are_destroyed() throws IOException {
        try (Keyring keyring = open(folder)) {
            seal(keyring, "caucus/A", "one");
            seal(keyring, "caucus/B", "two");
            keyring.destroy(TALKS, "caucus/B", 1);
        }
        Set<Long> sizes = new TreeSet<>();
        for (Path file : Folders.files(Folders.set(folder))) {
            assertThat(file.getFileName().toString()).matches("names|[0-9a-f]{40}");
            sizes.add(Files.size(file));
        }
        assertThat(sizes).hasSize(1);
        Path other = home.resolve("other");
        try (Keyring keyring = open(other)) {
            seal(keyring, "caucus/A", "one");
        }
        assertThat(names(Folders.set(other))).containsOnlyOnce("names");
        assertThat(names(Folders.set(folder)))
                .doesNotContainAnyElementsOf(names(Folders.set(other)).stream()
                        .filter(n -> !n.equals("names"))
                        .toList());
    }

    private static List<String> names(Path set) throws IOException {
        return Folders.files(set).stream().map(f -> f.getFileName().toString()).toList();
    }

    @Test
    void what_was_erased_is_erased_and_what_comes_after_is_not() {
        SealedBytes first;
        SealedBytes second;
        SealedBytes others;
        try (Keyring keyring = open(folder)) {
            first = seal(keyring, "caucus/A", "reject");
            keyring.rotate(TALKS, "caucus/A");
            second = seal(keyring, "caucus/A", "accept");
            others = seal(keyring, "caucus/B", "reserve");
            keyring.destroy(TALKS, "caucus/A", 1);
            assertErased(keyring, first);
            assertThat(read(keyring, "caucus/A", second)).isEqualTo("accept");
            keyring.destroy(TALKS, "caucus/A", 2);
            assertErased(keyring, second);
            SealedBytes third = seal(keyring, "caucus/A", "again");
            assertThat(third.epoch()).isEqualTo(3);
            keyring.destroy(TALKS, "caucus/A", 2);
            assertThat(read(keyring, "caucus/A", third)).isEqualTo("again");
        }
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().says()).isEmpty();
            assertErased(keyring, first);
            assertErased(keyring, second);
            assertThat(read(keyring, "caucus/B", others)).isEqualTo("reserve");
            assertThat(keyring.epoch(TALKS, "caucus/A")).isEqualTo(3);
        }
    }

    private static void assertErased(Keyring keyring, SealedBytes sealed) {
        assertThatThrownBy(() -> read(keyring, "caucus/A", sealed))
                .isInstanceOf(ErasedException.class)
                .hasMessageContaining("destroyed on purpose");
    }

    @Test
    void the_bytes_of_a_destroyed_key_are_in_no_file() throws IOException {
        try (Keyring keyring = open(folder)) {
            seal(keyring, "caucus/A", "reject");
            Path file = Folders.set(folder)
                    .resolve(KeyName.epoch(keyring.nameKey(), TALKS, "caucus/A", 1)
                            .digits());
            byte[] wrapped = Files.readAllBytes(file);
            keyring.destroy(TALKS, "caucus/A", 1);
            byte[] secret = java.util.Arrays.copyOfRange(wrapped, 20, wrapped.length);
            assertThat(Folders.holding(secret, Folders.files(folder))).isNull();
        }
    }

    @Test
    void keys_that_were_copied_back_are_noticed_and_destroyed_again() throws IOException {
        SealedBytes sealed;
        Path copy = home.resolve("copy");
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "reject");
            Folders.copy(keyring.forBackup(), copy);
            keyring.destroy(TALKS, "caucus/A", 1);
        }
        Folders.copy(copy, folder.resolve("wrapped"));
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().destroyedAgain()).isEqualTo(1);
            assertThat(keyring.found().says()).singleElement().asString().contains("older copy");
            assertErased(keyring, sealed);
        }
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().says()).isEmpty();
            assertErased(keyring, sealed);
        }
    }

    @Test
    void without_the_register_a_key_comes_back_until_the_erasure_is_carried_out_again() throws IOException {
        SealedBytes sealed;
        Path copy = home.resolve("copy");
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "reject");
            Folders.copy(keyring.forBackup(), copy);
            keyring.destroy(TALKS, "caucus/A", 1);
        }
        Folders.copy(copy, folder.resolve("wrapped"));
        Files.delete(folder.resolve("register"));
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().registerMadeAnew()).isTrue();
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("reject"); // as the Javadoc admits
            keyring.destroy(TALKS, "caucus/A", 1);
            assertErased(keyring, sealed);
        }
    }

    @Test
    void a_copy_from_before_a_change_of_the_wrapping_key_opens_nothing_any_more() throws IOException {
        Path copy = home.resolve("copy");
        SealedBytes sealed;
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "reject");
            Folders.copy(keyring.forBackup(), copy);
            keyring.destroy(TALKS, "caucus/A", 1);
            keyring.rewrap(null);
            assertErased(keyring, sealed);
        }
        Folders.remove(folder.resolve("wrapped"));
        Files.delete(folder.resolve("register"));
        Folders.copy(copy, folder.resolve("wrapped"));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("belong to another wrapping key");
    }

    @Test
    void a_lost_key_is_told_apart_from_an_erased_one_and_its_number_is_not_given_again() throws IOException {
        SealedBytes sealed;
        Path file;
        try (Keyring keyring = open(folder)) {
            seal(keyring, "caucus/A", "first");
            keyring.rotate(TALKS, "caucus/A");
            sealed = seal(keyring, "caucus/A", "reject");
            file = Folders.set(folder)
                    .resolve(KeyName.epoch(keyring.nameKey(), TALKS, "caucus/A", 2)
                            .digits());
        }
        Files.delete(file);
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().missing()).isEqualTo(1);
            assertThatThrownBy(() -> read(keyring, "caucus/A", sealed))
                    .isInstanceOf(UnknownKeyException.class)
                    .hasMessageContaining("newest copy");
            assertThatThrownBy(() -> seal(keyring, "caucus/A", "next")).isInstanceOf(UnknownKeyException.class);
            assertThat(keyring.rotate(TALKS, "caucus/A")).isEqualTo(3);
        }
    }

    @Test
    void a_lost_signing_key_is_not_replaced_in_silence() throws IOException {
        Path file;
        try (Keyring keyring = open(folder)) {
            keyring.signing().pair();
            file = Folders.set(folder)
                    .resolve(KeyName.signing(keyring.nameKey()).digits());
        }
        Files.delete(file);
        try (Keyring keyring = open(folder)) {
            assertThatThrownBy(() -> keyring.signing().pair()).isInstanceOf(UnknownKeyException.class);
        }
    }

    @Test
    void a_damaged_key_file_is_named_and_stops_nothing_else() throws IOException {
        SealedBytes damaged;
        SealedBytes sound;
        Path file;
        try (Keyring keyring = open(folder)) {
            damaged = seal(keyring, "caucus/A", "one");
            sound = seal(keyring, "caucus/B", "two");
            file = Folders.set(folder)
                    .resolve(KeyName.epoch(keyring.nameKey(), TALKS, "caucus/A", 1)
                            .digits());
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[30] ^= 1;
        Files.write(file, bytes);
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().damaged()).isEqualTo(1);
            assertThatThrownBy(() -> read(keyring, "caucus/A", damaged))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining(file.getFileName().toString());
            assertThat(read(keyring, "caucus/B", sound)).isEqualTo("two");
            assertThatThrownBy(() -> keyring.rewrap(null)).isInstanceOf(DamagedException.class);
            assertThat(read(keyring, "caucus/B", sound)).isEqualTo("two");
        }
        open(folder).close();
    }

    @Test
    void one_key_file_cannot_stand_in_for_another() throws IOException {
        SealedBytes sealed;
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "one");
            seal(keyring, "caucus/B", "two");
            Path set = Folders.set(folder);
            Files.copy(
                    set.resolve(KeyName.epoch(keyring.nameKey(), TALKS, "caucus/B", 1)
                            .digits()),
                    set.resolve(KeyName.epoch(keyring.nameKey(), TALKS, "caucus/A", 1)
                            .digits()),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        try (Keyring keyring = open(folder)) {
            assertThatThrownBy(() -> read(keyring, "caucus/A", sealed)).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void what_a_kill_left_half_written_is_cleared_away() throws IOException {
        SealedBytes sealed;
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "one");
        }
        Path half = Folders.set(folder).resolve("00112233445566778899aabbccddeeff00112233.part");
        Files.write(half, new byte[17]);
        Files.write(folder.resolve("wrapping.key.part"), bytes("parley-wrapping-key 1\nkey "));
        Files.write(folder.resolve("register"), new byte[5], StandardOpenOption.APPEND);
        Files.createDirectories(folder.resolve("wrapped/0123456789abcdef"));
        Files.write(folder.resolve("wrapped/0123456789abcdef/names"), new byte[69]);
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().says()).isEmpty();
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("one");
            keyring.rotate(TALKS, "caucus/A");
        }
        assertThat(Folders.files(folder)).noneMatch(file -> file.toString().endsWith(".part"));
        Folders.set(folder); // one set only
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.epoch(TALKS, "caucus/A")).isEqualTo(2);
        }
    }

    @Test
    void a_first_start_cut_off_anywhere_goes_on_unaided() throws IOException {
        open(folder).close();
        Path whole = home.resolve("whole");
        Folders.copy(folder, whole);
        for (List<String> lost :
                List.of(List.of("register"), List.of("register", "wrapped/names"), List.of("register", "wrapped"))) {
            Folders.remove(folder);
            Folders.copy(whole, folder);
            for (String one : lost) {
                if (one.equals("wrapped")) {
                    Folders.remove(folder.resolve("wrapped"));
                } else {
                    Files.deleteIfExists(
                            one.equals("register")
                                    ? folder.resolve("register")
                                    : Folders.set(folder).resolve("names"));
                }
            }
            try (Keyring keyring = open(folder)) {
                assertThat(keyring.found().says()).as(lost.toString()).isEmpty();
                SealedBytes sealed = seal(keyring, "common", "text");
                assertThat(read(keyring, "common", sealed)).isEqualTo("text");
            }
        }
    }

    @Test
    void a_kill_between_the_key_and_its_line_in_the_register_loses_nothing() throws IOException {
        try (Keyring keyring = open(folder)) {
            seal(keyring, "common", "text");
        }
        byte[] before = Files.readAllBytes(folder.resolve("register"));
        try (Keyring keyring = open(folder)) {
            keyring.rotate(TALKS, "common");
        }
        Files.write(folder.resolve("register"), before);
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.epoch(TALKS, "common")).isEqualTo(2);
            assertThat(keyring.found().says()).isEmpty();
        }
    }

    @Test
    void an_erasure_cut_off_is_finished_at_the_next_start() throws IOException {
        SealedBytes sealed;
        Path file;
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "reject");
            file = Folders.set(folder)
                    .resolve(KeyName.epoch(keyring.nameKey(), TALKS, "caucus/A", 1)
                            .digits());
            keyring.destroy(TALKS, "caucus/A", 1);
        }
        byte[] overwritten = new byte[(int) Files.size(file)];
        RANDOM.nextBytes(overwritten);
        Files.write(file, overwritten); // after overwriting, before the tombstone
        try (Keyring keyring = open(folder)) {
            assertThat(keyring.found().says()).isEmpty();
            assertErased(keyring, sealed);
        }
        Files.delete(file);
        try (Keyring keyring = open(folder)) {
            assertErased(keyring, sealed);
        }
        assertThat(file).exists();
    }

    @Test
    void a_changed_register_is_noticed() throws IOException {
        try (Keyring keyring = open(folder)) {
            seal(keyring, "caucus/A", "reject");
            keyring.destroy(TALKS, "caucus/A", 1);
        }
        byte[] register = Files.readAllBytes(folder.resolve("register"));
        for (int i = 0; i < register.length; i++) {
            byte[] changed = register.clone();
            changed[i] ^= 1;
            Files.write(folder.resolve("register"), changed);
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(KeyringException.class)
                    .hasMessageContaining("register");
        }
    }

    @Test
    void a_missing_wrapping_key_is_not_made_anew_over_old_keys() throws IOException {
        try (Keyring keyring = open(folder)) {
            seal(keyring, "caucus/A", "reject");
        }
        Files.delete(folder.resolve("wrapping.key"));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("parley keys recover");
        assertThat(folder.resolve("wrapping.key")).doesNotExist();
    }

    @Test
    void a_damaged_wrapping_key_is_said_to_be_one() throws IOException {
        Keyring.open(folder, PASSPHRASE, RANDOM).close();
        Path file = folder.resolve("wrapping.key");
        String text = Files.readString(file);
        for (String changed : List.of(
                "",
                "hello",
                text.replace("argon2id 65536", "argon2id 999999999"),
                text.replace("argon2id", "argon2id x"),
                text.replace("sealed ", "sealed zz"),
                text.repeat(100))) {
            Files.writeString(file, changed);
            assertThatThrownBy(() -> Keyring.open(folder, PASSPHRASE, RANDOM))
                    .as(changed.substring(0, Math.min(40, changed.length())))
                    .isInstanceOf(KeyringException.class)
                    .hasMessageContaining("damaged");
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Keyring.open(folder, null, RANDOM)).isInstanceOf(KeyringException.class);
    }

    @Test
    void a_new_wrapping_key_opens_what_the_old_one_did_and_the_old_is_gone() throws IOException {
        SealedBytes sealed;
        byte[] totp;
        KeyPair pair;
        byte[] old;
        try (Keyring keyring = open(folder)) {
            old = WrappingKey.read(folder.resolve("wrapping.key"), null).bytes();
            sealed = seal(keyring, "caucus/A", "reject");
            totp = keyring.sealFor("totp", CONTEXT, bytes("seed"));
            pair = keyring.signing().pair();
            keyring.rewrap(PASSPHRASE);
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("reject");
            keyring.rotate(TALKS, "caucus/A");
        }
        assertThat(Folders.holding(old, Folders.files(folder))).isNull();
        assertThatThrownBy(() -> open(folder)).isInstanceOf(KeyringException.class);
        try (Keyring keyring = Keyring.open(folder, PASSPHRASE, RANDOM)) {
            assertThat(keyring.found().says()).isEmpty();
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("reject");
            assertThat(keyring.epoch(TALKS, "caucus/A")).isEqualTo(2);
            assertThat(keyring.openFor("totp", CONTEXT, totp)).isEqualTo(bytes("seed"));
            assertThat(keyring.signing().pair().getPublic()).isEqualTo(pair.getPublic());
        }
    }

    @Test
    void a_change_of_the_wrapping_key_cut_off_opens_with_the_old_or_the_new() throws IOException {
        SealedBytes sealed;
        Path before = home.resolve("before");
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "reject");
        }
        Folders.copy(folder, before);
        try (Keyring keyring = open(folder)) {
            keyring.rewrap(null);
        }
        Path both = home.resolve("both");
        Folders.copy(folder, both);
        Folders.copy(before.resolve("wrapped"), both.resolve("wrapped")); // killed before the old keys were removed
        try (Keyring keyring = open(both)) {
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("reject");
        }
        Folders.set(both);
        Folders.copy(folder.resolve("wrapped"), before.resolve("wrapped")); // killed before the new key was written
        try (Keyring keyring = open(before)) {
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("reject");
        }
        Folders.set(before);
    }

    @Test
    void receipts_convince_whom_they_should() throws Exception {
        Hash head = Hash.of(bytes("head"));
        UUID others = UUID.fromString("7d3c4f0e-8c92-4c85-9a35-0c0e5bd9f0aa");
        try (Keyring keyring = open(folder)) {
            Signing signing = keyring.signing();
            Receipt signed = signing.receipt(Receipt.Kind.SIGNED, TALKS, "t/common", 4, head, "2026-11-29T04:00:00Z");
            assertThat(signed.isSignedBy(signing.pair().getPublic())).isTrue();
            String pem = signing.publicKey().replaceAll("-----[A-Z ]+-----|\\s", "");
            assertThat(java.util.Base64.getDecoder().decode(pem))
                    .isEqualTo(signing.pair().getPublic().getEncoded());
            Receipt deniable =
                    signing.receipt(Receipt.Kind.DENIABLE, TALKS, "t/common", 4, head, "2026-11-29T04:00:00Z");
            assertThat(deniable.isMadeWith(signing.shared(TALKS))).isTrue();
            assertThat(deniable.isMadeWith(signing.shared(others))).isFalse();
        }
    }

    /** RFC 8032, section 7.1, test 2. */
    @Test
    void the_public_half_of_a_seed_is_the_published_one() {
        byte[] seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        String encoded =
                HexFormat.of().formatHex(Pairs.ed25519(seed).getPublic().getEncoded());
        assertThat(encoded).endsWith("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    }

    @Test
    void many_threads_agree_on_one_key_and_lose_nothing() throws Exception {
        try (Keyring keyring = open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<SealedBytes>> work = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String text = "entry " + i;
                boolean rotates = i % 50 == 49;
                work.add(() -> {
                    if (rotates) {
                        keyring.rotate(TALKS, "common");
                    }
                    return seal(keyring, "common", text);
                });
            }
            List<Future<SealedBytes>> done = threads.invokeAll(work);
            for (int i = 0; i < done.size(); i++) {
                assertThat(read(keyring, "common", done.get(i).get())).isEqualTo("entry " + i);
            }
            assertThat(keyring.epoch(TALKS, "common")).isBetween(8, 9);
        }
    }

    @Test
    void keys_lie_apart_from_what_a_backup_takes() {
        Keyring.requireApart(home.resolve("keys"), home.resolve("data"));
        assertThatThrownBy(() -> Keyring.requireApart(home.resolve("data/keys"), home.resolve("data")))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("apart");
        assertThatThrownBy(() -> Keyring.requireApart(home, home.resolve("x/../data")))
                .isInstanceOf(KeyringException.class);
    }

    @Test
    void an_audience_of_any_letters_has_keys_of_its_own() {
        try (Keyring keyring = open(folder)) {
            SealedBytes sealed = seal(keyring, "party/\u0627\u0644\u062d\u0643\u0648\u0645\u0629/../x", "text");
            assertThat(keyring.open(TALKS, "party/\u0627\u0644\u062d\u0643\u0648\u0645\u0629/../x", CONTEXT, sealed))
                    .isEqualTo("text".getBytes(StandardCharsets.UTF_8));
            assertThat(keyring.epoch(TALKS, "party/x")).isZero();
        }
    }
}
