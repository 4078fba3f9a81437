package org.parley.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.server.keys.Folders.RANDOM;
import static org.parley.server.keys.Folders.open;
import static org.parley.server.keys.Folders.read;
import static org.parley.server.keys.Folders.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverySharesTest {

    private static final char[] PASSPHRASE = "seven herons over a ford".toCharArray();

    @TempDir
    private Path home = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void nameTheFolder() {
        folder = home.resolve("keys");
    }

    private SealedBytes sealedThenKeyLost(List<String> shares, int of, int need) throws IOException {
        SealedBytes sealed;
        try (Keyring keyring = open(folder)) {
            sealed = seal(keyring, "caucus/A", "not below 40");
        }
        shares.addAll(RecoveryShares.split(folder, null, of, need, RANDOM));
        Files.delete(folder.resolve("wrapping.key"));
        return sealed;
    }

    @Test
    void any_three_of_five_people_open_the_keys_again() throws IOException {
        List<String> shares = new ArrayList<>();
        SealedBytes sealed = sealedThenKeyLost(shares, 5, 3);
        for (int a = 0; a < 5; a++) {
            for (int b = a + 1; b < 5; b++) {
                for (int c = b + 1; c < 5; c++) {
                    RecoveryShares.recover(folder, List.of(shares.get(c), shares.get(a), shares.get(b)), null, RANDOM);
                    try (Keyring keyring = open(folder)) {
                        assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("not below 40");
                    }
                    Files.delete(folder.resolve("wrapping.key"));
                }
            }
        }
        RecoveryShares.recover(folder, shares, PASSPHRASE, RANDOM);
        try (Keyring keyring = Keyring.open(folder, PASSPHRASE, RANDOM)) {
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("not below 40");
        }
    }

    @Test
    void two_of_three_needed_are_told_to_be_too_few_and_write_nothing() throws IOException {
        List<String> shares = new ArrayList<>();
        sealedThenKeyLost(shares, 5, 3);
        assertThatThrownBy(() -> RecoveryShares.recover(folder, shares.subList(0, 2), null, RANDOM))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("3 are needed");
        // Claiming that two are enough gives a key that opens nothing.
        List<String> lying = shares.subList(0, 2).stream()
                .map(RecoveryShare::read)
                .map(s -> new RecoveryShare(s.number(), s.of(), 2, s.making(), s.part()).page())
                .toList();
        assertThatThrownBy(() -> RecoveryShares.recover(folder, lying, null, RANDOM))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("other keys");
        assertThat(folder.resolve("wrapping.key")).doesNotExist();
    }

    @Test
    void shares_that_do_not_belong_together_are_told_apart() throws IOException {
        try (Keyring keyring = open(folder)) {
            seal(keyring, "common", "text");
        }
        List<String> old = RecoveryShares.split(folder, null, 3, 2, RANDOM);
        List<String> other = RecoveryShares.split(folder, null, 3, 2, RANDOM);
        assertThatThrownBy(() -> RecoveryShares.recover(folder, List.of(old.get(0), other.get(1)), null, RANDOM))
                .hasMessageContaining("another time");
        assertThatThrownBy(() -> RecoveryShares.recover(folder, List.of(old.get(0), old.get(0)), null, RANDOM))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> RecoveryShares.recover(folder, List.of(), null, RANDOM))
                .hasMessageContaining("No recovery share");
        assertThatThrownBy(() -> RecoveryShares.recover(folder, old, null, RANDOM))
                .hasMessageContaining("there already");
        try (Keyring keyring = open(folder)) {
            keyring.rewrap(null);
        }
        Files.delete(folder.resolve("wrapping.key"));
        assertThatThrownBy(() -> RecoveryShares.recover(folder, old, null, RANDOM))
                .hasMessageContaining("before the wrapping key was changed");
    }

    @Test
    void a_new_machine_with_a_backup_and_shares_reads_everything_and_says_what_it_cannot_know() throws IOException {
        SealedBytes sealed;
        Path backup = home.resolve("backup");
        List<String> shares;
        try (Keyring keyring = Keyring.open(folder, PASSPHRASE, RANDOM)) {
            sealed = seal(keyring, "caucus/A", "not below 40");
            shares = RecoveryShares.split(folder, PASSPHRASE, 5, 3, RANDOM);
            Folders.copy(keyring.forBackup(), backup);
        }
        Folders.remove(folder);
        assertThatThrownBy(() -> RecoveryShares.recover(folder, shares, null, RANDOM))
                .hasMessageContaining("Put it there from a backup");
        Folders.copy(backup, folder.resolve("wrapped"));
        RecoveryShares.recover(folder, shares.subList(1, 4), null, RANDOM);
        try (Keyring keyring = open(folder)) {
            assertThat(read(keyring, "caucus/A", sealed)).isEqualTo("not below 40");
            assertThat(keyring.found().registerMadeAnew()).isTrue();
        }
    }

    @Test
    void shares_alone_do_not_claim_to_open_a_folder_that_is_damaged() throws IOException {
        List<String> shares = new ArrayList<>();
        sealedThenKeyLost(shares, 3, 2);
        Path names = Folders.set(folder).resolve("names");
        byte[] bytes = Files.readAllBytes(names);
        bytes[40] ^= 1;
        Files.write(names, bytes);
        assertThatThrownBy(() -> RecoveryShares.recover(folder, shares, null, RANDOM))
                .isInstanceOf(DamagedException.class);
        Files.delete(names);
        assertThatThrownBy(() -> RecoveryShares.recover(folder, shares, null, RANDOM))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("names is missing");
        assertThat(folder.resolve("wrapping.key")).doesNotExist();
    }

    @Test
    void numbers_that_make_no_sense_are_turned_down() {
        open(folder).close();
        for (int[] of : new int[][] {{5, 1}, {3, 4}, {21, 3}, {0, 0}, {-1, -1}}) {
            assertThatThrownBy(() -> RecoveryShares.split(folder, null, of[0], of[1], RANDOM))
                    .isInstanceOf(KeyringException.class)
                    .hasMessageContaining("--of 5 --need 3");
        }
    }

    /** Always the same, since a check of 16 bits lets one wrong line in 65,536 pass. */
    private static RecoveryShare share(int number) {
        byte[] part = new byte[WrappingKey.LENGTH];
        for (int i = 0; i < part.length; i++) {
            part[i] = (byte) (37 * i + number);
        }
        return new RecoveryShare(number, 20, 7, 40_000, part);
    }

    @Test
    void a_share_is_read_as_people_type_it() {
        for (int number = 1; number <= 20; number++) {
            RecoveryShare share = share(number);
            String typed =
                    share.page().toUpperCase(Locale.ROOT).replace(" ", "  ").replace("\n", "\r\n ");
            RecoveryShare read = RecoveryShare.read(typed);
            assertThat(read.part()).isEqualTo(share.part());
            assertThat(List.of(read.number(), read.of(), read.need(), read.making()))
                    .containsExactly(number, 20, 7, 40_000);
        }
    }

    @Test
    void every_single_mistyped_letter_is_noticed_and_its_line_named() {
        List<String> words = List.of(String.join(" ", share(3).lines()).split(" "));
        for (int word = 0; word < words.size(); word++) {
            for (int letter = 0; letter < 5; letter++) {
                for (char typed = 'a'; typed <= 'z'; typed++) {
                    char[] letters = words.get(word).toCharArray();
                    if (letters[letter] == typed) {
                        continue;
                    }
                    letters[letter] = typed;
                    List<String> mistyped = new ArrayList<>(words);
                    mistyped.set(word, new String(letters));
                    assertThatThrownBy(() -> RecoveryShare.read(String.join(" ", mistyped)))
                            .isInstanceOf(KeyringException.class)
                            .hasMessageContaining("Line " + (word / 6 + 1));
                }
            }
        }
    }

    @Test
    void any_two_words_or_lines_in_the_wrong_order_are_noticed() {
        List<String> words = List.of(String.join(" ", share(3).lines()).split(" "));
        for (int one = 0; one < words.size(); one++) {
            for (int other = 0; other < one; other++) {
                List<String> swapped = new ArrayList<>(words);
                Collections.swap(swapped, one, other);
                if (!swapped.equals(words)) {
                    assertThatThrownBy(() -> RecoveryShare.read(String.join(" ", swapped)))
                            .isInstanceOf(KeyringException.class);
                }
            }
        }
        List<String> lines = new ArrayList<>(share(3).lines());
        Collections.swap(lines, 0, 2);
        assertThatThrownBy(() -> RecoveryShare.read(String.join("\n", lines)))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("Line 1");
    }

    @Test
    void what_is_no_share_is_said_to_be_none() {
        String page = share(2).page();
        for (String typed : List.of("", "#", "hello", page + page, "babab ".repeat(24), "é".repeat(5000))) {
            assertThatThrownBy(() -> RecoveryShare.read(typed)).isInstanceOf(KeyringException.class);
        }
        assertThat(Arrays.asList(page.split("\n"))).hasSize(5);
    }
}
