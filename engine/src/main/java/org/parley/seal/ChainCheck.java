package org.parley.seal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain from nothing but its entries, in one pass and in memory that grows only with the number of entries' ids:
 * what does not hold, and what cannot be excluded.
 *
 * @param length how many entries the file holds
 * @param head hash of the last of them
 * @param erased how many entries no longer hold their text
 * @param faults in the order of the file
 * @param notExcluded what the file alone cannot show, in plain words
 */
public record ChainCheck(
        String chain, long length, Hash head, long erased, List<Fault> faults, List<String> notExcluded) {

    /**
     * A link as it stands in a file: the entry, and the hash that the file states for it. The stated hash decides nothing; it
     * lets the check say which of two entries was changed.
     */
    public record Link(Entry entry, Hash stated) {}

    /** What is wrong with a chain, and where. Indices count from 1. */
    public sealed interface Fault {
        /** In plain words. */
        String says();

        record Edited(long index, String part) implements Fault {
            @Override
            public String says() {
                return "entry " + index + ": its " + part + " was edited";
            }
        }

        record Missing(long from, long to) implements Fault {
            @Override
            public String says() {
                return from == to ? "entry " + from + " is missing" : "entries " + from + " to " + to + " are missing";
            }
        }

        record Moved(long index, long found) implements Fault {
            @Override
            public String says() {
                return "entry " + index + " does not stand in its place, but in place " + found;
            }
        }

        record Unlinked(long index) implements Fault {
            @Override
            public String says() {
                return "entry " + index + " does not follow the one before it: one of the two was exchanged";
            }
        }

        record Foreign(long index, String chain) implements Fault {
            @Override
            public String says() {
                return "entry " + index + " belongs to another chain (" + chain + ")";
            }
        }

        record Twice(long index, String id) implements Fault {
            @Override
            public String says() {
                return "entry " + index + " has an id that is there already (" + id + ")";
            }
        }

        record Truncated(long length, long receipted) implements Fault {
            @Override
            public String says() {
                return "the file ends after entry " + length + "; the receipt was given for " + receipted;
            }
        }

        record Forked(long receipted) implements Fault {
            @Override
            public String says() {
                return "entry " + receipted
                        + " is not the one that the receipt was given for: the chain was rewritten at or"
                        + " before it, or forked";
            }
        }

        record OtherChain(String receipted) implements Fault {
            @Override
            public String says() {
                return "the receipt was given for another chain (" + receipted + ")";
            }
        }
    }

    public ChainCheck {
        faults = List.copyOf(faults);
        notExcluded = List.copyOf(notExcluded);
    }

    public boolean holds() {
        return faults.isEmpty();
    }

    /**
     * @param chain the chain that the file says it holds
     * @param receipt an earlier receipt, already found to be genuine; null where there is none
     */
    public static ChainCheck of(String chain, Iterator<Link> links, @Nullable Receipt receipt) {
        Pass pass = new Pass(chain, receipt);
        links.forEachRemaining(pass::take);
        return pass.end();
    }

    private static final class Pass {
        private final String chain;
        private final @Nullable Receipt receipt;
        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private long expected = 1;
        private long taken;
        private long erased;
        private Hash head = Hash.NONE;
        private Hash stated = Hash.NONE;
        private boolean met;

        Pass(String chain, @Nullable Receipt receipt) {
            this.chain = chain;
            this.receipt = receipt;
            this.met = receipt == null || receipt.length() == 0;
        }

        void take(Link link) {
            Entry entry = link.entry();
            Hash hash = entry.hash();
            taken++;
            erased += entry.isErased() ? 1 : 0;
            if (!entry.chain().equals(chain)) {
                faults.add(new Fault.Foreign(entry.index(), entry.chain()));
            }
            if (!hash.equals(link.stated())) {
                faults.add(new Fault.Edited(entry.index(), "head"));
            }
            if (!entry.keepsItsWord()) {
                faults.add(new Fault.Edited(entry.index(), "text"));
            }
            if (!ids.add(entry.id())) {
                faults.add(new Fault.Twice(entry.index(), entry.id()));
            }
            place(entry);
            if (receipt != null && entry.index() == receipt.length()) {
                met |= hash.equals(receipt.head());
            }
            head = hash;
            stated = link.stated();
        }

        private void place(Entry entry) {
            if (entry.index() > expected) {
                faults.add(new Fault.Missing(expected, entry.index() - 1));
            } else if (entry.index() < expected) {
                faults.add(new Fault.Moved(entry.index(), taken));
            } else if (!entry.previous().equals(head) && !entry.previous().equals(stated)) {
                // Where the entry before was edited, its stated hash still links; that fault is named already.
                faults.add(new Fault.Unlinked(entry.index()));
            }
            expected = Math.max(expected, entry.index() + 1);
        }

        ChainCheck end() {
            List<String> open = new ArrayList<>();
            if (receipt == null) {
                open.add("that entries were cut off at the end");
                open.add("that the whole chain was written anew");
            } else {
                held(receipt);
                if (expected - 1 > receipt.length()) {
                    open.add("that entries after number " + receipt.length() + ", for which the receipt was given, were"
                            + " written anew or cut off");
                }
            }
            return new ChainCheck(chain, taken, head, erased, faults, open);
        }

        private void held(Receipt given) {
            if (!given.chain().equals(chain)) {
                faults.add(new Fault.OtherChain(given.chain()));
            } else if (expected - 1 < given.length()) {
                faults.add(new Fault.Truncated(expected - 1, given.length()));
            } else if (!met) {
                faults.add(new Fault.Forked(given.length()));
            }
        }
    }
}
