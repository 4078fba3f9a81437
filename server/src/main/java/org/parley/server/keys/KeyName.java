package org.parley.server.keys;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The name of a key's file: a keyed digest of what the key is for, so that a listing tells neither talks nor audience.
 *
 * @param digits 40 hexadecimal digits
 */
record KeyName(String digits) {

    static final int LENGTH = 20;

    private static KeyName of(byte[] nameKey, byte[] statement) {
        return of(Arrays.copyOf(Mac256.of(nameKey, statement), LENGTH));
    }

    static KeyName of(byte[] bytes) {
        return new KeyName(HexFormat.of().formatHex(bytes));
    }

    static KeyName epoch(byte[] nameKey, UUID talks, String audience, int epoch) {
        return of(nameKey, Fields.of("epoch", Fields.bytes(talks), Fields.bytes(audience), Fields.bytes(epoch)));
    }

    static KeyName receipts(byte[] nameKey, UUID talks) {
        return of(nameKey, Fields.of("receipts", Fields.bytes(talks)));
    }

    static KeyName purpose(byte[] nameKey, String purpose) {
        return of(nameKey, Fields.of("purpose", Fields.bytes(purpose)));
    }

    static KeyName signing(byte[] nameKey) {
        return of(nameKey, Fields.of("signing"));
    }

    static KeyName letters(byte[] nameKey) {
        return of(nameKey, Fields.of("letters"));
    }

    static boolean isOne(String name) {
        return name.matches("[0-9a-f]{" + 2 * LENGTH + "}");
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(digits);
    }
}
