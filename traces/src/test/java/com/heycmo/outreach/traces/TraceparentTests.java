package com.heycmo.outreach.traces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTests {

    private static final String RECORDED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void keepsAValidTraceThatSomebodyRecords() {
        assertThat(parse(RECORDED)).isEqualTo(RECORDED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "zyzzy",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473ü-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-zyzzy",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void ignoresAllOthers(@Nullable String header) {
        assertThat(parse(header)).isNull();
    }

    @Test
    void keepsNoTextOfALaterVersion() {
        assertThat(parse("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-zyzzy"))
                .isEqualTo(RECORDED);
    }

    @Test
    void isThatOfTheSpanOfThisThread() {
        assertThat(Traceparent.current()).isNull();
        try (Scope scope = Span.wrap(Traceparent.context(RECORDED)).makeCurrent()) {
            assertThat(Traceparent.current()).isEqualTo(RECORDED);
        }
    }

    private static @Nullable String parse(@Nullable String header) {
        return Traceparent.parse(header == null ? null : header.getBytes(UTF_8));
    }
}
