package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An open stream of events, and all that was heard on it. Signs of life come by the clock and are left out. */
final class Listening implements AutoCloseable {

    private static final long PATIENCE = 20_000;

    private final Socket socket;
    private final List<String> heard = new ArrayList<>();

    Listening(int port, String request) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            Thread.ofVirtual().start(() -> read(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean told = line.startsWith("event:")
                        || line.startsWith("data:")
                        || line.startsWith("id:")
                        || line.startsWith("retry:");
                boolean head = line.contains(": ") || line.startsWith("HTTP/");
                if (told || head && !line.startsWith("Date:")) {
                    synchronized (heard) {
                        heard.add(line);
                        heard.notifyAll();
                    }
                }
            }
        } catch (IOException e) {
            synchronized (heard) {
                heard.notifyAll(); // Closed, by us or by the server; what was heard is what counts.
            }
        }
    }

    List<String> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    private long news() {
        synchronized (heard) {
            return heard.stream().filter(line -> line.startsWith("data:")).count();
        }
    }

    /** Waits until so many events were heard. */
    void await(long events) {
        long waited = 0;
        while (news() < events && waited < PATIENCE) {
            pause(50);
            waited += 50;
        }
        assertThat(news()).as(heard().toString()).isGreaterThanOrEqualTo(events);
    }

    /** Longer than the server takes to look for news. */
    void aWhile() {
        pause(1_500);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
