package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/security.md} says of tests and properties is true. */
class SecurityDocumentTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Tests)`");

    private final String document = ComposeFile.read("docs/security.md");

    @Test
    void everyTestThatItNamesExists() throws IOException {
        Set<String> named = TEST_CLASS
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(testClasses()).containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyRiskNamesATest(int risk) {
        assertThat(document).containsPattern("\\| API%d \\|.*`\\w+Tests`.*\\|".formatted(risk));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a statement's `customer_id`",
                "row-level security",
                "CSRF",
                "a token's checksum",
                "audience",
                "role",
                "rate limit",
                "body limit",
                "CORS",
                "revocation"
            })
    void everyGuardNamesTheTestThatMissesIt(String guard) {
        assertThat(document)
                .containsPattern("(?m)^\\| %s \\|[^|]+\\|.*`\\w+Tests`.*\\|$".formatted(Pattern.quote(guard)));
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SecurityDocumentTests::javaFiles)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try {
            return Files.walk(directory).filter(file -> file.toString().endsWith("Tests.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
