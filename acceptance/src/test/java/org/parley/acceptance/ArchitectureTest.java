package org.parley.acceptance;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.parley.server.Server;
import org.parley.server.people.Passwords;

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

    private static final Set<String> READ = Set.of("model", "casefile", "record", "seal");

    private static final Set<String> SERVER_ROOMS =
            Set.of("server.postgres", "server.keys", "server.talks", "server.store", "server.people", "server.courier");

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
                            "seal")),
            Map.entry("evidence", Set.of("model", "casefile", "record", "cli")),
            Map.entry("server.postgres", Set.of()),
            Map.entry("server.keys", Set.of("seal")),
            Map.entry("server.talks", Set.of("model", "casefile", "record", "preference", "solver", "seal")),
            Map.entry("server.store", Set.of("seal", "server.keys", "server.talks")),
            Map.entry("server.people", Set.of("seal", "server.keys", "server.talks", "server.store")),
            Map.entry("server.courier", Set.of("cli", "seal", "server.keys", "server.talks", "server.store")),
            Map.entry("server.web", concat(READ, SERVER_ROOMS)),
            Map.entry("server", concat(Set.of("cli", "seal", "server.web"), SERVER_ROOMS)));

    private static Set<String> concat(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

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
        slices().matching("org.parley.server.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static final String SERVE = "org.parley.server.ServerCommands";

    /** Migrating is a process of its own: what it has to say it says on its standard output and error. */
    private static final String MIGRATE = "org.parley.server.Migrate";

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.parley.cli..")
                .and()
                .doNotHaveFullyQualifiedName(MIGRATE)
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
        // The server's clock is set where it is started, and handed on from there.
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(SERVE)
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemDefaultZone").check(CLASSES);
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

    /**
     * P2's harness sets its own clock and its own chance for each principal. What ships has one of each, from the system, and
     * no door through which another could be put in.
     */
    @Test
    void time_and_chance_are_the_systems_in_what_ships() {
        for (Class<?> source : List.of(Clock.class, Random.class, InstantSource.class)) {
            noClasses().should().beAssignableTo(source).check(CLASSES);
        }
        noClasses()
                .that()
                .resideInAPackage("org.parley.server..")
                .should()
                .callMethod(Clock.class, "fixed", Instant.class, ZoneId.class)
                .orShould()
                .callMethod(Clock.class, "offset", Clock.class, Duration.class)
                .orShould()
                .callMethod(Clock.class, "tick", Clock.class, Duration.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.parley.server..")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .and()
                .haveSimpleNameNotEndingWith("Commands")
                .should()
                .callConstructor(SecureRandom.class)
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.parley.server.Serve")
                .should()
                .callMethodWhere(target(owner(type(Server.class))).and(target(name("start"))))
                .check(CLASSES);
    }

    /** Rooms of tests have passwords that cost less; what ships has those of full strength only. */
    @Test
    void passwords_have_their_full_strength_in_what_ships() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Passwords.class.getName())
                .should()
                .callConstructor(Passwords.class, int.class, int.class)
                .check(CLASSES);
    }

    /** P1: whoever asks something of the database comes through the one door, with a pass. */
    @Test
    void only_the_store_touches_the_database() {
        noClasses()
                .that()
                .resideInAPackage("org.parley..")
                .and()
                .resideOutsideOfPackages(
                        "org.parley.server.store..", "org.parley.server.postgres..", "org.parley.server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "com.zaxxer..",
                        "org.flywaydb..",
                        "org.springframework.jdbc..",
                        "org.springframework.transaction..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.parley.server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "org.springframework.transaction..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(DriverManager.class, Connection.class, Statement.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.parley.server.store..")
                .and()
                .haveSimpleNameNotStartingWith("Wiring")
                .and()
                .doNotHaveFullyQualifiedName("org.parley.server.postgres.Roles")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DataSource.class)
                .check(CLASSES);
    }

    @Test
    void every_package_orients_its_reader_and_is_null_marked() throws IOException {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(c -> packages.add(c.getPackageName()));
        for (String one : packages) {
            String file = one.replace('.', '/') + "/package-info.java";
            Path info = Stream.of("engine", "cli", "evidence", "server")
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
        boolean server = parts.length > 3 && parts[2].equals("server");
        return parts.length <= 2 ? "" : server ? parts[2] + "." + parts[3] : parts[2];
    }
}
