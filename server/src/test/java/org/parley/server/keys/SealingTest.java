package org.parley.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.server.keys.Folders.CONTEXT;
import static org.parley.server.keys.Folders.RANDOM;
import static org.parley.server.keys.Folders.TALKS;
import static org.parley.server.keys.Folders.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What sealing promises, on generated contents. */
class SealingTest {

    private static Path folder = Path.of("");
    private static Keyring keyring;

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("parley-keys");
        keyring = Folders.open(folder);
    }

    @AfterContainer
    static void close() throws IOException {
        keyring.close();
        Folders.remove(folder);
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        RANDOM.nextBytes(content);
        return content;
    }

    @Property
    void whatever_was_sealed_comes_back(@ForAll @IntRange(max = 5000) int length) {
        byte[] content = content(length);
        SealedBytes sealed = keyring.seal(TALKS, "caucus/A", CONTEXT, content);
        assertThat(keyring.open(TALKS, "caucus/A", CONTEXT, sealed)).isEqualTo(content);
        assertThat(keyring.openFor("totp", CONTEXT, keyring.sealFor("totp", CONTEXT, content)))
                .isEqualTo(content);
    }

    @Property
    void a_change_of_any_byte_is_noticed(
            @ForAll @IntRange(max = 600) int length,
            @ForAll int where,
            @ForAll @IntRange(min = 1, max = 255) int flip) {
        SealedBytes sealed = keyring.seal(TALKS, "caucus/A", CONTEXT, content(length));
        byte[] changed = sealed.bytes().clone();
        changed[Math.floorMod(where, changed.length)] ^= (byte) flip;
        assertThatThrownBy(() -> keyring.open(TALKS, "caucus/A", CONTEXT, new SealedBytes(sealed.epoch(), changed)))
                .isInstanceOf(DamagedException.class);
    }

    @Property
    void a_shortened_or_lengthened_content_is_noticed(@ForAll @IntRange(max = 400) int length) {
        SealedBytes sealed = keyring.seal(TALKS, "caucus/A", CONTEXT, bytes("accept if"));
        byte[] other = java.util.Arrays.copyOf(sealed.bytes(), length == sealed.bytes().length ? length + 1 : length);
        assertThatThrownBy(() -> keyring.open(TALKS, "caucus/A", CONTEXT, new SealedBytes(sealed.epoch(), other)))
                .isInstanceOf(DamagedException.class);
    }

    @Property
    void it_opens_in_its_own_place_only(@ForAll @Size(max = 40) byte[] context) {
        UUID otherTalks = UUID.fromString("7d3c4f0e-8c92-4c85-9a35-0c0e5bd9f0aa");
        SealedBytes sealed = keyring.seal(TALKS, "party/A", context, bytes("our limit is 40"));
        byte[] longer = java.util.Arrays.copyOf(context, context.length + 1);
        keyring.seal(TALKS, "party/B", context, bytes("theirs"));
        keyring.seal(otherTalks, "party/A", context, bytes("elsewhere"));
        assertThatThrownBy(() -> keyring.open(TALKS, "party/A", longer, sealed)).isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> keyring.open(TALKS, "party/B", context, sealed))
                .isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> keyring.open(otherTalks, "party/A", context, sealed))
                .isInstanceOf(DamagedException.class);
        byte[] secret = keyring.sealFor("totp", context, bytes("seed"));
        keyring.sealFor("device", context, bytes("other"));
        assertThatThrownBy(() -> keyring.openFor("device", context, secret)).isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> keyring.openFor("totp", longer, secret)).isInstanceOf(DamagedException.class);
    }

    @Property(tries = 20)
    void another_epoch_does_not_open_it(@ForAll @Size(max = 40) byte[] content) {
        SealedBytes before = keyring.seal(TALKS, "team", CONTEXT, content);
        int after = keyring.rotate(TALKS, "team");
        assertThat(after).isEqualTo(before.epoch() + 1);
        assertThat(keyring.seal(TALKS, "team", CONTEXT, content).epoch()).isEqualTo(after);
        assertThatThrownBy(() -> keyring.open(TALKS, "team", CONTEXT, new SealedBytes(after, before.bytes())))
                .isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> keyring.open(TALKS, "team", CONTEXT, new SealedBytes(after + 1, before.bytes())))
                .isInstanceOf(UnknownKeyException.class);
        assertThat(keyring.open(TALKS, "team", CONTEXT, before)).isEqualTo(content);
    }

    @Property(tries = 1)
    void lengths_take_few_values_and_do_not_depend_on_what_is_said() {
        Set<Integer> lengths = new HashSet<>();
        for (int length = 0; length <= 4092; length++) {
            int zeros = keyring.seal(TALKS, "common", CONTEXT, new byte[length]).bytes().length;
            int noise = keyring.seal(TALKS, "common", CONTEXT, content(length)).bytes().length;
            assertThat(noise).isEqualTo(zeros);
            lengths.add(zeros);
        }
        assertThat(lengths).containsExactlyInAnyOrder(256 + 29, 512 + 29, 1024 + 29, 2048 + 29, 4096 + 29);
    }

    @Property(tries = 50)
    void the_same_content_never_looks_the_same_twice(@ForAll @Size(max = 40) byte[] content) {
        assertThat(keyring.seal(TALKS, "common", CONTEXT, content).bytes())
                .isNotEqualTo(keyring.seal(TALKS, "common", CONTEXT, content).bytes());
    }
}
