package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.embedded.DatabaseAccess;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureChoiceTests {

    private static final Map<String, String> GIVEN = Map.of(
            "outreach.test.infrastructure", "given",
            "outreach.test.jdbc-url", "jdbc:postgresql://db.test/x",
            "outreach.test.jdbc-user", "me",
            "outreach.test.jdbc-password", "secret",
            "outreach.test.bootstrap-servers", "broker.test:9092");

    @Test
    void isEmbeddedByDefault() {
        assertThat(choose(Map.of())).isEqualTo(new InfrastructureChoice.Embedded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "embedded", " embedded "})
    void isEmbedded(String value) {
        assertThat(choose(Map.of("outreach.test.infrastructure", value)))
                .isEqualTo(new InfrastructureChoice.Embedded());
    }

    @Test
    void isContainers() {
        assertThat(choose(Map.of("outreach.test.infrastructure", "containers")))
                .isEqualTo(new InfrastructureChoice.Containers());
    }

    @Test
    void readsTheAddressesOfGivenServers() {
        assertThat(choose(GIVEN))
                .isEqualTo(new InfrastructureChoice.Given(
                        new DatabaseAccess("jdbc:postgresql://db.test/x", "me", "secret"), "broker.test:9092"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outreach.test.jdbc-url",
                "outreach.test.jdbc-user",
                "outreach.test.jdbc-password",
                "outreach.test.bootstrap-servers"
            })
    void namesTheMissingProperty(String name) {
        Map<String, String> incomplete = new HashMap<>(GIVEN);
        incomplete.remove(name);
        assertThatThrownBy(() -> choose(incomplete))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is missing");
    }

    @Test
    void rejectsAnUnknownValueAndNamesTheProperty() {
        assertThatThrownBy(() -> choose(Map.of("outreach.test.infrastructure", "docker")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("outreach.test.infrastructure is 'docker'");
    }

    @Test
    void convertsAPropertyToItsEnvironmentVariable() {
        assertThat(InfrastructureChoice.variable("outreach.test.jdbc-url")).isEqualTo("OUTREACH_TEST_JDBC_URL");
    }

    private static InfrastructureChoice choose(Map<String, String> settings) {
        return InfrastructureChoice.of(settings::get);
    }
}
