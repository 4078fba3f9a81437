package org.parley.acceptance.room;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody with a browser of the simplest kind: it keeps cookies, follows nothing by itself, and fills in forms. */
final class Visitor {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([0-9a-f]{64})\"");

    private final URI base;
    private final UnaryOperator<HttpRequest.Builder> mark;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;

    Visitor(URI base) {
        this(base, request -> request);
    }

    /** @param mark is put on each request */
    Visitor(URI base, UnaryOperator<HttpRequest.Builder> mark) {
        this(base, mark, null);
    }

    /** @param from the address that the server sees, so that limits on one address do not reach another; null for any */
    Visitor(URI base, UnaryOperator<HttpRequest.Builder> mark, InetAddress from) {
        this.base = base;
        this.mark = mark;
        HttpClient.Builder client =
                HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER);
        if (from != null) {
            client.localAddress(from);
        }
        this.http = client.build();
    }

    CookieManager cookies() {
        return cookies;
    }

    /** What the session's cookie holds; empty where there is none. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("parley"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Puts a session's cookie into this browser, as a thief or a planter would. */
    void plant(String session) {
        HttpCookie cookie = new HttpCookie("parley", session);
        cookie.setPath("/");
        cookie.setDomain(base.getHost() + ".local"); // as Java's cookie store names a host without a dot
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html"));
    }

    HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> json(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json"));
    }

    /**
     * Fills in the form of a page and sends it.
     *
     * @param page where the form stands; its token is taken from there, and what it says of the entries that it shows
     * @param fields name, value, name, value ...
     */
    HttpResponse<String> submit(String page, String action, String... fields) {
        String html = get(page).body();
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(Form.bases(page, html, action, all));
        return post(action, tokenIn(html), all.toArray(String[]::new));
    }

    /** Fills in a form with a file. @param fields name, value, name, value ... */
    HttpResponse<String> upload(String page, String action, byte[] file, String... fields) {
        String between = "a-line-that-no-file-holds-" + file.length;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("form-token", token(page)));
        all.addAll(List.of(fields));
        for (int i = 0; i < all.size(); i += 2) {
            body.writeBytes(("--" + between + "\r\nContent-Disposition: form-data; name=\"" + all.get(i) + "\"\r\n\r\n"
                            + all.get(i + 1) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + between
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"answer.parley\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + between + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(base.resolve(action))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + between)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** The token that forms of a page carry; empty where it has none. */
    String token(String page) {
        return tokenIn(get(page).body());
    }

    private static String tokenIn(String html) {
        Matcher found = FORM_TOKEN.matcher(html);
        return found.find() ? found.group(1) : "";
    }

    HttpResponse<String> post(String action, String token, String... fields) {
        StringJoiner form = new StringJoiner("&");
        form.add("form-token=" + token);
        for (int i = 0; i < fields.length; i += 2) {
            form.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(base.resolve(action))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** An answer that goes on, line by line. */
    HttpResponse<Stream<String>> stream(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(mark.apply(request).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
