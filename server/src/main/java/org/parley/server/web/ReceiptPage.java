package org.parley.server.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.parley.seal.ChainFile;
import org.parley.seal.Entry;
import org.parley.seal.Receipt;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.Signing;
import org.parley.server.store.Chains;
import org.parley.server.store.Head;
import org.parley.server.store.Memberships;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Receipts and the key that they are checked with: {@code parley verify FILE --receipt RECEIPT --key KEY}. A receipt says how
 * far a chain had come with an entry; it is the same however often it is asked for.
 */
@Controller
final class ReceiptPage {

    private final Chains chains;
    private final Memberships memberships;
    private final Signing signing;

    ReceiptPage(Chains chains, Memberships memberships, Keyring keys) {
        this.chains = chains;
        this.memberships = memberships;
        this.signing = keys.signing();
    }

    /** The receipt for the chain in which an entry stands, as it ended with that entry. */
    @GetMapping("/talks/{talks}/receipts/{entry}")
    ResponseEntity<byte[]> receipt(@PathVariable UUID talks, @PathVariable UUID entry, Asker asker) {
        Receipt receipt = asker.as(tx -> {
            Receipt.Kind kind = memberships.deniable(tx, talks) ? Receipt.Kind.DENIABLE : Receipt.Kind.SIGNED;
            for (Head head : chains.heads(tx)) {
                for (Entry one : chains.read(tx, talks, head.audience(), 0, Integer.MAX_VALUE)) {
                    if (one.id().equals(entry.toString())) {
                        return signing.receipt(
                                kind, talks, Chains.name(talks, head.audience()), one.index(), one.hash(), one.at());
                    }
                }
            }
            throw new NotThereException();
        });
        return file(ChainFile.line(receipt) + "\n", entry + ".receipt");
    }

    /** What receipts of these talks are checked with: the server's public key, or the key that their members share. */
    @GetMapping("/talks/{talks}/receipts/key")
    ResponseEntity<byte[]> key(@PathVariable UUID talks, Asker asker) {
        boolean deniable = asker.as(tx -> memberships.deniable(tx, talks));
        return deniable
                ? file(signing.sharedKey(talks), "parley-shared.key")
                : file(signing.publicKey(), "parley-public.pem");
    }

    /** The server's public key, for whoever was handed a signed receipt; it says nothing about any talks. */
    @GetMapping("/key.pem")
    ResponseEntity<byte[]> publicKey() {
        return file(signing.publicKey(), "parley-public.pem");
    }

    private static ResponseEntity<byte[]> file(String content, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(content.getBytes(StandardCharsets.UTF_8));
    }
}
