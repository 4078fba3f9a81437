package org.parley.acceptance.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An open stream of events, and every byte that was heard on it, signs of life among them, by the look at which it came. */
final class Listening implements AutoCloseable {

    /** How long to wait for the first news and the first sign of life, in milliseconds: a leak may keep one of them. */
    private static final int OPENING = 2_000;

    private final Socket socket;
    private final Looks looks;
    private final int port;
    private final List<String> heard = new ArrayList<>();
    private int count;

    Listening(int port, String request, Looks looks) {
        this.looks = looks;
        this.port = port;
        try {
            socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        looks.first();
        // What is told before the answer has begun goes out when it has, which another thread sees to.
        StringBuilder opening = new StringBuilder();
        for (int waited = 0; waited < OPENING && !(has(opening, "event:") && has(opening, "\n:")); waited += 10) {
            opening.append(arrived());
            pause();
        }
        heard.add("at first: " + plain(opening.toString()));
    }

    private static boolean has(StringBuilder text, String words) {
        return text.indexOf(words) >= 0;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets the server look once; what it wrote before it came to its pause is here then. */
    void look() {
        looks.next();
        heard.add("look " + ++count + ": " + plain(arrived()));
    }

    private String arrived() {
        try {
            InputStream in = socket.getInputStream();
            StringBuilder all = new StringBuilder();
            while (in.available() > 0) {
                all.append(new String(in.readNBytes(in.available()), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the time and the port, and out of the chunks. */
    private String plain(String text) {
        int body = text.indexOf("\r\n\r\n") + 2;
        String head = body < 2 ? "" : text.substring(0, body);
        String told = (body < 2 ? text : text.substring(body)).replaceAll("(?<=^|\r\n)[0-9a-f]+\r\n", "");
        return head.replaceFirst("\r\nDate: [^\r]*", "").replace("localhost:" + port, "localhost")
                + told.replace("\r\n", "");
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        looks.end();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
