package org.parley.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.parley.seal.Courier.Expected;
import org.parley.seal.Courier.Letter;
import org.parley.seal.Courier.Opened;
import org.parley.seal.Courier.Reason;

class CourierTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyPair SENDER = Courier.sender(RANDOM);
    private static final KeyPair DEVICE = Courier.device(RANDOM);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Hash TEXT = Hash.of("version 3".getBytes(StandardCharsets.UTF_8));

    private static Letter letter(long serial) {
        return new Letter(serial, serial - 1, LATER, TEXT, "clause 4: accept if".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sealed(Letter letter) {
        return Courier.seal(letter, SENDER.getPrivate(), DEVICE.getPublic(), RANDOM);
    }

    private static Expected expected(long opened) {
        return new Expected(SENDER.getPublic(), opened, TEXT, Set.of());
    }

    private static Reason turned(byte[] file, KeyPair device, Expected expected, Instant now) {
        Opened opened = Courier.open(file, device, expected, now);
        assertThat(opened).isInstanceOf(Opened.Turned.class);
        return ((Opened.Turned) opened).reason();
    }

    @Test
    void the_named_device_reads_what_was_sealed() {
        Opened opened = Courier.open(sealed(letter(1)), DEVICE, expected(0), NOW);
        assertThat(opened).isInstanceOf(Opened.Taken.class);
        Letter read = ((Opened.Taken) opened).letter();
        assertThat(new String(read.content(), StandardCharsets.UTF_8)).isEqualTo("clause 4: accept if");
        assertThat(read.serial()).isEqualTo(1);
        assertThat(read.text()).isEqualTo(TEXT);
    }

    @Test
    void whatever_should_not_be_opened_is_turned_down_with_its_reason() {
        byte[] file = sealed(letter(2));
        assertThat(turned(file, Courier.device(RANDOM), expected(1), NOW)).isEqualTo(Reason.OTHER_DEVICE);
        assertThat(turned(file, DEVICE, expected(1), LATER.plusSeconds(1))).isEqualTo(Reason.EXPIRED);
        assertThat(turned(file, DEVICE, expected(2), NOW)).isEqualTo(Reason.REPLAYED);
        assertThat(turned(file, DEVICE, expected(5), NOW)).isEqualTo(Reason.REPLAYED);
        assertThat(turned(file, DEVICE, expected(0), NOW)).isEqualTo(Reason.OUT_OF_ORDER);
        PublicKey stranger = Courier.sender(RANDOM).getPublic();
        assertThat(turned(file, DEVICE, new Expected(stranger, 1, TEXT, Set.of()), NOW))
                .isEqualTo(Reason.OTHER_SENDER);
        assertThat(turned(file, DEVICE, new Expected(SENDER.getPublic(), 1, TEXT, Set.of(2L)), NOW))
                .isEqualTo(Reason.REVOKED);
        Hash other = Hash.of("version 4".getBytes(StandardCharsets.UTF_8));
        assertThat(turned(file, DEVICE, new Expected(SENDER.getPublic(), 1, other, Set.of()), NOW))
                .isEqualTo(Reason.STALE_TEXT);
        assertThat(turned("hello".getBytes(StandardCharsets.UTF_8), DEVICE, expected(1), NOW))
                .isEqualTo(Reason.NOT_A_COURIER_FILE);
        for (Reason reason : Reason.values()) {
            assertThat(reason.says()).endsWith(".");
        }
    }

    @Test
    void a_letter_that_was_called_back_does_not_hold_up_the_next() {
        Expected skipping = new Expected(SENDER.getPublic(), 1, TEXT, Set.of(2L));
        assertThat(Courier.open(sealed(letter(3)), DEVICE, skipping, NOW)).isInstanceOf(Opened.Taken.class);
    }

    @Test
    void a_letter_names_the_one_before_it_that_counts_so_that_a_lost_one_can_be_passed_over() {
        byte[] content = new byte[0];
        byte[] past = sealed(new Letter(3, 1, LATER, TEXT, content));
        assertThat(Courier.open(past, DEVICE, expected(1), NOW)).isInstanceOf(Opened.Taken.class);
        assertThat(turned(past, DEVICE, expected(0), NOW)).isEqualTo(Reason.OUT_OF_ORDER);
        byte[] far = sealed(new Letter(Long.MAX_VALUE, Long.MAX_VALUE - 1, LATER, TEXT, content));
        assertThat(turned(far, DEVICE, expected(0), NOW)).isEqualTo(Reason.OUT_OF_ORDER);
        assertThatThrownBy(() -> new Letter(2, 2, LATER, TEXT, content)).hasMessageContaining("cannot follow");
    }

    @Test
    void files_have_few_lengths() {
        int head = sealed(letter(1)).length - 16 * 1024;
        int[] contents = {15_000, 17_000, 60_000, 70_000, 250_000, 270_000};
        int[] lengths = {16, 64, 64, 256, 256, 1024};
        for (int i = 0; i < contents.length; i++) {
            int length = sealed(new Letter(1, 0, LATER, TEXT, new byte[contents[i]])).length;
            assertThat(length - head).isEqualTo(lengths[i] * 1024);
        }
    }

    @Property(tries = 200)
    void one_changed_bit_anywhere_is_noticed(@ForAll @IntRange(min = 0, max = 16_700 * 8) int bit) {
        byte[] file = sealed(letter(1));
        int at = bit / 8 % file.length;
        file[at] ^= (byte) (1 << bit % 8);
        assertThat(Courier.open(file, DEVICE, expected(0), NOW)).isInstanceOf(Opened.Turned.class);
    }

    @Test
    void lengths_tell_little_and_the_outside_names_nobody_but_the_device() {
        int small = sealed(new Letter(1, 0, LATER, TEXT, new byte[0])).length;
        int larger = sealed(new Letter(1, 0, LATER, TEXT, new byte[15_000])).length;
        assertThat(larger).isEqualTo(small);
        byte[] one = sealed(letter(1));
        String outside = new String(one, StandardCharsets.ISO_8859_1);
        assertThat(outside).doesNotContain("clause").doesNotContain("2026");
    }

    @Test
    void a_letter_cannot_be_passed_on_as_meant_for_another_device() {
        // Who opens a letter cannot seal its signed inside for somebody else: the signature names the device.
        KeyPair other = Courier.device(RANDOM);
        byte[] mine = sealed(letter(1));
        byte[] forged = mine.clone();
        byte[] id = Hash.of(other.getPublic().getEncoded()).bytes();
        System.arraycopy(id, 0, forged, "PARLEY COURIER 1\n".length(), id.length);
        assertThat(turned(forged, other, expected(0), NOW)).isEqualTo(Reason.DAMAGED);
    }
}
