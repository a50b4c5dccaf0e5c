package com.heycmo.outreach.acceptance.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every part of the executable jars, and every tool of the extension, has an allowed license and is listed. */
class LicensesTests {

    private static final Path LIST = Path.of("..", "docs", "licenses.md");

    @BeforeEach
    void requireBillsOfMaterials() {
        if ("offline: true".equals(System.getProperty("outreach.test.build"))) {
            assumeThat(Parts.missing()).isEmpty();
        }
        assertThat(Parts.missing()).as("bills of materials").isEmpty();
    }

    @Test
    void everyPartHasAnAllowedLicense() {
        assertThat(AllowedLicenses.violations(Parts.ofTheJars())).isEmpty();
        assertThat(AllowedLicenses.violations(Parts.ofTheExtension())).isEmpty();
    }

    @Test
    void otherLicensesAndNoneAreFound() {
        Map<String, Set<String>> parts = Map.of(
                "a", Set.of("GPL-3.0-only"),
                "b", Set.of("none"),
                "c", Set.of("EPL-2.0", "LGPL-2.1-only"));

        assertThat(AllowedLicenses.violations(parts)).containsExactlyInAnyOrder("a: GPL-3.0-only", "b: none");
    }

    @Test
    void theListIsComplete() throws IOException {
        String list = """
                # Licenses

                The parts that others wrote, without their versions, which stand in the bill of materials of each jar
                ([Operations](operations.md#what-a-release-contains)). `LicensesTests` has the list of allowed licenses, and writes
                this file with `-Doutreach.api.write=true`. Of several licenses, the first that is allowed applies.

                ## In the executable jars

                %s

                ## Tools that build and test the extension

                The packaged extension contains none of them.

                %s
                """.formatted(table(Parts.ofTheJars()), table(Parts.ofTheExtension()));
        if (Boolean.getBoolean("outreach.api.write")) {
            Files.writeString(LIST, list);
        }
        assertThat(LIST)
                .as("mvn verify -pl acceptance-tests -am -Dtest=LicensesTests -Dit.test=None"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false"
                        + " -Doutreach.api.write=true")
                .hasContent(list);
    }

    private static String table(Map<String, Set<String>> parts) {
        return AllowedLicenses.names(parts).entrySet().stream()
                .map(part -> "| `%s` | %s |".formatted(part.getKey(), part.getValue()))
                .collect(Collectors.joining("\n", "| part | license |\n|---|---|\n", ""));
    }
}
