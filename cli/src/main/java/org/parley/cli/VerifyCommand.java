package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.parley.seal.BadSealException;
import org.parley.seal.ChainCheck;
import org.parley.seal.ChainFile;
import org.parley.seal.Receipt;
import org.parley.seal.ShortCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley verify}: an exported record, offline. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Check an exported record offline: was anything edited, left out, moved, cut off or written anew?",
        footer = {
            "",
            "Exit code 1 if something does not hold. Without a receipt, cutting off and rewriting cannot be excluded.",
            "Example: parley verify common.chain --receipt monday.receipt --key talks.pem"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final long MOST_BYTES_OF_A_KEY = 16_384;

    @Parameters(index = "0", paramLabel = "FILE", description = "A chain that Parley exported.")
    private Path file = Path.of("");

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "A receipt that was given earlier: how far the record had come then.")
    private @Nullable Path receipt;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The key of the talks: a public key (PEM) for signed receipts; for deniable ones the shared key"
                            + " (base64), which proves nothing to third parties.")
    private @Nullable Path key;

    @Option(names = "--json", description = "Print JSON (docs/schemas/verification.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Whether a receipt is genuine, and to whom that is shown. */
    private enum Genuine {
        NOT_GIVEN("no receipt was given"),
        UNCHECKED("the receipt was taken as it is: no key was given to check it with"),
        SIGNED("the receipt bears the signature of the key"),
        DENIABLE(
                "the receipt was made with the shared key; whoever holds that key could have made it, so it proves nothing to"
                        + " third parties");

        private final String says;

        Genuine(String says) {
            this.says = says;
        }
    }

    @Override
    public Integer call() {
        try {
            Receipt given = receipt == null ? null : receipt(receipt);
            Genuine genuine = given == null ? Genuine.NOT_GIVEN : genuine(given);
            ChainCheck check;
            try (Reader in = Files.newBufferedReader(file)) {
                check = ChainFile.check(in, given);
            }
            print(check, genuine);
            return check.holds() ? Exit.FINE : Exit.NO;
        } catch (BadSealException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is no text in UTF-8, so it is no file that Parley exported.");
        } catch (IOException e) {
            throw new BadInputException("cannot read " + e.getMessage() + ". Is the path right?");
        }
    }

    private static Receipt receipt(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            return ChainFile.receipt(in);
        }
    }

    private Genuine genuine(Receipt given) throws IOException {
        if (key == null) {
            return Genuine.UNCHECKED;
        }
        if (Files.size(key) > MOST_BYTES_OF_A_KEY) {
            throw new BadInputException(key + " is too long for a key.");
        }
        String written = Files.readString(key);
        boolean signed = given.kind() == Receipt.Kind.SIGNED;
        boolean holds = signed
                ? given.isSignedBy(publicKey(written))
                : given.isMadeWith(new SecretKeySpec(base64(written), "HmacSHA256"));
        if (!holds) {
            throw new BadInputException("the receipt (" + receipt + ") was not made with this key (" + key
                    + "). Is it the key of these talks?");
        }
        return signed ? Genuine.SIGNED : Genuine.DENIABLE;
    }

    private PublicKey publicKey(String written) {
        try {
            byte[] encoded = base64(written.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new BadInputException(key + " holds no public key (Ed25519, PEM).");
        }
    }

    private byte[] base64(String written) {
        try {
            byte[] bytes = Base64.getDecoder().decode(written.replaceAll("\\s+", ""));
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException(key + " holds no key in base64: " + e.getMessage() + ".");
        }
        throw new BadInputException(key + " is empty.");
    }

    private void print(ChainCheck check, Genuine genuine) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(asMap(check, genuine)));
            return;
        }
        out.println("Chain " + check.chain() + ": " + check.length() + (check.length() == 1 ? " entry" : " entries")
                + (check.erased() == 0 ? "" : ", the text of " + check.erased() + " erased"));
        out.println("Its head reads: " + ShortCode.of(check.head()));
        out.println("Receipt: " + genuine.says + ".");
        if (check.holds()) {
            out.println("Everything in the file holds together.");
        } else {
            out.println("What does not hold:");
            check.faults().forEach(fault -> out.println("  " + fault.says()));
        }
        if (!check.notExcluded().isEmpty()) {
            out.println("What this cannot exclude:");
            check.notExcluded().forEach(open -> out.println("  " + open));
        }
    }

    private static Map<String, Object> asMap(ChainCheck check, Genuine genuine) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("chain", check.chain());
        out.put("length", check.length());
        out.put("head", check.head().toString());
        out.put("code", ShortCode.of(check.head()).toString());
        out.put("erased", check.erased());
        out.put("receipt", genuine.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        out.put("holds", check.holds());
        out.put("faults", check.faults().stream().map(ChainCheck.Fault::says).toList());
        out.put("not_excluded", check.notExcluded());
        return out;
    }
}
