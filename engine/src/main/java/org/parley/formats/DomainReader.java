package org.parley.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.parley.model.Rational;

/**
 * Reads a domain with its profiles: GENIUS XML, GeniusWeb JSON (1 and 2), NegMAS YAML. Which one it is, and which file is
 * the domain, is told by what is in the files.
 */
public final class DomainReader {

    /** The largest file that is read, in bytes. */
    static final int LARGEST = 16 * 1024 * 1024;

    /** How much of a YAML file is looked at to tell what it is, in bytes. */
    private static final int LOOKED_AT = 64 * 1024;

    private DomainReader() {}

    /** Whether a path is a domain of another tool rather than a case file of ours. */
    public static boolean isDomain(Path path) {
        String name = name(path).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path) || name.endsWith(".xml") || name.endsWith(".json")) {
            return true;
        }
        if (!name.endsWith(".yml") && !name.endsWith(".yaml")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            List<String> lines = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream().anyMatch(line -> line.matches("issues:|type: *\\w+(OutcomeSpace|Function)"))
                    && lines.stream().noneMatch(line -> line.startsWith("parley:"));
        } catch (IOException e) {
            return false; // the reader of case files says what is wrong
        }
    }

    /**
     * Reads a folder with a domain and one profile per party, or a domain file followed by one profile file per party, in
     * the order of the parties.
     *
     * @param asOf the date that the case gets; the files have none
     * @throws BadDomainException if a file cannot be read, or it is not clear which profile is whose
     */
    public static Imported read(List<Path> paths, LocalDate asOf) {
        List<String> warnings = new ArrayList<>();
        boolean folder = paths.size() == 1 && Files.isDirectory(paths.getFirst());
        List<Path> files = folder ? filesOf(paths.getFirst()) : paths;
        List<Document> domains = new ArrayList<>();
        List<Document> profiles = new ArrayList<>();
        List<List<Rational>> published = new ArrayList<>();
        for (Path file : files) {
            List<String> mine = new ArrayList<>();
            String text = text(file);
            Document document = Document.parse(text, file, mine);
            if (folder && document.kind() == Document.Kind.OTHER && name(file).startsWith("pareto")) {
                published.addAll(PublishedFrontier.points(text, file.toString()));
            }
            switch (document.kind()) {
                case DOMAIN -> domains.add(document);
                case PROFILE -> profiles.add(document);
                case OTHER -> {
                    if (!folder) {
                        throw new BadDomainException(
                                file.toString(),
                                "this is neither a domain nor a profile of GENIUS, GeniusWeb or NegMAS",
                                "Give the domain file, then one profile file per party.");
                    }
                    mine.clear();
                }
            }
            warnings.addAll(mine);
        }
        String where = paths.getFirst().toString();
        if (domains.size() > 1) {
            throw new BadDomainException(
                    where,
                    "there are " + domains.size() + " domain files " + names(domains),
                    "Name the one that is meant.");
        }
        if (profiles.isEmpty()) {
            throw new BadDomainException(
                    where,
                    "there is no profile",
                    "Give the domain file, then one profile file per party: parley analyze domain.xml a.xml b.xml");
        }
        Document first = domains.isEmpty() ? profiles.getFirst() : domains.getFirst();
        if (folder && profiles.size() > 2 && first.format() != Format.NEGMAS) {
            throw new BadDomainException(
                    where,
                    "the folder has " + profiles.size() + " profiles " + names(profiles)
                            + ", and it is not said which are the parties'",
                    "Name the domain file, then one profile file per party: parley analyze " + first.path() + " "
                            + profiles.get(0).path() + " " + profiles.get(1).path());
        }
        for (Document profile : profiles) {
            if (profile.format() != first.format()) {
                throw new BadDomainException(
                        profile.path().toString(),
                        "this is " + profile.format().title() + ", the domain is "
                                + first.format().title(),
                        "All files of a domain must be of one kind.");
            }
        }
        Imported read = switch (first.format()) {
            case GENIUS -> GeniusReader.read(domains, profiles, asOf, warnings);
            case GENIUSWEB1, GENIUSWEB2 -> GeniusWebReader.read(domains, profiles, asOf, warnings);
            case NEGMAS -> NegmasReader.read(domains, profiles, asOf, warnings);
        };
        return new Imported(read.found(), read.warnings(), published);
    }

    private static String names(List<Document> documents) {
        List<String> names = documents.stream().map(d -> name(d.path())).toList();
        return names.size() <= 8
                ? "(" + String.join(", ", names) + ")"
                : "(" + String.join(", ", names.subList(0, 8)) + " and " + (names.size() - 8) + " more)";
    }

    static String name(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> name(file).toLowerCase(Locale.ROOT).matches(".*\\.(xml|json|ya?ml)"))
                    .sorted()
                    .limit(10_000)
                    .toList();
        } catch (IOException e) {
            throw new BadDomainException(
                    folder.toString(), "the folder cannot be read", "Is it there, and may you read it?");
        }
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new BadDomainException(
                        file.toString(),
                        "the file is larger than " + LARGEST / 1024 / 1024 + " MB",
                        "Is it the right file?");
            }
            return Characters.of(bytes, file.toString());
        } catch (IOException e) {
            throw new BadDomainException(
                    file.toString(),
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Is it there, and may you read it?");
        }
    }
}
