package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Ids;
import org.parley.server.store.TakenIdException;
import org.parley.server.talks.AgendaFile;
import org.parley.server.talks.Audience;
import org.parley.server.talks.BadDeedException;
import org.parley.server.talks.Course;
import org.parley.server.talks.Question;
import org.parley.server.talks.Seen;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What is to be settled: questions and their admissible answers. All see the agenda; the team writes it. */
@Controller
final class AgendaPage {

    private static final int UNPROCESSABLE = 422;
    private static final int MOST_BYTES = 1_000_000;

    private final TalksRecord record;
    private final SecureRandom random;

    AgendaPage(TalksRecord record, SecureRandom random) {
        this.record = record;
        this.random = random;
    }

    /** @param questions of the agenda as it stands */
    record Shown(UUID talks, List<Question> questions, boolean mayWrite) {}

    /**
     * @param windows how long answers take, by a case file; empty where none said so
     * @param problems why it was not taken over, each with its place
     * @param yaml the case file as it was pasted
     * @param again whether the same form was saved before with other words
     */
    record Writing(
            UUID talks, AgendaForm form, List<Window> windows, List<String> problems, String yaml, boolean again) {}

    /** Hours that a message to a delegation and its answer take. */
    record Window(String party, String name, String hours) {}

    @GetMapping("/talks/{talks}/agenda")
    Page<Shown> show(Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Course.Agenda agenda = view.facts().agenda();
        return new Page<>(
                "agenda",
                "agenda.title",
                new Shown(
                        asker.me().talks(),
                        agenda == null ? List.of() : agenda.questions(),
                        view.may("agenda", Audience.COMMON)));
    }

    @GetMapping("/talks/{talks}/agenda/write")
    Page<Writing> write(Asker asker) {
        InView view = required(asker);
        return writing(view, begun(view, view.facts().agenda()), List.of(), "", false);
    }

    /** A form that goes on from the agenda that stands now, with these questions in it. */
    private AgendaForm begun(InView view, Course.@Nullable Agenda agenda) {
        Seen stands = stands(view.seen());
        return AgendaForm.of(Ids.random(random), stands == null ? null : stands.id(), agenda);
    }

    /** The entry of the latest agenda; null where there is none. */
    private static @Nullable Seen stands(List<Seen> seen) {
        return seen.stream()
                .filter(entry ->
                        entry.audience().equals(Audience.COMMON.toString()) && entry.deed() instanceof Course.Agenda)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    /**
     * Adds, moves, removes; or saves, and then all see it. Where another agenda was put before all meanwhile, both are shown and
     * nothing is entered.
     *
     * @param go what is to become of the two: empty, {@code mine}, {@code theirs} or {@code edit}
     */
    @PostMapping("/talks/{talks}/agenda/write")
    Object write(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam("do") String button,
            @RequestParam(defaultValue = "") String go,
            Asker asker,
            HttpServletRequest request,
            HttpServletResponse response) {
        InView view = required(asker);
        if (go.equals(Overtaken.THEIRS)) {
            return SeeOther.to("/talks/" + asker.me().talks() + "/agenda");
        }
        AgendaForm form = AgendaForm.read(sent);
        if (!button.equals("save") || go.equals(Overtaken.EDIT)) {
            return writing(view, form.after(button), List.of(), "", false);
        }
        try {
            Course.Agenda agenda = form.agenda();
            List<Course.WindowSet> windows = form.set();
            if (!view.facts().parties().containsAll(form.windows().keySet())) {
                throw new BadFormException("A time for an answer is given for a delegation that is not there.");
            }
            return asker.as(tx -> {
                record.hold(tx, asker.me(), Audience.COMMON.toString());
                List<Seen> common = record.seen(tx, asker.me(), Audience.COMMON.toString());
                Seen stands = stands(common);
                boolean again = common.stream().anyMatch(entry -> entry.id().equals(form.id()));
                if (stands != null && !again && !stands.id().equals(form.base())) {
                    return both(stands, agenda, request, response);
                }
                record.add(tx, asker.me(), Audience.COMMON.toString(), form.id(), agenda);
                for (Course.WindowSet window : windows) {
                    // Its id follows from the form's, so that what is sent twice is there once.
                    UUID own = UUID.nameUUIDFromBytes((form.id() + window.party()).getBytes(StandardCharsets.UTF_8));
                    record.add(tx, asker.me(), Audience.TEAM.toString(), own, window);
                }
                return SeeOther.to("/talks/" + asker.me().talks() + "/agenda");
            });
        } catch (BadDeedException | BadFormException e) {
            response.setStatus(UNPROCESSABLE);
            return writing(view, form, List.of(String.valueOf(e.getMessage())), "", false);
        } catch (TakenIdException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return writing(view, form.withId(Ids.random(random)), List.of(), "", true);
        }
    }

    private static Page<Overtaken<List<Question>>> both(
            Seen stands, Course.Agenda sent, HttpServletRequest request, HttpServletResponse response) {
        Overtaken.Point<List<Question>> point = new Overtaken.Point<>(
                ((Course.Agenda) stands.deed()).questions(), stands.author().name(), stands.at(), sent.questions());
        Map<String, String> base = Map.of("base", stands.id().toString());
        return Overtaken.page("agenda", List.of(point), base, true, request, response);
    }

    /** Fills the form from a case file; nothing is entered until the form is saved. */
    @PostMapping("/talks/{talks}/agenda/file")
    Object file(
            @RequestParam(defaultValue = "") String yaml,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Asker asker,
            HttpServletResponse response) {
        InView view = required(asker);
        String written = file == null || file.isEmpty() ? yaml : text(file);
        if (written.length() > MOST_BYTES) {
            throw new BadFormException("The case file is longer than a million characters. Cut it to the issues.");
        }
        AgendaFile read = AgendaFile.read(
                written,
                view.facts().opened() == null
                        ? List.of()
                        : view.facts().opened().parties());
        if (read.agenda() == null) {
            response.setStatus(UNPROCESSABLE);
            return writing(view, begun(view, view.facts().agenda()), read.problems(), written, false);
        }
        return writing(view, begun(view, read.agenda()).with(read.hours()), read.problems(), "", false);
    }

    private static String text(MultipartFile file) {
        if (file.getSize() > MOST_BYTES) {
            throw new BadFormException("The case file is longer than a million bytes. Cut it to the issues.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadFormException("The file is no text in UTF-8. Save it so and send it again.");
        } catch (IOException e) {
            throw new BadFormException("The file did not arrive whole. Send it again.");
        }
    }

    private InView required(Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        if (!view.may("agenda", Audience.COMMON)) {
            throw new NotThereException();
        }
        return view;
    }

    private static Page<Writing> writing(
            InView view, AgendaForm form, List<String> problems, String yaml, boolean again) {
        List<Window> windows = view.facts().parties().stream()
                .filter(form.windows()::containsKey)
                .map(party -> new Window(
                        party, view.facts().name(party), form.windows().getOrDefault(party, "")))
                .toList();
        return new Page<>(
                "agenda-form", "agenda.write", new Writing(view.me().talks(), form, windows, problems, yaml, again));
    }
}
