package dev.anteroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which way the rooms of the house open. */
class ArchitectureTest {

    /** Each room may enter those before it. */
    private static final List<String> FROM_THE_GROUND_UP = List.of(
            "base",
            "web",
            "journal",
            "auth",
            "sites",
            "screening",
            "threads",
            "comments",
            "policy",
            "reports",
            "queue");

    /** Rooms that nobody enters. */
    private static final List<String> LEAVES = List.of("live", "log", "ops", "stats", "tuning");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.anteroom");

    @Test
    void every_room_enters_only_those_below_it() {
        List<String> above = new ArrayList<>(FROM_THE_GROUND_UP);
        for (String room : FROM_THE_GROUND_UP) {
            above.remove(room);
            if (!above.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.anteroom." + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages(above))
                        .check(HOUSE);
            }
        }
    }

    @Test
    void screening_knows_no_comment_no_site_and_no_thread() {
        noClasses()
                .that()
                .resideInAPackage("dev.anteroom.screening..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.anteroom.sites..", "dev.anteroom.auth..", "dev.anteroom.journal..")
                .check(HOUSE);
    }

    @Test
    void nobody_enters_a_leaf() {
        for (String leaf : LEAVES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.anteroom." + leaf + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.anteroom." + leaf + "..")
                    .check(HOUSE);
        }
    }

    @Test
    void no_rooms_open_into_each_other() {
        slices().matching("dev.anteroom.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void every_room_is_known() {
        List<String> rooms = new ArrayList<>(FROM_THE_GROUND_UP);
        rooms.addAll(LEAVES);
        rooms.add("database");
        classes()
                .that()
                .resideOutsideOfPackage("dev.anteroom")
                .should()
                .resideInAnyPackage(packages(rooms))
                .check(HOUSE);
    }

    @Test
    void only_the_clock_reads_the_time() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockProducer")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void repositories_are_plural() {
        classes()
                .that()
                .implement(PanacheRepositoryBase.class)
                .should()
                .haveNameMatching(".*s")
                .check(HOUSE);
    }

    @Test
    void entities_refer_to_each_other_by_id() {
        noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.ManyToOne")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.OneToMany")
                .check(HOUSE);
    }

    /** With one, Hibernate keeps a new plan for each call, and compares it with all the others (decision 17). */
    @Test
    void native_queries_for_single_columns_name_no_result_class() throws IOException {
        Pattern named = Pattern.compile(
                "createNativeQuery\\((?:(?!;).)*?,\\s*(UUID|String|Integer|Long|Boolean|Number|Instant)\\.class\\)",
                Pattern.DOTALL);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> named.matcher(read(file)).find())
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> "dev.anteroom." + room + "..").toArray(String[]::new);
    }
}
