package org.parley.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainCheckTest {

    private static final int LENGTH = 12;
    private static final KeyPair KEYS = Courier.sender(new SecureRandom());

    static IntStream places() {
        return IntStream.rangeClosed(1, LENGTH);
    }

    private static List<Entry> chain(int length) {
        List<Entry> all = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 1; i <= length; i++) {
            byte[] nonce = new byte[Commitment.NONCE];
            random.nextBytes(nonce);
            byte[] content = ("act " + i).getBytes(StandardCharsets.UTF_8);
            Entry last = all.isEmpty() ? null : all.getLast();
            all.add(Entry.after(last, "common", "id-" + i, "2026-11-24T10:00:00Z", "team", "propose", nonce, content));
        }
        return all;
    }

    /** What somebody would write who changed an entry and put the chain in order again from there. */
    private static List<Entry> rewrittenFrom(List<Entry> chain, int place, String content) {
        List<Entry> all = new ArrayList<>(chain.subList(0, place - 1));
        for (Entry old : chain.subList(place - 1, chain.size())) {
            byte[] bytes = old.index() == place ? content.getBytes(StandardCharsets.UTF_8) : old.content();
            all.add(Entry.after(
                    all.isEmpty() ? null : all.getLast(),
                    old.chain(),
                    old.id(),
                    old.at(),
                    old.author(),
                    old.kind(),
                    old.nonce(),
                    bytes));
        }
        return all;
    }

    private static Receipt receipt(List<Entry> chain, int length) {
        try {
            Hash head = length == 0 ? Hash.NONE : chain.get(length - 1).hash();
            return Receipt.signed("common", length, head, "2026-11-24T11:00:00Z", KEYS.getPrivate());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    /** Lines as a file holds them: the stated hashes are those of the original. */
    private static ChainCheck check(List<Entry> entries, List<Hash> stated, @Nullable Receipt receipt) {
        List<ChainCheck.Link> links = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            links.add(new ChainCheck.Link(entries.get(i), stated.get(i)));
        }
        return ChainCheck.of("common", links.iterator(), receipt);
    }

    private static ChainCheck check(List<Entry> entries, @Nullable Receipt receipt) {
        return check(entries, entries.stream().map(Entry::hash).toList(), receipt);
    }

    @Test
    void an_untouched_chain_holds_and_what_no_receipt_covers_is_said() {
        List<Entry> chain = chain(LENGTH);
        assertThat(check(chain, receipt(chain, LENGTH)).holds()).isTrue();
        assertThat(check(chain, receipt(chain, LENGTH)).notExcluded()).isEmpty();
        assertThat(check(chain, receipt(chain, 5)).holds()).isTrue();
        assertThat(check(chain, receipt(chain, 5)).notExcluded())
                .singleElement()
                .asString()
                .contains("number 5");
        ChainCheck bare = check(chain, null);
        assertThat(bare.holds()).isTrue();
        assertThat(bare.notExcluded())
                .hasSize(2)
                .anyMatch(s -> s.contains("cut off"))
                .anyMatch(s -> s.contains("anew"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void an_edited_text_is_named(int place) {
        List<Entry> chain = chain(LENGTH);
        Entry old = chain.get(place - 1);
        chain.set(
                place - 1,
                new Entry(
                        old.chain(),
                        old.index(),
                        old.id(),
                        old.at(),
                        old.author(),
                        old.kind(),
                        old.commitment(),
                        old.previous(),
                        old.nonce(),
                        "something else".getBytes(StandardCharsets.UTF_8)));
        assertThat(check(chain, null).faults()).containsExactly(new ChainCheck.Fault.Edited(place, "text"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void an_edited_head_of_an_entry_is_named(int place) {
        List<Entry> chain = chain(LENGTH);
        List<Hash> stated = chain.stream().map(Entry::hash).toList();
        Entry old = chain.get(place - 1);
        chain.set(
                place - 1,
                new Entry(
                        old.chain(),
                        old.index(),
                        old.id(),
                        old.at(),
                        "somebody else",
                        old.kind(),
                        old.commitment(),
                        old.previous(),
                        old.nonce(),
                        old.content()));
        assertThat(check(chain, stated, null).faults()).containsExactly(new ChainCheck.Fault.Edited(place, "head"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_deleted_entry_is_named_and_the_last_one_only_with_a_receipt(int place) {
        List<Entry> chain = chain(LENGTH);
        Receipt receipt = receipt(chain, LENGTH);
        chain.remove(place - 1);
        if (place == LENGTH) {
            assertThat(check(chain, null).holds()).isTrue();
            assertThat(check(chain, receipt).faults())
                    .containsExactly(new ChainCheck.Fault.Truncated(LENGTH - 1, LENGTH));
        } else {
            assertThat(check(chain, null).faults()).containsExactly(new ChainCheck.Fault.Missing(place, place));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void entries_in_another_order_are_named(int place) {
        List<Entry> chain = chain(LENGTH);
        int other = place % LENGTH;
        Entry moved = chain.get(place - 1);
        chain.set(place - 1, chain.get(other));
        chain.set(other, moved);
        assertThat(check(chain, null).faults()).anyMatch(f -> f instanceof ChainCheck.Fault.Moved);
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_chain_that_is_cut_off_is_named_with_a_receipt(int place) {
        List<Entry> chain = chain(LENGTH);
        Receipt receipt = receipt(chain, LENGTH);
        List<Entry> cut = chain.subList(0, place - 1);
        assertThat(check(cut, receipt).faults()).containsExactly(new ChainCheck.Fault.Truncated(place - 1, LENGTH));
        assertThat(check(cut, null).holds()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_rewritten_chain_is_named_with_a_receipt_and_not_excluded_without(int place) {
        List<Entry> chain = chain(LENGTH);
        List<Entry> other = rewrittenFrom(chain, place, "what was never said");
        assertThat(check(other, receipt(chain, LENGTH)).faults()).containsExactly(new ChainCheck.Fault.Forked(LENGTH));
        assertThat(check(other, null).holds()).isTrue();
        assertThat(check(other, null).notExcluded()).anyMatch(s -> s.contains("anew"));
        for (int seen = 1; seen < LENGTH; seen++) {
            assertThat(check(other, receipt(chain, seen)).holds())
                    .as("a receipt for %d entries proves what stood before", seen)
                    .isEqualTo(seen < place);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void an_entry_put_in_the_place_of_another_does_not_link(int place) {
        List<Entry> chain = chain(LENGTH);
        List<Entry> other = rewrittenFrom(chain, place, "another");
        chain.set(place - 1, other.get(place - 1));
        if (place == LENGTH) {
            assertThat(check(chain, null).holds()).isTrue();
        } else {
            assertThat(check(chain, null).faults()).containsExactly(new ChainCheck.Fault.Unlinked(place + 1));
        }
    }

    @Test
    void entries_of_another_chain_and_the_same_id_twice_are_named() {
        List<Entry> chain = chain(3);
        byte[] nonce = new byte[Commitment.NONCE];
        chain.add(Entry.after(chain.getLast(), "caucus", "id-1", "t", "a", "note", nonce, new byte[0]));
        assertThat(check(chain, null).faults())
                .containsExactly(new ChainCheck.Fault.Foreign(4, "caucus"), new ChainCheck.Fault.Twice(4, "id-1"));
    }

    @Test
    void an_erased_text_leaves_the_chain_whole_and_cannot_be_guessed() {
        List<Entry> chain = chain(LENGTH);
        Receipt receipt = receipt(chain, LENGTH);
        chain.set(4, chain.get(4).erased());
        ChainCheck check = check(chain, receipt);
        assertThat(check.holds()).isTrue();
        assertThat(check.erased()).isEqualTo(1);
        for (String guess : List.of("accept", "reject", "act 5")) {
            byte[] bytes = guess.getBytes(StandardCharsets.UTF_8);
            assertThat(Hash.of(bytes)).isNotEqualTo(chain.get(4).commitment().hash());
            assertThat(Commitment.to(new byte[Commitment.NONCE], bytes))
                    .isNotEqualTo(chain.get(4).commitment());
        }
    }

    @Test
    void receipts_convince_only_whom_they_should() throws InvalidKeyException {
        List<Entry> chain = chain(2);
        Receipt signed = receipt(chain, 2);
        KeyPair other = Courier.sender(new SecureRandom());
        SecretKeySpec shared = new SecretKeySpec(new byte[32], "HmacSHA256");
        SecretKeySpec wrong = new SecretKeySpec(new byte[] {1}, "HmacSHA256");
        Receipt deniable = Receipt.deniable("common", 2, chain.getLast().hash(), "t", shared);
        assertThat(signed.isSignedBy(KEYS.getPublic())).isTrue();
        assertThat(signed.isSignedBy(other.getPublic())).isFalse();
        assertThat(signed.isMadeWith(shared)).isFalse();
        assertThat(deniable.isMadeWith(shared)).isTrue();
        assertThat(deniable.isMadeWith(wrong)).isFalse();
        assertThat(deniable.isSignedBy(KEYS.getPublic())).isFalse();
        Receipt longer = new Receipt("common", 3, signed.head(), signed.at(), signed.kind(), signed.proof());
        assertThat(longer.isSignedBy(KEYS.getPublic())).isFalse();
    }

    @Test
    void a_file_reads_as_it_was_written_and_a_bad_line_is_named() throws IOException {
        List<Entry> chain = chain(LENGTH);
        chain.set(2, chain.get(2).erased());
        StringWriter file = new StringWriter();
        ChainFile.write(file, "common", chain);
        Receipt receipt = ChainFile.receipt(new StringReader(ChainFile.line(receipt(chain, LENGTH))));
        assertThat(receipt.isSignedBy(KEYS.getPublic())).isTrue();
        ChainCheck check = ChainFile.check(new StringReader(file.toString()), receipt);
        assertThat(check.holds()).isTrue();
        assertThat(check.length()).isEqualTo(LENGTH);
        assertThat(check.erased()).isEqualTo(1);
        assertThatThrownBy(() -> ChainFile.check(new StringReader(""), null)).hasMessageContaining("empty");
        String broken = file.toString().replaceFirst("\"index\":3", "\"index\":\"three\"");
        assertThatThrownBy(() -> ChainFile.check(new StringReader(broken), null))
                .isInstanceOf(BadSealException.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("index");
        String deep = "[".repeat(1_000_000);
        assertThatThrownBy(() -> ChainFile.check(new StringReader(deep), null)).hasMessageContaining("line 1");
    }
}
