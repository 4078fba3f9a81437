package org.parley.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package table of ARCHITECTURE.md: who may use whom. */
class ArchitectureTest {

    private static final Set<String> ANALYSES = Set.of(
            "model",
            "solver",
            "pareto",
            "bargaining",
            "record",
            "preference",
            "diagnosis",
            "ratification",
            "exchange",
            "conflict",
            "forecast");

    /** Package to the packages that it may use, besides itself and the JDK. */
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("casefile", Set.of("model")),
            Map.entry("formats", Set.of("model")),
            Map.entry("solver", Set.of("model")),
            Map.entry("pareto", Set.of("model", "solver")),
            Map.entry("bargaining", Set.of("model", "pareto", "solver")),
            Map.entry("record", Set.of("model")),
            Map.entry("preference", Set.of("model", "solver")),
            Map.entry("diagnosis", Set.of("model", "solver", "pareto", "preference", "ratification")),
            Map.entry("ratification", Set.of("model", "solver", "preference")),
            Map.entry("exchange", Set.of("model", "solver")),
            Map.entry("conflict", Set.of("model")),
            Map.entry("forecast", Set.of("model")),
            Map.entry("protocol", Set.of("model", "pareto", "bargaining")),
            Map.entry("agent", Set.of("model", "pareto", "bargaining", "protocol")),
            Map.entry("tournament", Set.of("model", "pareto", "bargaining", "protocol", "agent")),
            Map.entry("seal", Set.of("model")),
            Map.entry("brief", ANALYSES),
            Map.entry(
                    "cli",
                    Set.of(
                            "model",
                            "casefile",
                            "formats",
                            "bargaining",
                            "brief",
                            "record",
                            "diagnosis",
                            "exchange",
                            "preference",
                            "ratification",
                            "seal")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.parley");

    @Test
    void a_package_uses_only_what_its_row_names() {
        List<String> faults = new ArrayList<>();
        for (JavaClass one : CLASSES) {
            String from = room(one);
            Set<String> allowed = TABLE.get(from);
            if (allowed == null) {
                faults.add(from + " is not in the table");
                continue;
            }
            one.getDirectDependenciesFromSelf().stream()
                    .map(d -> d.getTargetClass().getBaseComponentType())
                    .filter(c -> c.getPackageName().startsWith("org.parley"))
                    .map(ArchitectureTest::room)
                    .filter(to -> !to.equals(from) && !allowed.contains(to))
                    .forEach(to -> faults.add(one.getName() + " uses " + to));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void packages_form_no_ring() {
        slices().matching("org.parley.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.parley.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.parley.cli..")
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CLASSES);
    }

    @Test
    void nobody_asks_what_time_it_is_or_throws_dice() {
        for (Class<?> clock : List.of(LocalDate.class, LocalDateTime.class, Instant.class)) {
            noClasses().should().callMethod(clock, "now").check(CLASSES);
        }
        noClasses()
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
        noClasses().should().callConstructor(Random.class).check(CLASSES);
    }

    @Test
    void every_package_orients_its_reader_and_is_null_marked() throws IOException {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(c -> packages.add(c.getPackageName()));
        for (String one : packages) {
            String file = one.replace('.', '/') + "/package-info.java";
            Path info = Stream.of("engine", "cli")
                    .map(m -> Path.of(m, "src/main/java", file))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no package-info for " + one));
            String text = Files.readString(info);
            assertThat(text).as(one).contains("@NullMarked");
            assertThat(text.lines().filter(l -> l.startsWith(" *")).count())
                    .as("lines that orient in " + one)
                    .isBetween(5L, 16L);
        }
    }

    @Test
    void no_room_is_called_a_lumber_room() {
        assertThat(CLASSES.stream().map(ArchitectureTest::room))
                .doesNotContain("util", "utils", "common", "manager", "impl", "helper");
    }

    private static String room(JavaClass one) {
        String[] parts = one.getPackageName().split("\\.", -1);
        return parts.length > 2 ? parts[2] : "";
    }
}
