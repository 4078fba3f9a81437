package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.seal.PlainSight;
import org.parley.seal.ShortCode;

/**
 * Who was shown which version when, and what they say they hold.
 *
 * @param parties in order
 * @param cells for each version and party that were brought together, by text, then number, then party
 * @param splits the alarms first
 */
public record WhoHasWhat(List<String> parties, List<Cell> cells, List<Split> splits) {

    /** The channel by which a text reaches all that is put before all. */
    public static final String TABLED = "put before all";

    /** The channel of a text that the delegation itself wrote. */
    public static final String OWN = "the delegation's own";

    public WhoHasWhat {
        parties = List.copyOf(parties);
        cells = List.copyOf(cells);
        splits = List.copyOf(splits);
    }

    /** Once that a party was shown a version. */
    public record Showing(Instant at, String channel, Copy copy, Seen entry) {
        public ShortCode code() {
            return copy.code();
        }
    }

    /**
     * Once that a party said what it holds.
     *
     * @param hash that its page showed; null where it was told otherwise
     * @param matches whether code and hash are those of what it was last shown under that number; false where it was shown
     *     nothing
     */
    public record Receipt(Instant at, String code, @Nullable String hash, boolean matches, Seen entry) {}

    /** A version at a party. */
    public record Cell(String text, int number, String party, List<Showing> showings, List<Receipt> receipts) {
        public Cell {
            showings = List.copyOf(showings);
            receipts = List.copyOf(receipts);
        }

        /** Whether it was shown, and the last receipt since then matches. */
        public boolean acknowledged() {
            return !showings.isEmpty()
                    && !receipts.isEmpty()
                    && receipts.getLast().matches()
                    && !receipts.getLast().at().isBefore(showings.getLast().at());
        }
    }

    /** How parties can come to hold different things. */
    public enum Kind {
        /** Under one number, different bytes were shown. */
        DIFFERENT_BYTES(true),
        /** A party read out another code than that of what it was shown. */
        OTHER_CODE(true),
        /** A party was shown an older version than another one. */
        BEHIND(false);

        private final boolean alarm;

        Kind(boolean alarm) {
            this.alarm = alarm;
        }

        /** Whether the mediation has to look at it now. */
        public boolean alarm() {
            return alarm;
        }
    }

    /**
     * Parties that do not hold the same.
     *
     * @param number of the version; for one that is behind, of the version that it has not been shown
     * @param parties ids of those concerned
     * @param says in a sentence, with the names that people gave
     */
    public record Split(Kind kind, String text, int number, List<String> parties, String says) {
        public Split {
            parties = List.copyOf(parties);
        }
    }

