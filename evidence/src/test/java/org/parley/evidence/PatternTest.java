package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.evidence.proposal.ActFrames;

/** Every regular expression of the reader ends, whatever it is given: on a small stack and in a bounded number of steps. */
class PatternTest {

    private static final Path SOURCES = Path.of("evidence/src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** A group that may be repeated without end and is not possessive: the matcher calls itself for each time. */
    private static final Pattern ENDLESS = Pattern.compile("(?<!\\\\\\\\)\\)(?:[*+]|\\{\\d+,})(?!\\+)");

    private static final int LENGTH = 8_000;
    private static final int SMALL_STACK = 256 * 1024;

    /** What a hostile text may repeat: marks, names, tags, quotations. */
    private static final List<String> UNITS = List.of(
            ".",
            ",",
            "-",
            "–",
            "a",
            "A",
            "É",
            "1",
            " ",
            "[",
            "(",
            "“",
            "1.2,",
            "<b>",
            "</b >",
            "<a",
            "A ",
            "a ",
            "Aa ",
            "Aa-",
            "A. ",
            "AA ",
            "AA-",
            "A.B.",
            ", a",
            "(a) ",
            "“a” ",
            "’s ",
            "the ",
            "The Aa ",
            "of Aa ",
            " of the ",
            "a/",
            "Aa | ",
            "Aa , a b",
            "&amp;",
            "&#1;",
            "said ",
            "was Aa Bb , a ",
            "12 May ",
            "last week ",
            "in the ",
            "obstacle ");

    @Test
    void no_group_is_repeated_without_end_unless_it_never_gives_back() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                for (MatchResult literal :
                        LITERAL.matcher(lines.get(i)).results().toList()) {
                    if (ENDLESS.matcher(literal.group(1)).find()) {
                        found.add(file.getFileName() + ":" + (i + 1) + " " + literal.group(1));
                    }
                }
            }
        }
        ActFrames.all().stream()
                .map(frame -> frame.words().pattern())
                .filter(words -> ENDLESS.matcher(words).find())
                .forEach(found::add);
        assertThat(found).isEmpty();
    }

    @Test
    void each_pattern_ends_on_hostile_text_with_a_small_stack() throws Exception {
        Map<String, Pattern> all = patterns();
        assertThat(all).hasSizeGreaterThan(100);
        List<String> failed = new ArrayList<>();
        all.forEach((name, pattern) -> {
            for (String unit : units(pattern)) {
                String text = unit.repeat(LENGTH / unit.length() + 1);
                String outcome = outcome(pattern, new Steps(text + "\u0001"));
                if (outcome != null) {
                    failed.add(name + " on " + unit + ": " + outcome);
                    return;
                }
            }
        });
        assertThat(failed).isEmpty();
    }

    /** What went wrong; null when the pattern found all that it finds, or nothing. */
    private static String outcome(Pattern pattern, Steps text) {
        AtomicReference<String> wrong = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        Matcher matcher = pattern.matcher(text);
                        while (matcher.find()) {
                            if (matcher.hitEnd() && matcher.end() == text.length()) {
                                break;
                            }
                        }
                    } catch (StackOverflowError e) {
                        wrong.set("the stack is full");
                    } catch (IllegalStateException e) {
                        wrong.set(e.getMessage());
                    }
                },
                "matching",
                SMALL_STACK);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return wrong.get();
    }

    /** Text that counts how often it is looked at: work without a clock. */
    private static final class Steps implements CharSequence {
        private static final long MOST = 16_000_000;

        private final String text;
        private long looked;

        Steps(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looked > MOST) {
                throw new IllegalStateException("looked at more than " + MOST + " characters of " + text.length());
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The units for all, and the words of the pattern itself. */
    private static Set<String> units(Pattern pattern) {
        Set<String> out = new LinkedHashSet<>(UNITS);
        Pattern.compile("(?<!\\\\)[A-Za-z]{3,}")
                .matcher(pattern.pattern())
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(25)
                .forEach(word -> {
                    out.add(word + " ");
                    out.add("Aa " + word + " ");
                });
        return out;
    }

    /** All patterns that the classes of the reader hold, also inside their rules. */
    private static Map<String, Pattern> patterns() throws Exception {
        Map<String, Pattern> out = new LinkedHashMap<>();
        for (Path file : sources()) {
            String name = SOURCES.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
            if (name.endsWith("-info")) {
                continue;
            }
            Class<?> type = Class.forName(name);
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    collect(type.getSimpleName() + "." + field.getName(), field.get(null), out);
                }
            }
        }
        return out;
    }

    private static void collect(String name, Object value, Map<String, Pattern> out) throws IllegalAccessException {
        if (value instanceof Pattern pattern) {
            out.put(name, pattern);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Object one = list.get(i);
                if (one.getClass().getName().startsWith("org.parley.evidence")) {
                    for (Field field : one.getClass().getDeclaredFields()) {
                        if (field.getType() == Pattern.class && !Modifier.isStatic(field.getModifiers())) {
                            field.setAccessible(true);
                            Object pattern = field.get(one);
                            if (pattern != null) {
                                collect(name + "[" + i + "]." + field.getName(), pattern, out);
                            }
                        }
                    }
                }
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
