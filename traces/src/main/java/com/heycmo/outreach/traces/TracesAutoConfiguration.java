package com.heycmo.outreach.traces;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Spring Boot exports traces if an endpoint is configured; this says what leaves the process, and what is recorded otherwise. */
@AutoConfiguration(after = OtlpTracingAutoConfiguration.class, before = OpenTelemetryTracingAutoConfiguration.class)
class TracesAutoConfiguration {

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer) {
        return tracer.stream().findFirst().map(Traces::new).orElse(Traces.OFF);
    }

    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(RedactingExporter::new).toList());
    }

    /** Without an exporter only the trace of a caller that records one continues: the pipeline begins no trace that nobody sees. */
    @Bean
    @ConditionalOnMissingBean({SpanExporter.class, Sampler.class})
    Sampler callersOnly() {
        return Sampler.parentBased(Sampler.alwaysOff());
    }
}
