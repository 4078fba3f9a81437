package org.parley.acceptance.room;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A line to the server that sends what it is told to, well-formed or not, and keeps every byte that comes back. */
final class Wire {

    private static final int PATIENCE = 30_000;

    private final URI base;
    private final CookieManager cookies;

    /** @param cookies shared with whose line it is */
    Wire(URI base, CookieManager cookies) {
        this.base = base;
        this.cookies = cookies;
    }

    static Wire stranger(URI base) {
        return new Wire(base, new CookieManager());
    }

    int port() {
        return base.getPort();
    }

    /** A request without a body of its own choosing is told apart from one with: the length is sent for those only. */
    Reply send(Ask ask) {
        StringBuilder head = new StringBuilder(ask.verb() + " " + ask.target() + " HTTP/1.1\r\n");
        if (ask.headers().stream().noneMatch(h -> h.getKey().equalsIgnoreCase("Host"))) {
            head.append("Host: localhost:").append(port()).append("\r\n");
        }
        ask.headers()
                .forEach(h -> head.append(h.getKey())
                        .append(": ")
                        .append(h.getValue())
                        .append("\r\n"));
        String own = cookie();
        if (!own.isEmpty() && ask.headers().stream().noneMatch(h -> h.getKey().equalsIgnoreCase("Cookie"))) {
            head.append("Cookie: ").append(own).append("\r\n");
        }
        byte[] body = ask.body() == null ? new byte[0] : ask.body().getBytes(StandardCharsets.UTF_8);
        if (ask.body() != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        Reply reply = new Reply(exchanged(head.toString().getBytes(StandardCharsets.ISO_8859_1), body));
        keep(reply);
        return reply;
    }

    /** Asks for what does not end by itself. */
    Listening listen(Ask ask, Looks looks) {
        StringBuilder head =
                new StringBuilder("GET " + ask.target() + " HTTP/1.1\r\nHost: localhost:" + port() + "\r\n");
        ask.headers()
                .forEach(h -> head.append(h.getKey())
                        .append(": ")
                        .append(h.getValue())
                        .append("\r\n"));
        head.append("Cookie: ").append(cookie()).append("\r\n\r\n");
        return new Listening(port(), head.toString(), looks);
    }

    private String exchanged(byte[] head, byte[] body) {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head);
                out.write(body);
                out.flush();
            } catch (IOException e) {
                // The server had read enough; what it says about it is still to come.
                body = new byte[0];
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (java.net.SocketException e) {
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    String cookie() {
        try {
            List<String> sent = cookies.get(base, Map.of()).getOrDefault("Cookie", List.of());
            return String.join("; ", sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Reply reply) {
        try {
            cookies.put(base, Map.of("Set-Cookie", reply.headers("Set-Cookie")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
