package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a site in a real browser: accessible, in one piece, content with what they bring along. */
class PagesInBrowserTest {

    private static final List<String> KINDS = List.of(
            "index.html",
            "topics.html",
            "sources.html",
            "corrections.html",
            "guidelines.html",
            "tips.html",
            "gaza-2024-02/index.html",
            "gaza-2024-02/point-withdrawal-extent.html",
            "orange/index.html");

    /** Pages that between them use every colour. */
    private static final List<String> DARK =
            List.of("corrections.html", "gaza-2024-02/index.html", "orange/index.html");

    @TempDir
    private static Path folder;

    private final Browser browser = Browser.open();

    @BeforeAll
    static void publish() {
        publish("en", "cases/gaza-2024-02.yaml", "cases/orange.yaml");
        publish("ar", "cases/gaza-2024-02.yaml");
        assertThat(CommandLine.parley(
                                "brief",
                                "cases/gaza-2024-02.yaml",
                                "-o",
                                folder.resolve("brief.html").toString())
                        .code())
                .isZero();
    }

    private static void publish(String language, String... cases) {
        CommandLine run = CommandLine.parley(Stream.concat(
                        Stream.of("publish", "-o", folder.resolve(language).toString(), "--lang", language),
                        Stream.of(cases))
                .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void every_kind_of_page_passes_wcag_22_aa_in_light_and_dark_from_left_and_from_right() {
        for (String page : KINDS) {
            try (Browser.Opened opened = browser.open(folder.resolve("en").resolve(page), Browser.View.CHECKED)) {
                assertThat(opened.faults()).as(page).isEmpty();
                assertThat(opened.dark().contrastFaults())
                        .as(page + " in the dark")
                        .isEmpty();
                assertThat(opened.overflow(320))
                        .as(page + " on a small telephone")
                        .isLessThanOrEqualTo(0);
            }
        }
        for (String page : List.of("gaza-2024-02/index.html", "corrections.html")) {
            try (Browser.Opened opened = browser.open(folder.resolve("ar").resolve(page), Browser.View.CHECKED)) {
                assertThat(opened.faults()).as("ar/" + page).isEmpty();
                assertThat(opened.overflow(320)).as("ar/" + page).isLessThanOrEqualTo(0);
            }
        }
        try (Browser.Opened opened = browser.open(folder.resolve("brief.html"), Browser.View.CHECKED)) {
            assertThat(opened.faults()).as("parley brief").isEmpty();
        }
    }

    @Test
    void the_check_finds_what_is_wrong_with_a_page() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.html"),
                "<!DOCTYPE html><html><head><title>Bad</title></head><body style=\"color:#999;background:#fff\">"
                        + "<svg role=\"img\"></svg><p>pale words</p></body></html>");
        try (Browser.Opened opened = browser.open(bad, Browser.View.CHECKED)) {
            assertThat(String.join("\n", opened.faults()))
                    .contains("color-contrast")
                    .contains("html-has-lang")
                    .contains("svg-img-alt");
        }
    }

    @Test
    void a_page_asks_for_nothing_but_itself_and_complains_of_nothing() {
        for (String page : KINDS) {
            try (Browser.Opened opened = browser.open(folder.resolve("en").resolve(page), Browser.View.DESK)) {
                assertThat(opened.requests()).as(page).hasSize(1).allMatch(url -> url.startsWith("file:"));
                assertThat(opened.complaints()).as(page).isEmpty();
            }
        }
    }

    @Test
    void the_style_applies_and_the_first_stop_of_the_keyboard_is_the_skip_link() {
        try (Browser.Opened opened = browser.open(folder.resolve("en/gaza-2024-02/index.html"), Browser.View.CHECKED)) {
            assertThat(opened.page().evaluate("getComputedStyle(document.querySelector('header.site')).display"))
                    .isEqualTo("flex");
            opened.page().keyboard().press("Tab");
            PlaywrightAssertions.assertThat(opened.page().locator("a.skip")).isFocused();
            assertThat(opened.page().locator("a.skip").boundingBox().x).isGreaterThanOrEqualTo(0);
            opened.page().keyboard().press("Enter");
            opened.page().waitForURL("**/index.html#main");
            PlaywrightAssertions.assertThat(opened.page().locator("#main")).isFocused();
        }
    }
}
