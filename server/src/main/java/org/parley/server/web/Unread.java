package org.parley.server.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Looks.Look;
import org.parley.server.talks.Administration;
import org.parley.server.talks.AtHome;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Carriage;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Disclosure;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;

/**
 * What is new to a reader: entries of their own chains, by somebody else, after the place up to which they last looked on the
 * page where these stand. It follows from what they may see and where they have been, and nobody else learns of it.
 *
 * @param pages page to how many entries on it are new; pages without any are left out
 * @param entries ids of the new entries
 */
public record Unread(Map<String, Integer> pages, Set<UUID> entries) {

    /** The first page. */
    static final String FIRST = "";

    static final String MESSAGES = "/messages";
    static final String LOG = "/log";
    private static final String TEXTS = "/texts/";

    public Unread {
        pages = Map.copyOf(pages);
        entries = Set.copyOf(entries);
    }

    /** Nothing, as outside of talks. */
    static Unread none() {
        return new Unread(Map.of(), Set.of());
    }

    /**
     * @param recent the newest entries of each chain
     * @param me the reader, whose own entries are not new to them
     * @param looks up to which place they have looked, on which page
     */
    static Unread of(Collection<Seen> recent, UUID me, Map<Look, Long> looks) {
        Map<String, Integer> pages = new HashMap<>();
        Set<UUID> entries = new HashSet<>();
        for (Seen entry : recent) {
            String page = page(entry);
            if (page != null
                    && !entry.author().member().equals(me)
                    && entry.index() > looks.getOrDefault(new Look(page, entry.audience()), 0L)) {
                pages.merge(page, 1, Integer::sum);
                entries.add(entry.id());
            }
        }
        return new Unread(pages, entries);
    }

    /** The page on which an entry is looked at; null for one that says nothing any more. */
    static @Nullable String page(Seen entry) {
        boolean all = entry.audience().equals(Audience.COMMON.toString());
        return switch (entry.deed()) {
            case Speech.Message message -> MESSAGES;
            case Speech.Released released -> all ? FIRST : MESSAGES;
            case Speech.Noted noted -> entry.audience().startsWith("party/") ? "/limits" : LOG;
            case AtHome own -> "/limits";
            case Drafting drafting -> TEXTS + text(drafting);
            case Course.Agenda agenda -> "/agenda";
            case Course.Floated floated -> all ? "/packages" : MESSAGES;
            case Course.Announced said -> FIRST;
            case Course.Reported said -> FIRST;
            case Course.Concluded said -> FIRST;
            case Course.ServerAct said -> FIRST;
            case Course other -> LOG;
            case Administration act -> LOG;
            case Disclosure disclosure -> "/approvals";
            case Carriage letter -> "/devices";
            case Deed.Erased gone -> null;
        };
    }

    private static String text(Drafting drafting) {
        return switch (drafting) {
            case Drafting.Drafted drafted -> drafted.version().text();
            case Drafting.Tabled tabled -> tabled.copy().version().text();
            case Drafting.Shown shown -> shown.copy().version().text();
            case Drafting.Acknowledged said -> said.text();
            case Drafting.Submitted own -> own.copy().version().text();
            case Drafting.Answered answered -> answered.text();
            case Drafting.AnswersReleased released -> released.text();
        };
    }

    /** Whether an entry is new. */
    public boolean has(UUID entry) {
        return entries.contains(entry);
    }

    /** How many entries about a text are new. */
    public int text(String id) {
        return pages.getOrDefault(TEXTS + id, 0);
    }

    /** How many entries are new on a page of the navigation and on those that are reached from it only. */
    public int on(String page) {
        return switch (page) {
            case "/texts" ->
                pages.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(TEXTS))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
            case "/agenda" -> pages.getOrDefault(page, 0) + pages.getOrDefault("/packages", 0);
            default -> pages.getOrDefault(page, 0);
        };
    }

    /** How many entries are new in all. */
    public int all() {
        return entries.size();
    }

    /**
     * What somebody has looked at who was shown a page.
     *
     * @param below what the address says after the talks
     * @param chain of the log that was shown; null elsewhere
     * @param own id of the reader's delegation; null for others
     * @param audiences the reader's chains
     */
    static List<Look> looked(String below, @Nullable String chain, @Nullable String own, List<String> audiences) {
        if (below.startsWith(MESSAGES)) {
            // The team's overview shows no message; a page with a delegation shows its caucus.
            String party = below.equals(MESSAGES) ? own : below.substring(MESSAGES.length() + 1);
            String caucus = "caucus/" + party;
            return audiences.contains(caucus) ? List.of(new Look(MESSAGES, caucus)) : List.of();
        }
        if (below.equals(LOG)) {
            String shown = chain == null ? Audience.COMMON.toString() : chain;
            return audiences.contains(shown) ? List.of(new Look(LOG, shown)) : List.of();
        }
        String page = below.startsWith(TEXTS) ? below.replaceFirst("/answers$", "") : below;
        boolean text = page.startsWith(TEXTS) && page.indexOf('/', TEXTS.length()) < 0 && !page.equals(TEXTS + "new");
        if (text
                || Set.of(FIRST, "/limits", "/agenda", "/packages", "/approvals", "/devices")
                        .contains(page)) {
            return audiences.stream().map(audience -> new Look(page, audience)).toList();
        }
        return List.of();
    }
}
