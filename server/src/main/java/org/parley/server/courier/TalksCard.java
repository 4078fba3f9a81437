package org.parley.server.courier;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.parley.seal.ShortCode;

/**
 * What a device has to know of the talks that it belongs to; nothing of it is secret.
 *
 * @param party id of the delegation
 * @param device whom the card was made for
 * @param opens X25519 key that answers are sealed for
 * @param signs Ed25519 key that letters are signed with
 */
public record TalksCard(UUID talks, String title, String party, UUID device, PublicKey opens, PublicKey signs) {

    private static final String TITLE = "PARLEY TALKS CARD 1";

    public String text() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("title", title);
        lines.put("talks", talks.toString());
        lines.put("delegation", party);
        lines.put("device", device.toString());
        lines.put("opens", CardText.written(opens));
        lines.put("signs", CardText.written(signs));
        return CardText.write(TITLE, lines);
    }

    /** @throws CourierException if the text is no such card */
    public static TalksCard read(String text) {
        CardText card = CardText.read(TITLE, text);
        return new TalksCard(
                card.id("talks"),
                card.text("title"),
                card.text("delegation"),
                card.id("device"),
                card.key("opens", "X25519"),
                card.key("signs", "Ed25519"));
    }

    /** To be compared by telephone: another key, another code. */
    public ShortCode code() {
        return ShortCode.of(text().getBytes(StandardCharsets.UTF_8));
    }
}
