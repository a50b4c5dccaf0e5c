package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The values of {@code outreach.outbox.relay}. */
class RelayModeTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(OutboxProperties.class)
    static class Properties {}

    @Test
    void isHereByDefault() {
        context.run(started ->
                assertThat(started.getBean(OutboxProperties.class).relay()).isEqualTo(RelayMode.HERE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "elsewhere", "none"})
    void isOneOf(String value) {
        context.withPropertyValues("outreach.outbox.relay=" + value)
                .run(started -> assertThat(
                                started.getBean(OutboxProperties.class).relay())
                        .hasToString(value.toUpperCase(Locale.ROOT)));
    }

    /** It was a boolean once. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "debezium"})
    void isNothingElse(String value) {
        context.withPropertyValues("outreach.outbox.relay=" + value)
                .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining(value));
    }
}
