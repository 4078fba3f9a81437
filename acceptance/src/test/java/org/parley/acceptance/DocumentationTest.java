package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.brief.Brief;
import org.parley.brief.Section;
import org.parley.brief.Sentence;
import org.parley.casefile.CaseFile;
import org.parley.casefile.CaseShape;
import org.parley.casefile.SchemaText;
import org.parley.casefile.Shape;
import org.parley.model.Case;

/**
 * What the documentation shows is so. A hidden comment before a fenced block says where its text comes from: {@code
 * file: PATH}, {@code code: PATH#REGION} or {@code run: parley ...}. With {@code -Dparley.refresh=true} blocks are
 * rewritten instead of checked.
 */
class DocumentationTest {

    private static final boolean REFRESH = Boolean.getBoolean("parley.refresh");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (file|code|run): ([^>]*?) -->\\n```(\\w*)\\n(.*?)```\\n", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");

    @Test
    void every_block_is_what_its_source_gives() throws IOException {
        int blocks = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            StringBuilder fresh = new StringBuilder();
            Matcher block = BLOCK.matcher(text);
            while (block.find()) {
                blocks++;
                String shown = source(block.group(1), block.group(2).strip());
                block.appendReplacement(
                        fresh,
                        Matcher.quoteReplacement("<!-- " + block.group(1) + ": " + block.group(2) + " -->\n```"
                                + block.group(3) + "\n" + shown + "```\n"));
                if (!REFRESH) {
                    assertThat(block.group(4))
                            .as(page + ": the block of `" + block.group(2) + "` is old; run ./refresh-docs")
                            .isEqualTo(shown);
                }
            }
            block.appendTail(fresh);
            if (REFRESH) {
                Files.writeString(page, fresh.toString());
            }
        }
        assertThat(blocks).isGreaterThanOrEqualTo(4);
    }

    @Test
    void every_link_within_the_project_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                Path target = page.resolveSibling(link.group(1));
                if (!Files.exists(target)) {
                    broken.add(page + " -> " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_key_of_a_case_file_is_documented_with_an_example() throws IOException {
        String page = Files.readString(Path.of("docs/case-file.md"));
        List<String> missing = new ArrayList<>();
        Map<String, Shape.Entry> entries = new TreeMap<>();
        collect(CaseShape.root(), entries);
        entries.forEach((name, entry) -> {
            int start = page.indexOf("### " + name + "\n");
            if (start < 0) {
                missing.add("no section for " + name);
                return;
            }
            int end = page.indexOf("\n### ", start + 4);
            String section = page.substring(start, end < 0 ? page.length() : end);
            String example = section.contains("```yaml") ? section.substring(section.indexOf("```yaml")) : "";
            for (Shape.Key key : entry.keys()) {
                if (!section.contains("| `" + key.name() + "` |")) {
                    missing.add(name + ": " + key.name() + " has no row");
                }
                boolean common = Set.of("visibility", "note", "claims").contains(key.name());
                if (!common
                        && !Pattern.compile("\\b" + key.name() + ":")
                                .matcher(example)
                                .find()) {
                    missing.add(name + ": " + key.name() + " is not in the example");
                }
            }
        });
        assertThat(missing).isEmpty();
        assertThat(entries).hasSizeGreaterThan(20);
    }

    @Test
    void the_whole_example_of_the_case_file_page_is_a_case() throws IOException {
        String page = Files.readString(Path.of("docs/case-file.md"));
        int start = page.indexOf("```yaml\nparley: 1") + "```yaml\n".length();
        assertThat(CaseFile.check(page.substring(start, page.indexOf("```", start)), "example")
                        .problems())
                .isEmpty();
    }

    @Test
    void the_json_schema_is_the_one_of_the_code() throws IOException {
        Path file = Path.of("docs/schemas/case-file.schema.json");
        String text = SchemaText.of(CaseShape.root());
        if (REFRESH) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).as("run ./refresh-docs").isEqualTo(text);
    }

    @Test
    void every_paragraph_of_the_seed_leads_into_the_case_and_the_brief_or_says_why_not() throws IOException {
        Case gaza = CaseFile.read(Path.of("cases/gaza-2024-02.yaml"));
        Brief brief = Brief.of(gaza);
        List<String> rows = Files.readAllLines(Path.of("docs/seed-coverage.md")).stream()
                .filter(l -> l.matches("\\| \\d+ \\|.*"))
                .toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(50);
        Set<String> named = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split("\\|", -1);
            assertThat(cells[1].strip())
                    .as("paragraphs are numbered without a gap")
                    .isEqualTo(String.valueOf(i + 1));
            if (cells[4].strip().startsWith("not used, because")) {
                continue;
            }
            Set<String> sections = new TreeSet<>();
            Matcher id = Pattern.compile("`([^`]+)`").matcher(cells[3]);
            while (id.find()) {
                assertThat(gaza.claim(id.group(1)))
                        .as("row " + (i + 1) + " names " + id.group(1))
                        .isPresent();
                named.add(id.group(1));
                for (Sentence s : brief.sentences()) {
                    if (s.claims().contains(id.group(1))) {
                        sections.add(s.section().id());
                    }
                }
            }
            for (String section : cells[4].strip().split(", ")) {
                assertThat(sections).as("row " + (i + 1)).contains(section);
                assertThat(Arrays.stream(Section.values()).map(Section::id)).contains(section);
            }
        }
        assertThat(gaza.claims().stream()
                        .filter(c -> c.source().equals("cnn"))
                        .map(c -> c.id())
                        .filter(c -> !named.contains(c)))
                .isEmpty();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> root = Files.list(Path.of("."));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream.concat(root, docs)
                    .filter(p -> p.toString().endsWith(".md"))
                    .map(Path::normalize)
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    private static String source(String kind, String what) throws IOException {
        return switch (kind) {
            case "file" -> Files.readString(Path.of(what));
            case "code" -> region(what);
            default -> {
                int head = what.indexOf(" | head -");
                String command = head < 0 ? what : what.substring(0, head);
                assertThat(command).startsWith("parley ");
                CommandLine run = CommandLine.parley(words(command.substring("parley ".length())));
                String out = run.out() + run.err();
                long lines = head < 0
                        ? Long.MAX_VALUE
                        : Long.parseLong(
                                what.substring(head + " | head -".length()).strip());
                StringBuilder shown = new StringBuilder();
                out.lines()
                        .limit(lines)
                        .forEach(l -> shown.append(l.stripTrailing()).append('\n'));
                yield shown.toString();
            }
        };
    }

    /** As a shell would split them: at blanks, but for those between double quotes. */
    private static String[] words(String command) {
        return Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(command)
                .results()
                .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                .toArray(String[]::new);
    }

    private static String region(String what) throws IOException {
        String[] parts = what.split("#", -1);
        List<String> lines = Files.readAllLines(Path.of(parts[0]));
        List<String> shown = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.strip().equals("// endregion")) {
                inside = false;
            }
            if (inside) {
                shown.add(line);
            }
            inside |= line.strip().equals("// region: " + parts[1]);
        }
        assertThat(shown).as(what).isNotEmpty();
        int indent = shown.stream()
                .filter(l -> !l.isBlank())
                .mapToInt(l -> l.length() - l.stripLeading().length())
                .min()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        shown.forEach(l -> text.append(l.isBlank() ? "" : l.substring(indent)).append('\n'));
        return text.toString();
    }

    private static void collect(Shape shape, Map<String, Shape.Entry> into) {
        switch (shape) {
            case Shape.Entry entry -> {
                if (into.put(entry.name(), entry) == null) {
                    entry.keys().forEach(key -> collect(key.shape(), into));
                }
            }
            case Shape.ListOf(Shape item, boolean alone) -> collect(item, into);
            case Shape.MapOf(String key, Shape value) -> collect(value, into);
            case Shape.Either(List<Shape> shapes) -> shapes.forEach(s -> collect(s, into));
            default -> {}
        }
    }
}