    /**
     * @param seen entries that the asker may see
     * @param parties whose holdings to look at; a delegation names itself alone
     */
    public static WhoHasWhat of(List<Seen> seen, List<String> parties) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        List<Seen> inTime = Texts.inTime(seen);
        for (String party : parties) {
            for (Showing showing : showings(seen, party)) {
                TextVersion version = showing.copy().version();
                cells.merge(
                        key(version.text(), version.number(), party),
                        new Cell(version.text(), version.number(), party, List.of(showing), List.of()),
                        WhoHasWhat::joined);
            }
            for (Seen entry : inTime) {
                if (entry.deed() instanceof Drafting.Acknowledged said
                        && entry.audience().equals(Audience.caucus(party).toString())) {
                    String key = key(said.text(), said.number(), party);
                    Cell cell = cells.get(key);
                    boolean matches = cell != null && matches(cell, said, entry.at());
                    Receipt receipt = new Receipt(entry.at(), said.code(), said.hash(), matches, entry);
                    cells.merge(
                            key,
                            new Cell(said.text(), said.number(), party, List.of(), List.of(receipt)),
                            WhoHasWhat::joined);
                }
            }
        }
        List<Cell> sorted = cells.values().stream()
                .sorted(Comparator.comparing(Cell::text)
                        .thenComparingInt(Cell::number)
                        .thenComparing(cell -> parties.indexOf(cell.party())))
                .toList();
        return new WhoHasWhat(parties, sorted, splits(sorted, parties, Names.of(seen, sorted)));
    }

    public Optional<Cell> cell(String text, int number, String party) {
        return cells.stream()
                .filter(cell -> cell.text().equals(text)
                        && cell.number() == number
                        && cell.party().equals(party))
                .findFirst();
    }

    public List<Split> alarms() {
        return splits.stream().filter(split -> split.kind().alarm()).toList();
    }

    /** What a party was shown, or put forward itself, in the order of time. */
    static List<Showing> showings(List<Seen> seen, String party) {
        String caucus = Audience.caucus(party).toString();
        List<Showing> found = new ArrayList<>();
        for (Seen entry : Texts.inTime(seen)) {
            boolean here = entry.audience().equals(caucus);
            switch (entry.deed()) {
                case Drafting.Tabled tabled -> found.add(new Showing(entry.at(), TABLED, tabled.copy(), entry));
                case Drafting.Shown shown
                when here -> found.add(new Showing(entry.at(), shown.channel(), shown.copy(), entry));
                case Drafting.Submitted own when here -> found.add(new Showing(entry.at(), OWN, own.copy(), entry));
                default -> {}
            }
        }
        return found;
    }

    private static boolean matches(Cell cell, Drafting.Acknowledged said, Instant at) {
        return cell.showings().stream()
                .filter(showing -> !showing.at().isAfter(at))
                .reduce((one, other) -> other)
                .filter(last -> last.code().isReadAs(said.code())
                        && (said.hash() == null
                                || said.hash().equals(last.copy().hash())))
                .isPresent();
    }

    private static Cell joined(Cell one, Cell other) {
        List<Showing> showings = new ArrayList<>(one.showings());
        showings.addAll(other.showings());
        List<Receipt> receipts = new ArrayList<>(one.receipts());
        receipts.addAll(other.receipts());
        return new Cell(one.text(), one.number(), one.party(), showings, receipts);
    }

    private static String key(String text, int number, String party) {
        return text + "\n" + number + "\n" + party;
    }

    /**
     * What people call the delegations and the texts, for sentences.
     *
     * @param titles id of a text to its title as it was shown last
     */
    private record Names(Facts facts, Map<String, String> titles) {

        static Names of(List<Seen> seen, List<Cell> cells) {
            Map<String, String> titles = new HashMap<>();
            for (Cell cell : cells) {
                for (Showing showing : cell.showings()) {
                    TextVersion version = showing.copy().version();
                    String title = version.title(version.languages().getFirst());
                    titles.put(cell.text(), "“" + PlainSight.of(title).marked() + "”");
                }
            }
            return new Names(Facts.of(seen), titles);
        }

        String party(String id) {
            return facts.name(id);
        }

        String text(String id) {
            return titles.getOrDefault(id, id);
        }
    }

    private static List<Split> splits(List<Cell> cells, List<String> parties, Names names) {
        List<Split> found = new ArrayList<>();
        Map<String, List<Cell>> byVersion = new LinkedHashMap<>();
        cells.forEach(cell -> byVersion
                .computeIfAbsent(key(cell.text(), cell.number(), ""), version -> new ArrayList<>())
                .add(cell));
        byVersion.values().forEach(version -> bytes(version, names).ifPresent(found::add));
        for (Cell cell : cells) {
            if (!cell.receipts().isEmpty() && !cell.receipts().getLast().matches()) {
                Receipt last = cell.receipts().getLast();
                String shown = cell.showings().isEmpty()
                        ? "it was shown no such version"
                        : "what it was shown has the code "
                                + cell.showings().getLast().code();
                found.add(new Split(
                        Kind.OTHER_CODE,
                        cell.text(),
                        cell.number(),
                        List.of(cell.party()),
                        names.party(cell.party()) + " read out “"
                                + PlainSight.of(last.code()).marked() + "” for version " + cell.number() + " of "
                                + names.text(cell.text()) + "; " + shown + "."));
            }
        }
        new TreeSet<>(cells.stream().map(Cell::text).toList())
                .forEach(text -> behind(text, cells, parties, names, found));
        return found;
    }

    private static Optional<Split> bytes(List<Cell> version, Names names) {
        Map<String, Copy> byHash = new LinkedHashMap<>();
        Set<String> concerned = new LinkedHashSet<>();
        for (Cell cell : version) {
            for (Showing showing : cell.showings()) {
                byHash.putIfAbsent(showing.copy().hash(), showing.copy());
                concerned.add(cell.party());
            }
        }
        if (byHash.size() < 2) {
            return Optional.empty();
        }
        List<Copy> copies = List.copyOf(byHash.values());
        Cell any = version.getFirst();
        return Optional.of(new Split(
                Kind.DIFFERENT_BYTES,
                any.text(),
                any.number(),
                List.copyOf(concerned),
                "Version " + any.number() + " of " + names.text(any.text()) + " was shown in " + copies.size()
                        + " forms, to "
                        + String.join(", ", concerned.stream().map(names::party).toList()) + ": "
                        + difference(copies.get(0), copies.get(1))));
    }

    private static void behind(String text, List<Cell> cells, List<String> parties, Names names, List<Split> found) {
        int newest = cells.stream()
                .filter(cell -> cell.text().equals(text) && isShown(cell))
                .mapToInt(Cell::number)
                .max()
                .orElse(0);
        Set<String> holding = new HashSet<>();
        Set<String> older = new LinkedHashSet<>();
        for (Cell cell : cells) {
            if (cell.text().equals(text) && isShown(cell)) {
                (cell.number() == newest ? holding : older).add(cell.party());
            }
        }
        for (String party : parties) {
            if (older.contains(party) && !holding.contains(party)) {
                found.add(new Split(
                        Kind.BEHIND,
                        text,
                        newest,
                        List.of(party),
                        names.party(party) + " holds an older version of " + names.text(text)
                                + " and has not been shown version " + newest
                                + "."));
            }
        }
    }

    /** What the mediation showed; a delegation's own text sets nobody back. */
    private static boolean isShown(Cell cell) {
        return cell.showings().stream().anyMatch(showing -> !(showing.entry().deed() instanceof Drafting.Submitted));
    }

    /** The first place at which two copies differ, with the names of the characters: they may look the same. */
    static String difference(Copy one, Copy other) {
        Set<String> languages = new TreeSet<>(one.pages().keySet());
        languages.addAll(other.pages().keySet());
        for (String language : languages) {
            String a = one.pages().get(language);
            String b = other.pages().get(language);
            if (a == null || b == null) {
                return "one form has no page in " + Languages.name(language) + ".";
            }
            if (!a.equals(b)) {
                int at = 0;
                while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
                    at++;
                }
                if (at > 0 && at < a.length() && Character.isLowSurrogate(a.charAt(at))
                        || at > 0 && at < b.length() && Character.isLowSurrogate(b.charAt(at))) {
                    at--;
                }
                long line =
                        1 + a.substring(0, at).chars().filter(c -> c == '\n').count();
                return "the first difference is in " + Languages.name(language) + ", line " + line + ": "
                        + character(a, at) + " or " + character(b, at) + ".";
            }
        }
        return "they differ.";
    }

    private static String character(String page, int at) {
        if (at >= page.length()) {
            return "the end";
        }
        int point = page.codePointAt(at);
        String name = Character.getName(point);
        String code = String.format(Locale.ROOT, "U+%04X", point);
        return name == null ? code : code + " " + name.toLowerCase(Locale.ROOT);
    }
}
