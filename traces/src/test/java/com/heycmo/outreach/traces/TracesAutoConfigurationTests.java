package com.heycmo.outreach.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracesAutoConfigurationTests {

    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    OpenTelemetrySdkAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    OtlpTracingAutoConfiguration.class,
                    TracesAutoConfiguration.class));

    @Test
    void withoutAnEndpointNothingIsExportedAndOnlyTheTraceOfACallerContinues() {
        context.run(started -> {
            assertThat(started).doesNotHaveBean(SpanExporter.class);
            Tracer tracer = started.getBean(Tracer.class);
            assertThat(span(tracer, Context.root()).isRecording()).isFalse();
            Span continued = span(tracer, Context.root().with(Span.wrap(Traceparent.context(CALLER))));
            assertThat(continued.getSpanContext().isSampled()).isTrue();
            assertThat(continued.getSpanContext().getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        });
    }

    @Test
    void anEndpointTurnsTheRedactedExportOn() {
        context.withPropertyValues(
                        "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:9/v1/traces",
                        "management.tracing.sampling.probability=1")
                .run(started -> {
                    assertThat(started.getBean(SpanExporters.class).list())
                            .singleElement()
                            .isInstanceOf(RedactingExporter.class);
                    assertThat(span(started.getBean(Tracer.class), Context.root())
                                    .isRecording())
                            .isTrue();
                });
    }

    private static Span span(Tracer tracer, Context parent) {
        return tracer.spanBuilder("test").setParent(parent).startSpan();
    }
}
