package org.parley.acceptance.room;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What is in an archive, in its order.
 *
 * @param comment on the whole of it
 */
record Archive(List<File> files, String comment) {

    record File(String name, long at, byte[] bytes) {}

    /** @param body one character a byte */
    static Archive read(String body) throws IOException {
        List<File> files = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(new File(entry.getName(), entry.getTime(), zip.readAllBytes()));
            }
        }
        return new Archive(files, "");
    }

    /** The same files, of which so many from the beginning come last. */
    Archive turned(int by) {
        List<File> turned = new ArrayList<>(files);
        java.util.Collections.rotate(turned, by);
        return new Archive(turned, comment);
    }

    Archive saying(String words) {
        return new Archive(files, words);
    }

    Archive with(String name, int length) {
        List<File> more = new ArrayList<>(files);
        more.add(new File(name, files.getFirst().at(), new byte[length]));
        return new Archive(more, comment);
    }

    /** As it goes over the line, one character a byte. */
    String body() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setComment(comment);
            for (File file : files) {
                ZipEntry entry = new ZipEntry(file.name());
                entry.setTime(file.at());
                zip.putNextEntry(entry);
                zip.write(file.bytes());
                zip.closeEntry();
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
