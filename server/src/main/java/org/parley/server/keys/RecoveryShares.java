package org.parley.server.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The wrapping key among people: n shares of which any k make it again, and fewer tell nothing. Shares open the keys as they
 * were wrapped when the shares were made; after {@link Keyring#rewrap} new ones are needed.
 */
public final class RecoveryShares {

    /** How many shares there can be: more papers than this nobody keeps. */
    public static final int MOST = 20;

    private RecoveryShares() {}

    /**
     * Splits the wrapping key. The server may be running.
     *
     * @param passphrase what the wrapping key is locked with; null for a bare key file
     * @param of how many shares are made
     * @param need how many of them are needed
     * @return a page for each share: a line that begins with #, then four lines of six words
     * @throws KeyringException if there is no wrapping key, it cannot be read, or the numbers make no sense
     */
    public static List<String> split(Path folder, char @Nullable [] passphrase, int of, int need, SecureRandom random) {
        if (need < 2 || need > of || of > MOST) {
            throw new KeyringException("There can be 2 to " + MOST
                    + " shares, of which 2 or more are needed and no more than there are; as --of 5 --need 3.");
        }
        Path file = folder.resolve(KeyFolder.WRAPPING);
        if (Files.notExists(file)) {
            throw new KeyringException("There is no wrapping key in " + folder
                    + ". Start the server once, or name the folder of keys with --keys.");
        }
        try {
            byte[] secret = WrappingKey.read(file, passphrase).bytes();
            int making = random.nextInt(1 << 16);
            List<String> pages = new ArrayList<>();
            Shamir.split(secret, of, need, random)
                    .forEach((number, part) -> pages.add(new RecoveryShare(number, of, need, making, part).page()));
            return pages;
        } catch (IOException e) {
            throw KeyFolder.failed(folder, e);
        }
    }

    /** Writes a page for its owner's eyes alone. */
    public static void write(Path file, String page) throws IOException {
        Durable.put(file, page.getBytes(StandardCharsets.UTF_8));
    }

    /** How many lines of words a share has. */
    public static int linesOfShare() {
        return RecoveryShare.LINES;
    }

    /**
     * How many shares are needed, as one of them says.
     *
     * @throws KeyringException if it was mistyped
     */
    public static int needed(String share) {
        return RecoveryShare.read(share).need();
    }

    /** @throws KeyringException naming what is wrong, if this is not the line of that number (from 1) of a share */
    public static void checkLine(int number, String typed) {
        RecoveryShare.readLine(number, typed);
    }

    /**
     * Makes {@code wrapping.key} again from shares as they were typed, and checks that it opens the keys in the folder.
     *
     * @param passphrase what it shall be locked with; null for a bare key file
     * @throws KeyringException if a share was mistyped, there are too few, they do not belong together or to these keys, or there
     *     is a wrapping key already
     * @throws DamagedException if the file with which keys are found is damaged
     */
    public static void recover(Path folder, List<String> shares, char @Nullable [] passphrase, SecureRandom random) {
        WrappingKey key =
                new WrappingKey(joined(shares.stream().map(RecoveryShare::read).toList()));
        try {
            if (!Files.isDirectory(folder.resolve(KeyFolder.WRAPPED))) {
                throw new KeyringException("There is no folder `wrapped` in " + folder
                        + ". Put it there from a backup first; the shares open it, they do not replace it.");
            }
            try (FolderLock held = FolderLock.of(folder)) {
                Path file = folder.resolve(KeyFolder.WRAPPING);
                if (Files.exists(file)) {
                    throw new KeyringException(file
                            + " is there already. If it is damaged or its passphrase lost, move it away" + " first.");
                }
                if (!Files.isDirectory(folder.resolve(KeyFolder.WRAPPED).resolve(key.id()))) {
                    throw new KeyringException(
                            "These shares belong to other keys than those in "
                                    + folder.resolve(KeyFolder.WRAPPED) + " (" + ids(folder)
                                    + "), as shares do that were made before the"
                                    + " wrapping key was changed. Look for newer shares, or for a copy of the folder of that time.");
                }
                Path set = folder.resolve(KeyFolder.WRAPPED).resolve(key.id());
                if (new WrappedKeys(set, key, random).nameKey() == null) {
                    throw new KeyringException("The file " + set.resolve("names")
                            + " is missing; without it no key can be found. Put it back from a copy of the folder.");
                }
                key.write(file, passphrase, random);
            }
        } catch (IOException e) {
            throw KeyFolder.failed(folder, e);
        }
    }

    private static byte[] joined(List<RecoveryShare> shares) {
        if (shares.isEmpty()) {
            throw new KeyringException("No recovery share was given.");
        }
        RecoveryShare first = shares.getFirst();
        Map<Integer, byte[]> parts = new TreeMap<>();
        for (RecoveryShare share : shares) {
            if (share.making() != first.making() || share.need() != first.need() || share.of() != first.of()) {
                throw new KeyringException("Share " + share.number() + " was made at another time than share "
                        + first.number() + "; only shares that were made together fit. Look for those.");
            }
            if (parts.put(share.number(), share.part()) != null) {
                throw new KeyringException("Share " + share.number() + " was given twice. Give each once.");
            }
        }
        if (parts.size() < first.need()) {
            throw new KeyringException("These are " + parts.size() + " shares; " + first.need() + " are needed.");
        }
        return Shamir.join(parts);
    }

    private static String ids(Path folder) throws IOException {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> sets = Files.newDirectoryStream(folder.resolve(KeyFolder.WRAPPED))) {
            sets.forEach(set -> ids.add(set.getFileName().toString()));
        }
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
