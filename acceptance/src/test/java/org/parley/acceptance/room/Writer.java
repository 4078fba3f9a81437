package org.parley.acceptance.room;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes one message after the other and, where no answer came, sends the same one again until it does, as the
 * pages do.
 */
final class Writer {

    private final Person person;
    private final String address;
    private final String token;
    private final List<UUID> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean ending;
    private volatile @Nullable UUID unanswered;

    /** @param address of the page with the form */
    Writer(Person person, String address) {
        this.person = person;
        this.address = address;
        this.token = person.browser().token(address); // from the page, which stays open
        this.thread = Thread.ofPlatform().daemon().unstarted(this::write);
    }

    void start() {
        thread.start();
    }

    void end() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<UUID> acknowledged() {
        return acknowledged;
    }

    /** Answers that a writer should never get. */
    List<String> complaints() {
        return complaints;
    }

    /** What was sent last, if no answer came before the end. */
    Optional<UUID> unanswered() {
        return Optional.ofNullable(unanswered);
    }

    private void write() {
        for (int serial = 1; !ending && complaints.isEmpty(); serial++) {
            UUID id = UUID.randomUUID();
            unanswered = id;
            boolean taken = false;
            while (!taken && !ending && complaints.isEmpty()) {
                taken = sent(id, "Message " + serial);
            }
            if (taken) {
                acknowledged.add(id);
                unanswered = null;
                if (serial % 7 == 0 && !sent(id, "Message " + serial)) {
                    pause(); // Sent again although it was answered; whether that came through does not matter.
                }
            }
        }
    }

    private boolean sent(UUID id, String words) {
        try {
            HttpResponse<String> answer = person.browser().post(address, token, "id", id.toString(), "words", words);
            String to = answer.headers().firstValue("Location").orElse("");
            if (answer.statusCode() == 303 && to.endsWith("#m-" + id)) {
                return true;
            }
            if (answer.statusCode() < 500) {
                complaints.add(answer.statusCode() + " " + to + " " + answer.body());
            }
        } catch (UncheckedIOException e) {
            pause(); // The line is dead.
            return false;
        }
        pause();
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
