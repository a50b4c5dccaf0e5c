package com.heycmo.outreach.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Exports only attributes that are known to have no text of a person, an agent or a client. Spring adds the URL as it was
 * requested, and of an exception the message and the stack trace, which may quote a body.
 */
final class RedactingExporter implements SpanExporter {

    private static final Set<String> KNOWN = Set.of(
            // Of requests and scheduled tasks; uri is the pattern, exception a class.
            "method",
            "uri",
            "status",
            "outcome",
            "exception",
            "code.namespace",
            "code.function",
            Traces.DRAFT_ID.getKey(),
            Traces.SYSTEM.getKey(),
            Traces.DESTINATION.getKey(),
            Traces.OPERATION.getKey(),
            Traces.MESSAGE_ID.getKey());

    private final SpanExporter exporter;

    RedactingExporter(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(RedactedSpan::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class RedactedSpan extends DelegatingSpanData {

        RedactedSpan(SpanData span) {
            super(span);
        }

        @Override
        public Attributes getAttributes() {
            return super.getAttributes().toBuilder()
                    .removeIf(key -> !KNOWN.contains(key.getKey()))
                    .build();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        /** Without its description, which is the message of an exception. */
        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }

        @Override
        public SpanContext getSpanContext() {
            return withoutState(super.getSpanContext());
        }

        @Override
        public List<LinkData> getLinks() {
            return super.getLinks().stream()
                    .map(link -> LinkData.create(withoutState(link.getSpanContext())))
                    .toList();
        }

        /** The state is text of the caller. */
        private static SpanContext withoutState(SpanContext context) {
            return context.getTraceState().isEmpty()
                    ? context
                    : SpanContext.create(
                            context.getTraceId(),
                            context.getSpanId(),
                            context.getTraceFlags(),
                            TraceState.getDefault());
        }
    }
}
