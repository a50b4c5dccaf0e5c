package com.heycmo.outreach.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What {@code /actuator/env} says if an operator exposes it and lets it show values. */
class ActuatorSecretsTests {

    @ParameterizedTest
    @CsvSource({
        "outreach.do-not-contact.key, false",
        "OUTREACH_DO_NOT_CONTACT_KEY, false",
        "spring.datasource.password, false",
        "sun.java.command, false",
        "outreach.retention.days, true",
    })
    void hidesSecretsAndShowsTheRest(String property, boolean shown) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", Map.of(property, "the value")));

        EnvironmentEndpoint env =
                new EnvironmentEndpoint(environment, List.of(LogsAutoConfiguration.secrets()), Show.ALWAYS);

        assertThat(Objects.requireNonNull(env.environmentEntry(property).getProperty())
                        .getValue())
                .isEqualTo(shown ? "the value" : "******");
    }
}
