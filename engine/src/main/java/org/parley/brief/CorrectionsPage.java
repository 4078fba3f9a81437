package org.parley.brief;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changed in the briefs and why, newest first; where nobody kept that, it says so. */
final class CorrectionsPage {

    /** The longest list that is not folded. */
    private static final int OPEN = 8;

    private CorrectionsPage() {}

    static Frame.Sheet of(List<Site.Published> cases, SiteSettings settings) {
        Markup main = new Markup().line("h1", "Corrections and changes");
        main.open("p")
                .text(
                        "What a brief said before, what it says now and why it was changed. Entries that were added as the talks went on are listed as well. Have you found a mistake? ")
                .link("tips.html", "Tell us")
                .text(".")
                .close();
        for (Site.Published one : cases) {
            main.open("section", "id", one.slug());
            main.open("h2", "dir", "auto").link(one.page(), one.brief().title()).close();
            one.history().noted().forEach(noted -> {
                main.open("article").line("h3", Phrases.capital(Dates.words(noted.on())));
                main.line("p", noted.what(), "dir", "auto");
                reason(main, noted.why());
                main.close();
            });
            one.log().steps().forEach(step -> step(main, step));
            remarks(main, one);
            main.close();
        }
        return Frame.sheet(
                new Frame.About(
                        "corrections.html",
                        "Corrections and changes",
                        "What changed in the briefs of this site, when and why.",
                        null,
                        null,
                        null),
                settings,
                main.toString());
    }

    private static void step(Markup main, CorrectionsLog.Step step) {
        Instant at = step.at();
        main.open("article").open("h3");
        if (at == null) {
            main.text("In the latest version");
        } else {
            main.leaf("time", Frame.time(at), "datetime", at.toString());
        }
        main.close();
        reason(main, step.reason());
        for (CorrectionsLog.Kind kind : CorrectionsLog.Kind.values()) {
            List<CorrectionsLog.Change> changes =
                    step.changes().stream().filter(c -> c.kind() == kind).toList();
            list(main, heading(kind), changes);
        }
        main.close();
    }

    /** A long list is folded away behind its count. */
    private static void list(Markup main, String heading, List<CorrectionsLog.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        boolean folded = changes.size() > OPEN;
        main.line("h4", heading);
        if (folded) {
            main.open("details").line("summary", changes.size() + " entries");
        }
        main.open("ul", "class", "changes");
        changes.forEach(change -> change(main, change));
        main.close();
        if (folded) {
            main.close();
        }
    }

    private static void reason(Markup main, @Nullable String why) {
        if (why == null) {
            main.line("p", "Why: no reason was written down.", "class", "absent");
        } else {
            main.open("p").text("Why: ").words(why).close();
        }
    }

    private static String heading(CorrectionsLog.Kind kind) {
        return switch (kind) {
            case CORRECTED -> "Changed";
            case WITHDRAWN -> "Taken out";
            case ADDED -> "Added";
        };
    }

    private static void change(Markup main, CorrectionsLog.Change change) {
        main.open("li").text(Phrases.capital(change.what()) + ": ");
        String before = change.before();
        String after = change.after();
        if (before == null || after == null) {
            main.words(before == null ? String.valueOf(after) : before);
        } else if (before.equals(after)) {
            main.words(after).text(" (its figures or references changed, not its words)");
        } else {
            changed(main, Entries.pieces(before), Entries.pieces(after));
        }
        main.close();
    }

    /** What an entry says first, then only the pieces that differ. */
    private static void changed(Markup main, List<String> before, List<String> after) {
        String name = before.getFirst();
        if (name.equals(after.getFirst())) {
            main.words(name);
        }
        main.open("dl", "class", "change");
        side(main, "Before", "del", without(before, after));
        side(main, "Now", "ins", without(after, before));
        main.close();
    }

    private static void side(Markup main, String heading, String tag, String words) {
        main.line("dt", heading).open("dd");
        if (words.isEmpty()) {
            main.leaf("span", "nothing more", "class", "absent");
        } else {
            main.leaf(tag, words, "dir", "auto");
        }
        main.close();
    }

    private static String without(List<String> pieces, List<String> others) {
        return pieces.stream().filter(piece -> !others.contains(piece)).collect(Collectors.joining("; "));
    }

    private static void remarks(Markup main, Site.Published one) {
        History history = one.history();
        String absent = history.absent();
        if (absent != null) {
            main.open("p", "class", "absent")
                    .text("No earlier states of this case were at hand (")
                    .words(absent);
            main.text("), so this page cannot tell whether anything else was changed.")
                    .close();
        } else if (one.log().steps().isEmpty()) {
            boolean whole = history.noted().isEmpty();
            main.line("p", whole ? "No change is known." : "No other change is known.", "class", "absent");
        }
        // No counts here: how often a file was kept would tell of changes to private entries.
        if (absent == null) {
            String unread = history.unreadable() == 0 ? "" : " Some could not be read as a case and are left out.";
            main.line(
                    "p",
                    "Compared are the states of the case file that its authors kept, the latest " + History.MOST
                            + " at most." + unread,
                    "class",
                    "absent");
        }
    }
}
