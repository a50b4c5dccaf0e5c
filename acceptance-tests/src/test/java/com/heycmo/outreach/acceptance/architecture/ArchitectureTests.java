package com.heycmo.outreach.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTests {

    private static final String ROOT = "com.heycmo.outreach";
    private static final String BAD_ROOT = ROOT + ".acceptance.architecture.bad";

    private static final Set<String> NOT_PRODUCTION = Set.of("test-support", "benchmarks");

    private static final JavaClasses PRODUCTION = new ClassFileImporter().importPaths(productionClasses());
    private static final JavaClasses BAD_EXAMPLES = new ClassFileImporter().importPackages(BAD_ROOT);

    static Stream<Function<ArchitectureRules, ArchRule>> rules() {
        return Stream.of(
                ArchitectureRules::coreIsPlainJava,
                ArchitectureRules::policyUsesNoLibrary,
                rules -> rules.noServiceImportsAnother("ingest"),
                rules -> rules.noServiceImportsAnother("approval"),
                rules -> rules.noServiceImportsAnother("dispatch"),
                rules -> rules.noServiceImportsAnother("analytics"),
                ArchitectureRules::analyticsHasNoDatabase,
                ArchitectureRules::noModuleImportsTheAllInOne,
                ArchitectureRules::sqlLivesInStores,
                ArchitectureRules::outcomesAreSentByTheOutbox,
                ArchitectureRules::noServiceOpensLinks,
                ArchitectureRules::onlyTheDatabaseTellsTheTime,
                ArchitectureRules::packagesHaveNoCycles,
                ArchitectureRules::controllersArePackagePrivate,
                ArchitectureRules::operationsNameWhatTheyAnswer,
                ArchitectureRules::packagesHaveAPurpose);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeFollowsTheRule(Function<ArchitectureRules, ArchRule> rule) {
        rule.apply(new ArchitectureRules(ROOT)).check(PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theBadExampleViolatesTheRule(Function<ArchitectureRules, ArchRule> rule) {
        assertThat(rule.apply(new ArchitectureRules(BAD_ROOT))
                        .evaluate(BAD_EXAMPLES)
                        .hasViolation())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleHasAReason(Function<ArchitectureRules, ArchRule> rule) {
        assertThat(rule.apply(new ArchitectureRules(ROOT)).getDescription()).contains("because");
    }

    @ParameterizedTest
    @MethodSource("productionPackages")
    void everyPackageIsNullMarked(Path directory) {
        assertThat(directory.resolve("package-info.java")).content().contains("@NullMarked");
    }

    private static List<Path> productionClasses() {
        return modules()
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    static Stream<Path> productionPackages() throws IOException {
        List<Path> directories = new ArrayList<>();
        for (Path module : modules().toList()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .forEach(directories::add);
            }
        }
        return directories.stream();
    }

    private static Stream<Path> modules() {
        try (Stream<Path> directories = Files.list(Path.of(".."))) {
            return directories
                    .filter(directory -> Files.isDirectory(directory.resolve("src/main/java")))
                    .filter(directory ->
                            !NOT_PRODUCTION.contains(directory.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
