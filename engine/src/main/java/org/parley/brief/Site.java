package org.parley.brief;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.parley.model.Case;

/**
 * Briefs as a static site: a page per brief and per sticking point, topics, sources, corrections, guidelines, tips,
 * feeds. Files by name, always the same bytes for the same cases, histories and settings; nothing private in any.
 */
public final class Site {

    /**
     * A case to publish.
     *
     * @param slug names its folder: small letters, digits and dashes
     */
    public record Entry(String slug, Case read, History history) {
        public Entry {
            if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException(
                        "the folder name (" + slug + ") must be small letters, digits and dashes");
            }
        }
    }

    /** A case as it is published: everything in it has passed redaction. */
    record Published(
            String slug, Brief brief, CorrectionsLog log, History history, Map<Findings.Sticking, String> points) {

        static Published of(Entry entry) {
            Brief brief = Brief.of(entry.read());
            return new Published(
                    entry.slug(), brief, CorrectionsLog.of(entry.history()), entry.history(), files(brief.findings()));
        }

        Case shown() {
            return brief.findings().shown();
        }

        Findings findings() {
            return brief.findings();
        }

        String page() {
            return slug + "/index.html";
        }

        /** The first sentence of the brief: where things stand, as far as that can be said. */
        String lead() {
            return brief.sentences().getFirst().text();
        }

        Instant updated() {
            return log.updated();
        }

        /** A file for each sticking point, named after its first issue; names that differ in case alone are told apart. */
        private static Map<Findings.Sticking, String> files(Findings findings) {
            Map<Findings.Sticking, String> files = new LinkedHashMap<>();
            Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (Findings.Sticking point : findings.sticking()) {
                String name = "point-" + point.issues().getFirst();
                for (int n = 2; !taken.add(name); n++) {
                    name = "point-" + point.issues().getFirst() + "-" + n;
                }
                files.put(point, name + ".html");
            }
            return files;
        }
    }

    private final SiteSettings settings;
    private final List<Published> cases;
    private final SortedMap<String, String> files = new TreeMap<>();

    private Site(List<Published> cases, SiteSettings settings) {
        this.cases = cases;
        this.settings = settings;
    }

    /**
     * The files of a site by their names.
     *
     * @throws IllegalArgumentException if there is no case, or two have one folder name
     */
    public static SortedMap<String, String> write(List<Entry> entries, SiteSettings settings) {
        if (entries.isEmpty() || entries.stream().map(Entry::slug).distinct().count() < entries.size()) {
            throw new IllegalArgumentException("a site needs a case, and each case a folder name of its own");
        }
        List<Published> cases = entries.stream()
                .map(Published::of)
                .sorted(Comparator.comparing(Published::updated).reversed().thenComparing(Published::slug))
                .toList();
        return new Site(cases, settings).write();
    }

    private SortedMap<String, String> write() {
        for (Published one : cases) {
            put(new BriefPage(one, settings).write());
            one.points().keySet().forEach(point -> put(new PointPage(one, point, settings).write()));
            files.put(one.slug() + "/brief.json", BriefJson.write(one.brief()));
        }
        put(SitePages.index(cases, settings));
        put(SitePages.topics(cases, settings));
        put(SitePages.sources(cases, settings));
        put(CorrectionsPage.of(cases, settings));
        put(GuidePages.guidelines(settings));
        put(GuidePages.tips(settings));
        files.put("feed.atom", Feeds.atom(cases, settings));
        files.put("feed.json", Feeds.json(cases, settings));
        if (settings.base() != null) {
            files.put("sitemap.xml", Feeds.sitemap(List.copyOf(files.keySet()), cases, settings));
        }
        return files;
    }

    private void put(Frame.Sheet sheet) {
        files.put(sheet.file(), sheet.html());
    }

    /** Letters, digits and dashes from any name; {@code case} where none are left. */
    public static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-+)|(-+$)", "");
        return slug.isEmpty() ? "case" : slug;
    }

    /** One entry of the feeds and of the site's first page. */
    record Item(String file, String title, String summary, Instant updated, List<String> topics) {}

    static List<Item> items(List<Published> cases) {
        List<Item> items = new ArrayList<>();
        for (Published one : cases) {
            List<String> topics =
                    one.shown().issues().stream().map(i -> i.name()).toList();
            items.add(new Item(one.page(), one.brief().title(), one.lead(), one.updated(), topics));
            one.points()
                    .forEach((point, file) -> items.add(new Item(
                            one.slug() + "/" + file,
                            PointPage.name(one, point) + ": sticking point in "
                                    + one.brief().title(),
                            PointPage.why(one, point),
                            one.updated(),
                            List.of(PointPage.name(one, point)))));
        }
        return items;
    }
}
