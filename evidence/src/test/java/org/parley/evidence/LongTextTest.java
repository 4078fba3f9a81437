package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.parley.evidence.article.Article;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;

/**
 * A long text takes as much more work as it is longer. Work is counted in the memory that is allocated on the way, which does
 * not depend on how busy the machine is; whatever looks again and again at all names, speakers or words shows in it.
 */
class LongTextTest {

    private static final String SYLLABLES = "babebodadedokakekolalelomamemonanenorarerore";

    @Test
    void four_times_the_prose_takes_about_four_times_the_work() {
        String once = prose(60);
        String fourTimes = prose(240);
        work(once);
        double one = work(once);
        double four = work(fourTimes);
        assertThat(four / one).isBetween(2.0, 6.0);
    }

    private static long work(String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Article article = Corpus.article(text);
        List<ProposedChange> proposals =
                Proposals.of(article, Corpus.RULES.extract(article), null, LocalDate.of(2024, 2, 15));
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(proposals).isNotEmpty();
        return after - before;
    }

    /** Paragraphs in each of which somebody new speaks, is meant by a pronoun, and is answered by an office of its own. */
    private static String prose(int paragraphs) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < paragraphs; i++) {
            String name = surname(i);
            out.append("The mayor of the town of ")
                    .append(name)
                    .append("stead, Ada ")
                    .append(name)
                    .append(", said on Monday that gate ")
                    .append(i)
                    .append(" was safe. “It holds,” she said. An official at the ")
                    .append(name.toLowerCase(Locale.ROOT))
                    .append(" depot called the doubts “a toy for the idle”. The ")
                    .append(name.toLowerCase(Locale.ROOT))
                    .append(
                            " minister denied it. Nobody was hurt at the gate, and the road was open again by noon.\n\n");
        }
        return out.toString();
    }

    /** A name of three syllables, another one for each number up to some thousands. */
    private static String surname(int number) {
        int count = SYLLABLES.length() / 2;
        StringBuilder name = new StringBuilder();
        for (int rest = number + count * count; rest > 0; rest /= count) {
            int at = rest % count * 2;
            name.append(SYLLABLES, at, at + 2);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
