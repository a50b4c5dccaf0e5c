package com.heycmo.outreach.allinone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StartFailureReporterTests {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StartFailureReporter reporter =
            new StartFailureReporter(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void printsAStartFailureWithoutAStackTrace() {
        assertThat(reporter.reportException(new StartFailure("It is full.", new IOException("No space left."))))
                .isTrue();

        assertThat(printed.toString(StandardCharsets.UTF_8).strip().lines())
                .containsExactly(
                        "The pipeline cannot start. It is full.", "Cause: java.io.IOException: No space left.");
    }

    @Test
    void doesNotRepeatThatAPortIsTaken() {
        reporter.reportException(new StartFailure("The port is taken.", new BindException("Address in use")));

        assertThat(printed.toString(StandardCharsets.UTF_8).strip().lines())
                .containsExactly("The pipeline cannot start. The port is taken.");
    }

    @Test
    void findsAStartFailureBelowTheBeanThatWaitedForTheServer() {
        IllegalStateException bean = new IllegalStateException("a bean", new StartFailure("The port is taken.", null));

        assertThat(reporter.reportException(bean)).isTrue();

        assertThat(printed.toString(StandardCharsets.UTF_8).strip().lines())
                .containsExactly("The pipeline cannot start. The port is taken.");
    }

    @Test
    void leavesEverythingElseToSpring() {
        assertThat(reporter.reportException(new IllegalStateException("a bug"))).isFalse();

        assertThat(printed.size()).isZero();
    }
}
