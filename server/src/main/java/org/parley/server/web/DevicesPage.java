package org.parley.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.server.courier.Arrivals;
import org.parley.server.courier.CourierException;
import org.parley.server.courier.DeviceCard;
import org.parley.server.courier.Letters;
import org.parley.server.courier.TalksCard;
import org.parley.server.people.Ids;
import org.parley.server.store.Devices;
import org.parley.server.store.Myself;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Tx;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Carriage;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
import org.parley.server.talks.VisibilityMatrix;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.view.RedirectView;

/** The courier: a delegation's devices, letters to them, and the files that come back. */
@Controller
final class DevicesPage {

    private final Devices devices;
    private final Letters letters;
    private final Arrivals arrivals;

    private final TalksRecord record;
    private final SecureRandom random;

    DevicesPage(Devices devices, Letters letters, Arrivals arrivals, TalksRecord record, SecureRandom random) {
        this.record = record;
        this.random = random;
        this.devices = devices;
        this.letters = letters;
        this.arrivals = arrivals;
    }

    /** @param kept whether it can be fetched */
    record Out(
            long serial,
            Instant made,
            Instant expires,
            boolean kept,
            @Nullable Instant revoked) {}

    /** @param opened serial of the letter that the device had opened by then */
    record In(long serial, Instant taken, @Nullable Long opened) {}

    /**
     * One device.
     *
     * @param code of its card
     * @param talksCode code of the card that the talks made for it
     */
    record Device(
            UUID id,
            String party,
            String name,
            String code,
            String talksCode,
            Instant added,
            @Nullable Instant revoked,
            List<Out> out,
            List<In> in,
            boolean mayLetter) {}

    /**
     * @param registers whether the asker may register and revoke devices
     * @param brings whether the asker may bring answers
     * @param ownRoom whether the asker is of a delegation, which may send its own room along
     */
    record Shown(UUID talks, List<Device> devices, boolean registers, boolean brings, boolean ownRoom) {}

    /** A card that was read and is to be compared. */
    record Compared(UUID talks, String name, String code, String card) {}

    /** @param file what became of a file: taken, before or turned */
    record Arrived(
            UUID talks,
            String file,
            @Nullable String device,
            @Nullable Long serial,
            int caucus,
            int home,
            @Nullable String says) {}

    @GetMapping("/talks/{talks}/devices")
    Page<Shown> show(Asker asker) {
        Myself me = asker.me();
        if (me.party() == null && !me.mediates()) {
            throw new NotThereException();
        }
        return asker.as(tx -> {
            List<Device> all = new ArrayList<>();
            devices.all(tx).forEach(one -> all.add(device(tx, me, one)));
            return new Page<>(
                    "devices",
                    "devices.title",
                    new Shown(
                            me.talks(),
                            all,
                            registers(me),
                            me.party() != null && Letters.may(me, me.party()),
                            me.party() != null));
        });
    }

    private Device device(Tx tx, Myself me, Devices.Device one) {
        return new Device(
                one.id(),
                one.party(),
                one.name(),
                card(one).code().toString(),
                letters.card(tx, one).code().toString(),
                one.added(),
                one.revoked(),
                devices.letters(tx, one, true).stream()
                        .map(l -> new Out(l.serial(), l.at(), l.expires(), l.kept() && l.stands(tx.now()), l.revoked()))
                        .toList()
                        .reversed(),
                devices.letters(tx, one, false).stream()
                        .map(l -> new In(l.serial(), l.at(), l.opened()))
                        .toList()
                        .reversed(),
                one.revoked() == null && Letters.may(me, one.party()));
    }

    private static DeviceCard card(Devices.Device one) {
        return DeviceCard.of(one.id(), one.name(), one.opens(), one.signs());
    }

    private static boolean registers(Myself me) {
        return me.party() != null
                && MemberRole.of(me.role())
                        .map(role ->
                                Rights.shipped().matrix().access(role, "devices-own", VisibilityMatrix.State.ACTIVE))
                        .filter(access -> access == VisibilityMatrix.Access.WRITE)
                        .isPresent();
    }

    private static void requireRegisters(Myself me) {
        if (!registers(me)) {
            throw new NotAllowedException("devices are registered and revoked by the head of their delegation");
        }
    }

    /** Reads a card and shows its code, to be compared by telephone; nothing is kept. */
    @PostMapping("/talks/{talks}/devices/card")
    Page<Compared> compare(Asker asker, @RequestParam String card) {
        requireRegisters(asker.me());
        DeviceCard read = told(() -> DeviceCard.read(card));
        return new Page<>(
                "device-card",
                "devices.compare.title",
                new Compared(asker.me().talks(), read.name(), read.code().toString(), read.text()));
    }

