package org.parley.acceptance.room;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A stream of news in which a leak was planted. */
final class Leaking extends HttpServletResponseWrapper {

    private final Leaks leaks;
    private final Leaks.Drip drip;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private int place;

    Leaking(HttpServletResponse response, Leaks leaks, Leaks.Drip drip) {
        super(response);
        this.leaks = leaks;
        this.drip = drip;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream out = super.getOutputStream();
        return new ServletOutputStream() {
            @Override
            public void write(int one) {
                waiting.write(one);
            }

            @Override
            public void flush() throws IOException {
                flushBuffer();
            }

            @Override
            public boolean isReady() {
                return out.isReady();
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                out.setWriteListener(listener);
            }
        };
    }

    @Override
    public void flushBuffer() throws IOException {
        super.getOutputStream().write(whole().getBytes(StandardCharsets.UTF_8));
        super.flushBuffer();
    }

    /** The events that are complete, as they go out. */
    private String whole() {
        String text = waiting.toString(StandardCharsets.UTF_8);
        int end = text.lastIndexOf("\n\n") + 2;
        if (end < 2) {
            return "";
        }
        waiting.reset();
        waiting.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
        StringBuilder told = new StringBuilder();
        for (String event : text.substring(0, end).split("(?<=\n\n)")) {
            told.append(drip.in(event, place++, leaks));
        }
        return told.toString();
    }
}
