package org.parley.evidence.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.evidence.intake.Document.Format;

/** The door for documents. */
public final class Intake {

    /** The largest document that is read, in bytes. */
    public static final int LARGEST = 24 * 1024 * 1024;

    private static final int MOST_FILES = 2000;
    private static final int HEAD = 2000;
    private static final Pattern PAGE = Pattern.compile(
            "<!doctype html|<html[\\s>]|<body[\\s>]|<head[\\s>]|<article[\\s>]|<main[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKUP =
            Pattern.compile("<(?:p|div|br|h[1-6]|section)[\\s/>]", Pattern.CASE_INSENSITIVE);

    private Intake() {}

    /** All documents in a file, or in the files of a folder, in the order of their names. */
    public static List<Document> read(Path path) {
        if (!Files.isDirectory(path)) {
            return read(bytes(path), path.toString());
        }
        List<Document> out = new ArrayList<>();
        for (Path file : files(path)) {
            out.addAll(read(bytes(file), file.toString()));
        }
        if (out.isEmpty()) {
            throw new UnreadableException(path + ": this folder holds no document. Documents end in .html, .htm, .txt, "
                    + ".xml, .rss, .atom or .json.");
        }
        return List.copyOf(out);
    }

    /** All documents in some bytes; {@code name} stands for them in messages. */
    public static List<Document> read(byte[] bytes, String name) {
        if (bytes.length > LARGEST) {
            throw new UnreadableException(name + ": this is larger than " + LARGEST / 1024 / 1024
                    + " MB, which no article is. Save the article alone, or its text.");
        }
        if (isBinary(bytes)) {
            throw new UnreadableException(
                    name + ": this is no text (a picture, a PDF or an archive, perhaps). Save its text and read that.");
        }
        Decoding decoding = Decoding.of(bytes);
        List<Document> out = documents(decoding, bytes, name).stream()
                .filter(document -> !document.passages().isEmpty())
                .toList();
        if (out.isEmpty()) {
            throw new UnreadableException(name
                    + ": there is no text to read in this. A page that is built by scripts holds none: open it in a "
                    + "browser and save its text.");
        }
        return out;
    }

    private static List<Document> documents(Decoding decoding, byte[] bytes, String name) {
        PlacedText raw = decoding.text();
        String head = raw.text().substring(0, Math.min(raw.length(), HEAD));
        String sha = sha256(bytes);
        if (Ninjs.isJson(head)) {
            return numbered(Ninjs.items(raw, name), Format.NINJS, decoding, bytes.length, sha, name);
        }
        if (Feeds.isNewsMl(head) || Feeds.isFeed(head) && !PAGE.matcher(head).find()) {
            Format format = Feeds.isNewsMl(head) ? Format.NEWSML_G2 : Format.FEED;
            return numbered(Feeds.items(raw, name), format, decoding, bytes.length, sha, name);
        }
        if (isPage(raw.text(), head, name)) {
            StoryBuilder.Story story = HtmlPassages.of(raw, name, true);
            Facts facts = PageFacts.of(HtmlPassages.parse(raw.text()));
            return List.of(document(name, sha, 0, bytes.length, Format.HTML, story, facts, decoding));
        }
        StoryBuilder.Story story = PlainPassages.of(raw, name);
        return List.of(document(name, sha, 0, bytes.length, Format.PLAIN, story, Facts.NONE, decoding));
    }

    private static List<Document> numbered(
            List<Feeds.Item> items, Format format, Decoding decoding, int size, String sha, String name) {
        List<Document> out = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int item = items.size() == 1 ? 0 : i + 1;
            String own = item == 0 ? name : name + "#" + item;
            out.add(document(
                    own,
                    sha,
                    item,
                    size,
                    format,
                    items.get(i).story(),
                    items.get(i).facts(),
                    decoding));
        }
        return out;
    }

    private static Document document(
            String name,
            String sha,
            int item,
            int size,
            Format format,
            StoryBuilder.Story story,
            Facts facts,
            Decoding decoding) {
        List<String> remarks = new ArrayList<>(decoding.remarks());
        remarks.addAll(story.remarks());
        return new Document(name, sha, item, size, format, story.text(), story.passages(), facts, remarks);
    }

    private static boolean isPage(String text, String head, String name) {
        String ending = name.toLowerCase(Locale.ROOT);
        return ending.endsWith(".html")
                || ending.endsWith(".htm")
                || ending.endsWith(".xhtml")
                || PAGE.matcher(head).find()
                || MARKUP.matcher(text).results().limit(8).count() >= 6;
    }

    private static boolean isBinary(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(8, bytes.length), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF")
                || head.startsWith("PK\u0003\u0004")
                || head.startsWith("\u0089PNG")
                || head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("GIF8")) {
            return true;
        }
        int odd = 0;
        int seen = Math.min(bytes.length, HEAD);
        for (int i = 0; i < seen; i++) {
            odd += bytes[i] >= 1 && bytes[i] < 9 || bytes[i] > 13 && bytes[i] < 27 ? 1 : 0;
        }
        return odd * 20 > seen;
    }

    private static byte[] bytes(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw new UnreadableException(path + ": there is no such file. Check the name; `-` reads standard input.");
        } catch (IOException e) {
            throw new UnreadableException(path + ": this cannot be read ("
                    + e.getClass().getSimpleName() + "). Is it a file, and may you read it?");
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(html?|xhtml|txt|text|xml|rss|atom|json)"))
                    .filter(file -> !file.toString().endsWith(".gold.json"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest by which a document is known, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
