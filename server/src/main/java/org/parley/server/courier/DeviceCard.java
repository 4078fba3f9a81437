package org.parley.server.courier;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.parley.seal.ShortCode;

/**
 * What the talks have to know of a device; nothing of it is secret.
 *
 * @param name as its owner calls it
 * @param opens X25519 key that letters to it are sealed for
 * @param signs Ed25519 key that its answers are signed with
 */
public record DeviceCard(UUID device, String name, PublicKey opens, PublicKey signs) {

    private static final String TITLE = "PARLEY DEVICE CARD 1";

    public DeviceCard {
        name = CardText.name(name);
    }

    public String text() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("name", name);
        lines.put("device", device.toString());
        lines.put("opens", CardText.written(opens));
        lines.put("signs", CardText.written(signs));
        return CardText.write(TITLE, lines);
    }

    /** @throws CourierException if the text is no such card */
    public static DeviceCard read(String text) {
        CardText card = CardText.read(TITLE, text);
        return new DeviceCard(
                card.id("device"), card.text("name"), card.key("opens", "X25519"), card.key("signs", "Ed25519"));
    }

    /** @throws CourierException if the bytes are no such keys */
    public static DeviceCard of(UUID device, String name, byte[] opens, byte[] signs) {
        try {
            return new DeviceCard(device, name, CardText.key("X25519", opens), CardText.key("Ed25519", signs));
        } catch (IllegalArgumentException e) {
            throw new CourierException("The keys of the device cannot be read. Make another device.");
        }
    }

    /** To be compared by telephone: another key, another code. */
    public ShortCode code() {
        return ShortCode.of(text().getBytes(StandardCharsets.UTF_8));
    }
}
