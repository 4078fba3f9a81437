package org.parley.evidence.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.model.When;

/** Words for a time, counted from the day of publication; 5 March 2025 is a Wednesday. */
class SaidWhenTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2025, 3, 5);

    @Test
    void a_day_of_the_week_is_the_last_one_up_to_the_day_of_publication() {
        assertThat(days("on Tuesday")).isEqualTo("2025-03-04 to 2025-03-04");
        assertThat(days("on Wednesday")).isEqualTo("2025-03-05 to 2025-03-05");
        assertThat(days("on Thursday")).isEqualTo("2025-02-27 to 2025-02-27");
    }

    @Test
    void a_week_or_a_month_is_an_interval_that_says_how_it_was_counted() {
        assertThat(days("last week")).isEqualTo("2025-02-23 to 2025-03-01");
        assertThat(days("earlier this week")).isEqualTo("2025-03-02 to 2025-03-05");
        assertThat(days("last month")).isEqualTo("2025-02-01 to 2025-02-28");
        assertThat(days("at the end of last month")).isEqualTo("2025-02-22 to 2025-02-28");
        assertThat(days("this month")).isEqualTo("2025-03-01 to 2025-03-05");
        When week = SaidWhen.of("last week", WEDNESDAY);
        assertThat(week).isNotNull();
        assertThat(String.valueOf(week.basis())).contains("last week", "2025-03-05");
    }

    @Test
    void a_day_written_in_full_needs_no_day_of_publication() {
        assertThat(String.valueOf(SaidWhen.of("on 3 February 2025", null))).contains("2025-02-03");
    }

    @Test
    void what_cannot_be_counted_stays_unresolved() {
        assertThat(SaidWhen.of("on Tuesday", null)).isNull();
        assertThat(SaidWhen.of("some time ago", WEDNESDAY)).isNull();
        assertThat(SaidWhen.of("", WEDNESDAY)).isNull();
    }

    private static @Nullable String days(String words) {
        When when = SaidWhen.of(words, WEDNESDAY);
        return when == null ? null : when.earliest() + " to " + when.latest();
    }
}
