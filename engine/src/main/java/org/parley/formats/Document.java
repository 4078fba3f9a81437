package org.parley.formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A parsed file, before anybody says what it means. One of {@code xml} and {@code tree} is there, unless it is OTHER. */
record Document(
        Path path,
        Format format,
        Kind kind,
        @Nullable XmlElement xml,
        @Nullable SafeTree tree) {

    enum Kind {
        DOMAIN,
        PROFILE,
        OTHER
    }

    static Document parse(String text, Path path, List<String> warnings) {
        String file = path.toString();
        String name = DomainReader.name(path).toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            // Published folders hold lists of numbers under the name pareto.xml.
            return text.indexOf('<') < 0 ? other(path) : ofXml(SafeXml.parse(text, file, warnings), path);
        }
        return name.endsWith(".json")
                ? ofJson(SafeJson.parse(text, file), path)
                : ofYaml(SafeYaml.parse(text, file), path);
    }

    private static Document other(Path path) {
        return new Document(path, Format.GENIUS, Kind.OTHER, null, null);
    }

    private static Document ofXml(XmlElement root, Path path) {
        Kind kind = root.name().equalsIgnoreCase("negotiation_template")
                ? Kind.DOMAIN
                : root.name().equalsIgnoreCase("utility_space") ? Kind.PROFILE : Kind.OTHER;
        return new Document(path, Format.GENIUS, kind, root, null);
    }

    private static Document ofJson(SafeTree tree, Path path) {
        boolean profile = tree.find("LinearAdditiveUtilitySpace")
                .or(() -> tree.find("SumOfGroupsUtilitySpace"))
                .or(() -> tree.find("DefaultPartialOrdering"))
                .isPresent();
        boolean domain = tree.find("issuesValues").isPresent();
        // The two versions are told apart by the reader, by the names inside.
        return new Document(
                path, Format.GENIUSWEB1, profile ? Kind.PROFILE : domain ? Kind.DOMAIN : Kind.OTHER, null, tree);
    }

    private static Document ofYaml(SafeTree tree, Path path) {
        boolean domain = tree.find("issues").isPresent();
        boolean profile = tree.find("type")
                .filter(type ->
                        type instanceof SafeTree.Value value && value.text().endsWith("Function"))
                .isPresent();
        return new Document(
                path, Format.NEGMAS, domain ? Kind.DOMAIN : profile ? Kind.PROFILE : Kind.OTHER, null, tree);
    }

    XmlElement root() {
        if (xml == null) {
            throw new IllegalStateException(path + " is not XML");
        }
        return xml;
    }

    SafeTree value() {
        if (tree == null) {
            throw new IllegalStateException(path + " is neither JSON nor YAML");
        }
        return tree;
    }

    /** The file's name without its ending. */
    String stem() {
        return DomainReader.name(path).replaceFirst("\\.[A-Za-z]+$", "");
    }
}
