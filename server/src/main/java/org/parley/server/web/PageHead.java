package org.parley.server.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of every page of talks.
 *
 * @param talks null outside of talks
 * @param title of the talks
 * @param party id of the reader's delegation; null for those who belong to none
 * @param circles who can see what, by name
 * @param common short code of the common chain's head, to be compared by telephone
 * @param own short code of the reader's own chains' heads; never the team's for a delegation
 * @param navigation where the reader can go
 */
public record PageHead(
        @Nullable UUID talks,
        String title,
        String name,
        String role,
        @Nullable String party,
        Circles circles,
        @Nullable Code common,
        List<Code> own,
        Navigation navigation) {

    /**
     * @param length how many entries the chain has
     * @param words the short code of its head; null while nothing is entered, as there is nothing to compare yet
     * @param mark digits of the head
     */
    public record Code(
            String audience, long length, @Nullable String words, String mark) {}

    public PageHead {
        own = List.copyOf(own);
    }

    /**
     * How far the reader's chains had come when the page was made, for the stream of news: audience and digest, a pair a
     * word.
     */
    public String marks() {
        Stream<Code> all = Stream.concat(Stream.ofNullable(common), own.stream());
        return all.map(code -> code.audience() + "=" + code.mark()).collect(Collectors.joining(" "));
    }
}
