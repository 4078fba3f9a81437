package org.parley.server.courier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a device knows besides the letter that it holds. It changes by making the next state.
 *
 * @param version 1
 * @param card the card of its talks; null until it has been given one
 * @param opened serial of the last letter that was opened; 0 for none
 * @param calledBack letters of which it was told that they are not to be opened
 * @param pending what was answered and not sealed yet
 * @param sealed answers that were sealed, by serial
 */
record DeviceState(
        int version,
        UUID device,
        String name,
        @Nullable String card,
        long opened,
        List<Long> calledBack,
        List<Pending> pending,
        List<Sealed> sealed) {

    static final int VERSION = 1;

    DeviceState {
        if (version != VERSION) {
            throw new CourierException("The folder of this device was written by another version of Parley.");
        }
        calledBack = List.copyOf(calledBack);
        pending = List.copyOf(pending);
        sealed = List.copyOf(sealed);
    }

    /** What became of a sealed answer. */
    enum Fate {
        ON_THE_WAY,
        TAKEN,
        TURNED,
        CALLED_BACK;

        /** Whether the next answer comes after it. */
        boolean counts() {
            return this == ON_THE_WAY || this == TAKEN;
        }
    }

    /** @param about the version that it speaks of; null for a message */
    record Pending(Inward.Item item, @Nullable Spoken about) {}

    /**
     * @param file SHA-256 of the sealed file, in hexadecimal digits
     * @param why it was not taken in, in words; null unless it was turned down
     */
    record Sealed(
            long serial,
            Instant made,
            Instant expires,
            String file,
            Fate fate,
            @Nullable String why,
            List<Pending> items) {
        Sealed {
            items = List.copyOf(items);
        }

        Sealed with(Fate other, @Nullable String because) {
            return new Sealed(serial, made, expires, file, other, because, other.counts() ? items : List.of());
        }
    }

    static DeviceState fresh(UUID device, String name) {
        return new DeviceState(VERSION, device, name, null, 0, List.of(), List.of(), List.of());
    }

    Optional<TalksCard> talks() {
        return Optional.ofNullable(card).map(TalksCard::read);
    }

    /** @throws CourierException if the card was made for another device, or it belongs to other talks already */
    DeviceState joined(TalksCard given) {
        if (!given.device().equals(device)) {
            throw new CourierException("This card was made for another device. Take the one that the page “Courier”"
                    + " shows beside “" + name + "”.");
        }
        if (card != null && !given.text().equals(card)) {
            throw new CourierException(
                    "This device belongs to talks already. Make another device for other talks, or if"
                            + " the talks got new keys, in another folder (--device).");
        }
        return new DeviceState(version, device, name, given.text(), opened, calledBack, pending, sealed);
    }

    /** A letter was opened: what it tells of the device's own answers is noted, what it overtakes is set aside. */
    DeviceState opened(Held held) {
        List<Sealed> fates = new ArrayList<>();
        List<Pending> back = new ArrayList<>();
        for (Sealed one : sealed) {
            Optional<Outward.NotTaken> turned = held.says().turned().stream()
                    .filter(t -> t.serial() == one.serial())
                    .findFirst();
            if (one.fate() == Fate.ON_THE_WAY && held.says().taken().contains(one.serial())) {
                fates.add(one.with(Fate.TAKEN, null));
            } else if (one.fate() == Fate.ON_THE_WAY && turned.isPresent()) {
                fates.add(one.with(Fate.TURNED, turned.get().says()));
                back.addAll(one.items());
            } else {
                fates.add(one);
            }
        }
        Set<Long> known = sealed.stream().map(Sealed::serial).collect(Collectors.toSet());
        for (long serial : held.says().taken()) {
            if (!known.contains(serial)) { // The folder was put back from an older copy.
                Instant made = held.says().made();
                fates.add(new Sealed(serial, made, made, "", Fate.TAKEN, null, List.of()));
            }
        }
        fates.sort(Comparator.comparingLong(Sealed::serial));
        back.addAll(pending);
        Set<Spoken> current = Set.copyOf(held.texts());
        List<Pending> kept = back.stream()
                .filter(one -> one.about() == null || current.contains(one.about()))
                .toList();
        return new DeviceState(version, device, name, card, held.serial(), calledBack, kept, fates);
    }

    /** Answers to a text take the place of those to it that were not sealed yet. */
    DeviceState answered(List<Pending> added) {
        Set<String> again = added.stream()
                .flatMap(one -> Stream.ofNullable(one.about()).map(about -> about.text() + " " + kind(one)))
                .collect(Collectors.toSet());
        List<Pending> all = new ArrayList<>(pending.stream()
                .filter(one ->
                        one.about() == null || !again.contains(one.about().text() + " " + kind(one)))
                .toList());
        all.addAll(added);
        return with(all, sealed);
    }

    private static String kind(Pending one) {
        return one.item().read().kind();
    }

    long nextSerial() {
        return sealed.stream().mapToLong(Sealed::serial).max().orElse(0) + 1;
    }

    /** Serial of the last answer that counts; 0 for none. */
    long after() {
        return sealed.stream()
                .filter(one -> one.fate().counts())
                .mapToLong(Sealed::serial)
                .max()
                .orElse(0);
    }

    /** What the next answer speaks of. */
    List<Spoken> about() {
        return pending.stream()
                .flatMap(one -> Stream.ofNullable(one.about()))
                .distinct()
                .sorted(Comparator.comparing(Spoken::text))
                .toList();
    }

    DeviceState sealed(Instant made, Instant expires, String file) {
        List<Sealed> all = new ArrayList<>(sealed);
        all.add(new Sealed(nextSerial(), made, expires, file, Fate.ON_THE_WAY, null, pending));
        return with(List.of(), all);
    }

    /**
     * An answer that is lost, or shall not count: the next one says so, and what it held waits to be sealed again.
     *
     * @throws CourierException if there is none on its way
     */
    DeviceState recalled(long serial) {
        Sealed one = sealed.stream()
                .filter(s -> s.serial() == serial && s.fate() == Fate.ON_THE_WAY)
                .findFirst()
                .orElseThrow(() ->
                        new CourierException("No answer " + serial + " of this device is on its way. See `show`."));
        List<Pending> back = new ArrayList<>(one.items());
        back.addAll(pending);
        return with(
                back,
                sealed.stream()
                        .map(s -> s.serial() == serial ? s.with(Fate.CALLED_BACK, null) : s)
                        .toList());
    }

    /** A letter that is not to be opened any more, as the talks told. */
    DeviceState withoutLetter(long serial) {
        List<Long> all = new ArrayList<>(calledBack);
        if (!all.contains(serial)) {
            all.add(serial);
        }
        return new DeviceState(version, device, name, card, opened, all, pending, sealed);
    }

    private DeviceState with(List<Pending> waiting, List<Sealed> all) {
        return new DeviceState(version, device, name, card, opened, calledBack, waiting, all);
    }
}
