package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** Talks between the delegations north and south. */
final class Talks {

    private final Room room;
    private final String path;

    private Talks(Room room, String path) {
        this.room = room;
        this.path = path;
    }

    static Talks opened(Room room, String title) {
        HttpResponse<String> opened = room.mediator()
                .browser()
                .submit(
                        "/",
                        "/talks",
                        "title",
                        title,
                        "name",
                        "Lena Mediator",
                        "mediation",
                        "The good offices",
                        "parties",
                        "north: The Northern Council\nsouth: The Southern League",
                        "languages",
                        "en, ar, he");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
        return new Talks(
                room,
                java.net
                        .URI
                        .create(opened.headers().firstValue("Location").orElseThrow())
                        .getPath());
    }

    /** The address of a page of these talks. */
    String page(String below) {
        return path + below;
    }

    String path() {
        return path;
    }

    Room room() {
        return room;
    }

    Person lead() {
        return room.mediator();
    }
}
