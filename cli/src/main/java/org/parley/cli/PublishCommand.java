package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.brief.History;
import org.parley.brief.Site;
import org.parley.brief.SiteSettings;
import org.parley.casefile.CaseFile;
import org.parley.casefile.CorrectionsFile;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Write briefs as a static site: a page per brief and sticking point, sources, corrections, feeds.",
        footer = {
            "",
            "Nothing marked private reaches the site, nor anything that would tell of it.",
            "What changed comes from the git history of each case file, where there is",
            "one; of a commit message only lines that begin with \"Correction:\" are",
            "published. Publishing again to the same folder replaces the site in it.",
            "",
            "Example: parley publish talks.yaml -o site --base-url https://talks.example/"
        })
final class PublishCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "CASE", description = "Case files.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder of the site; a new or empty one, or one that holds a site of Parley's.")
    private Path output = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the site; \"Briefs\" if left out.")
    private String name = "Briefs";

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Address of its first page; needed for the sitemap and for full addresses in the feeds.")
    private @Nullable URI base;

    @Option(names = "--byline", paramLabel = "NAME", description = "Who wrote the cases; may be repeated.")
    private List<String> byline = List.of();

    @Option(names = "--contributor", paramLabel = "NAME", description = "Who else had a part in them; may be repeated.")
    private List<String> contributors = List.of();

    @Option(names = "--contact", paramLabel = "ADDRESS", description = "Where tips and corrections go.")
    private @Nullable String contact;

    @Option(names = "--licence", paramLabel = "TEXT", description = "Under which terms the pages may be used.")
    private @Nullable String licence;

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "Language of the cases (en if left out); pages run from right to left for ar, fa, he, ur ...")
    private String language = "en";

    @Option(names = "--corrections", paramLabel = "FILE", description = "Corrections in words, as a YAML file.")
    private @Nullable Path corrections;

    @Option(names = "--no-history", description = "Ask no git history; the corrections page says so.")
    private boolean noHistory;

    @Option(names = "--json", description = "Print what was written as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Site.Entry> entries = entries();
        SortedMap<String, String> files = site(entries);
        try {
            SiteFolder.write(output, files);
        } catch (IOException e) {
            throw new BadInputException(
                    output + " cannot be written to (" + e.getClass().getSimpleName() + ").");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(asMap(entries, files)));
        } else {
            out.println("Wrote " + files.size() + " files ("
                    + (files.values().stream().mapToInt(PublishCommand::bytes).sum() + 1023) / 1024 + " KB) to "
                    + output
                    + ". Begin with " + output.resolve("index.html") + ".");
            remarks(entries);
        }
        return Exit.FINE;
    }

    private SortedMap<String, String> site(List<Site.Entry> entries) {
        try {
            return Site.write(entries, new SiteSettings(name, base, byline, contributors, contact, licence, language));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage() + ".");
        }
    }

    private List<Site.Entry> entries() {
        Path noted = corrections;
        List<CorrectionsFile.Correction> written = noted == null ? List.of() : CorrectionsFile.read(noted);
        List<Site.Entry> entries = new ArrayList<>();
        for (Path path : paths) {
            Case read = CaseFile.read(path);
            String slug = slug(path);
            if (entries.stream().anyMatch(e -> e.slug().equals(slug))) {
                throw new BadInputException(
                        "two case files would share the folder `" + slug + "`; rename one of them.");
            }
            History history = noHistory ? History.none(read, "none were asked for") : GitHistory.of(path, read);
            entries.add(new Site.Entry(slug, read, noted(history, slug, written)));
        }
        for (CorrectionsFile.Correction correction : written) {
            if (entries.stream().noneMatch(e -> e.slug().equals(Site.slug(correction.of())))) {
                throw new BadInputException(noted + " corrects `" + correction.of()
                        + "`, which is not among the cases to publish. Name a case file without its ending.");
            }
        }
        return entries;
    }

    private static History noted(History history, String slug, List<CorrectionsFile.Correction> written) {
        List<History.Noted> of = written.stream()
                .filter(c -> Site.slug(c.of()).equals(slug))
                .map(c -> new History.Noted(c.on(), c.what(), c.why()))
                .sorted((a, b) -> b.on().compareTo(a.on()))
                .toList();
        return new History(history.revisions(), history.unreadable(), history.absent(), of);
    }

    private static String slug(Path path) {
        return Site.slug(String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", ""));
    }

    private void remarks(List<Site.Entry> entries) {
        PrintWriter err = spec.commandLine().getErr();
        if (base == null) {
            err.println(
                    "Without --base-url there is no sitemap, and the feeds name pages by their place in the folder.");
        }
        for (Site.Entry entry : entries) {
            if (entry.history().absent() != null) {
                err.println(entry.slug() + ": no earlier states for the corrections page ("
                        + entry.history().absent() + ").");
            }
        }
    }

    private Map<String, Object> asMap(List<Site.Entry> entries, SortedMap<String, String> files) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("parley", 1);
        all.put("output", output.toString());
        List<Object> cases = new ArrayList<>();
        for (Site.Entry entry : entries) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("folder", entry.slug());
            one.put(
                    "states",
                    entry.history().absent() == null
                            ? entry.history().revisions().size()
                            : 0);
            one.put("why_no_history", entry.history().absent());
            cases.add(one);
        }
        all.put("cases", cases);
        List<Object> written = new ArrayList<>();
        files.forEach((file, text) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", file);
            one.put("bytes", bytes(text));
            written.add(one);
        });
        all.put("files", written);
        return all;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