    /** @param same whether somebody says that the device shows the same code */
    @PostMapping("/talks/{talks}/devices")
    RedirectView register(Asker asker, @RequestParam String card, @RequestParam(defaultValue = "no") String same) {
        Myself me = asker.me();
        requireRegisters(me);
        if (!same.equals("yes")) {
            throw new BadFormException("Have the code read out by telephone first, and confirm that it is the same.");
        }
        DeviceCard read = told(() -> DeviceCard.read(card));
        asker.as(tx -> {
            Optional<Devices.Device> there = devices.of(tx, String.valueOf(me.party()), read.device());
            if (there.isPresent()) {
                if (!card(there.get()).text().equals(read.text())) {
                    throw new BadFormException("A device with this id is registered already, with other keys.");
                }
                return true;
            }
            if (devices.all(tx).stream().filter(d -> d.revoked() == null).count() >= 50) {
                throw new BadFormException("Fifty devices are registered. Revoke those that are not used any more.");
            }
            devices.add(
                    tx,
                    me,
                    read.device(),
                    read.name(),
                    read.opens().getEncoded(),
                    read.signs().getEncoded());
            Carriage.DeviceAdded added = new Carriage.DeviceAdded(
                    read.device(), read.name(), read.code().toString());
            record.add(tx, me, Audience.caucus(String.valueOf(me.party())).toString(), Ids.random(random), added);
            return true;
        });
        return back(me, read.device());
    }

    /** The card of the talks for a device, as a file. */
    @GetMapping("/talks/{talks}/devices/{party}/{device}/card")
    ResponseEntity<byte[]> card(Asker asker, @PathVariable String party, @PathVariable UUID device) {
        TalksCard card = asker.as(tx -> letters.card(tx, found(tx, party, device)));
        return file("talks-card.txt", MediaType.TEXT_PLAIN, card.text().getBytes(StandardCharsets.UTF_8));
    }

    @GoesOnWhenFull
    @PostMapping("/talks/{talks}/devices/{party}/{device}/revoke")
    RedirectView revoke(Asker asker, @PathVariable String party, @PathVariable UUID device) {
        requireRegisters(asker.me());
        asker.as(tx -> {
            Devices.Device ending = found(tx, party, device);
            if (devices.revoke(tx, ending)) {
                Carriage.DeviceRevoked revoked = new Carriage.DeviceRevoked(ending.id(), ending.name());
                record.add(tx, asker.me(), Audience.caucus(party).toString(), Ids.random(random), revoked);
            }
            devices.clear(tx, ending);
            return true;
        });
        return back(asker.me(), device);
    }

    /** @param own whether the delegation's own room goes with it */
    @PostMapping("/talks/{talks}/devices/{party}/{device}/letters")
    RedirectView letter(
            Asker asker,
            @PathVariable String party,
            @PathVariable UUID device,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "14") int days,
            @RequestParam(defaultValue = "no") String own) {
        told(() -> asker.as(tx -> letters.seal(tx, asker.me(), found(tx, party, device), id, days, own.equals("yes"))));
        return back(asker.me(), device);
    }

    @GetMapping("/talks/{talks}/devices/{party}/{device}/letters/{serial}")
    ResponseEntity<byte[]> fetch(
            Asker asker, @PathVariable String party, @PathVariable UUID device, @PathVariable long serial) {
        return asker.as(tx -> {
            Devices.Device to = found(tx, party, device);
            if (!Letters.may(asker.me(), to.party())) {
                throw new NotThereException();
            }
            byte[] file = letters.file(tx, asker.me(), to, serial).orElseThrow(NotThereException::new);
            return file("letter-" + serial + ".parley", MediaType.APPLICATION_OCTET_STREAM, file);
        });
    }

    @GoesOnWhenFull
    @PostMapping("/talks/{talks}/devices/{party}/{device}/letters/{serial}/revoke")
    RedirectView callBack(
            Asker asker, @PathVariable String party, @PathVariable UUID device, @PathVariable long serial) {
        asker.as(tx -> {
            letters.revoke(tx, asker.me(), found(tx, party, device), serial);
            return true;
        });
        return back(asker.me(), device);
    }

    /** Takes in a file with answers, whole and once, or says why not. */
    @PostMapping("/talks/{talks}/devices/answers")
    Page<Arrived> arrive(
            Asker asker, @RequestParam UUID id, @RequestParam MultipartFile file, HttpServletResponse response)
            throws IOException {
        if (file.isEmpty()) {
            throw new BadFormException("No file was chosen. Choose the one that the device sealed.");
        }
        byte[] bytes = file.getBytes();
        UUID talks = asker.me().talks();
        Arrived arrived = switch (asker.as(tx -> arrivals.takeIn(tx, asker.me(), id, bytes))) {
            case Arrivals.Outcome.Taken t ->
                new Arrived(talks, "taken", t.device(), t.serial(), t.caucus(), t.home(), null);
            case Arrivals.Outcome.Before b -> new Arrived(talks, "before", null, null, 0, 0, null);
            case Arrivals.Outcome.Turned t -> new Arrived(talks, "turned", null, null, 0, 0, t.says());
        };
        if (arrived.file().equals("turned")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return new Page<>("device-arrived", "devices.arrived.title", arrived);
    }

    private Devices.Device found(Tx tx, String party, UUID device) {
        return devices.of(tx, party, device).orElseThrow(NotThereException::new);
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (CourierException e) {
            throw new BadFormException(String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    private static RedirectView back(Myself me, UUID device) {
        return SeeOther.to("/talks/" + me.talks() + "/devices#device-" + device);
    }
}
