package org.parley.acceptance.room;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Course;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Question;
import org.parley.server.talks.Speech;

/** What all may know of, or north is told. */
final class Releases {

    private final @Nullable Stage stage;
    private final Entries entries;
    private long released;

    /** @param stage null where time and chance are as they are */
    Releases(@Nullable Stage stage, Entries entries) {
        this.stage = stage;
        this.entries = entries;
    }

    private <T> T as(String who, Supplier<T> work) {
        return stage == null ? work.get() : stage.as(who, work);
    }

    /** Something that all may know, or that north is told. The same in both worlds. */
    void release(Random random) {
        as("release", () -> {
            releaseNow(random);
            return true;
        });
    }

    /** Something that all are told at once. */
    void announce() {
        as("release", () -> {
            entries.add("lead", "common", new Course.Announced("announced " + released++), new Random(released));
            return true;
        });
    }

    /** What there is to write about, the same in both worlds: an agenda, and a text that lies before all. */
    void begin() {
        Question.Range days = new Question.Range("0", "100", "1", "days");
        Question truce = new Question("truce", "Length of the truce", "How long?", List.of(), false, days);
        entries.add("lead", "common", new Course.Agenda(List.of(truce)), new Random(-1));
        entries.add("lead", "common", new Drafting.Tabled(Entries.copy("It holds for five years.", 1)), new Random(-2));
        released++;
    }

    private void releaseNow(Random random) {
        String words = "released " + random.nextInt(1000);
        switch (random.nextInt(5)) {
            case 0 -> entries.add("lead", "common", new Course.Announced(words), random);
            case 1 -> entries.add("lead", "caucus/north", new Speech.Message(words, null, true, null), random);
            case 2 ->
                entries.add("lead", "common", new Drafting.Tabled(Entries.copy(words, 1 + (int) released)), random);
            case 3 -> entries.add("monitor", "common", new Course.Reported(words), random);
            default ->
                entries.add(
                        "lead",
                        "caucus/north",
                        new Drafting.Shown(Entries.copy(words, 1 + (int) released), "by hand"),
                        random);
        }
        released++;
    }
}
