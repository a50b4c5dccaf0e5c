package com.heycmo.outreach.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Spans as a collector receives them. */
class TracesTests {

    private static final String DRAFT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String SECRET = "zyzzy";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new RedactingExporter(exported)))
            .build()
            .get("test");
    private final Traces traces = new Traces(tracer);

    @Test
    void marksWhatHappenedInTheTraceOfTheDraftWithALinkToTheRequest() {
        UUID draftId = UUID.randomUUID();
        Span request = tracer.spanBuilder("request").startSpan();
        try (Scope scope = request.makeCurrent()) {
            traces.mark("claim", DRAFT, draftId);
        }

        SpanData mark = onlySpan();
        assertThat(mark.getName()).isEqualTo("claim");
        assertThat(mark.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(mark.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(mark.getAttributes().get(Traces.DRAFT_ID)).isEqualTo(draftId.toString());
        assertThat(mark.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly(request.getSpanContext().getTraceId());
    }

    @Test
    void linksWhatHappensNowToATrace() {
        Span request = tracer.spanBuilder("request").startSpan();
        try (Scope scope = request.makeCurrent()) {
            Traceparent.link(DRAFT);
            Traceparent.link(null);
        }
        request.end();

        assertThat(onlySpan().getLinks()).containsExactly(LinkData.create(Traceparent.context(DRAFT)));
    }

    @Test
    void recordsNothingWithoutATrace() {
        traces.mark("claim", null, UUID.randomUUID());
        traces.send("topic", UUID.randomUUID(), null).end();
        traces.process("topic", null).end();
        Traceparent.link(DRAFT);

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void exportsNoTextThatMayComeFromOutside() {
        SpanBuilder builder = tracer.spanBuilder("http get /{id}")
                .setAttribute("uri", "/{id}")
                .setAttribute("http.url", "/" + SECRET)
                .addLink(withState(DRAFT));
        Span span = builder.setParent(Context.root().with(Span.wrap(withState(DRAFT))))
                .startSpan();
        span.recordException(new IllegalStateException(SECRET));
        span.setStatus(StatusCode.ERROR, SECRET);
        span.end();

        SpanData found = onlySpan();
        assertThat(found.getAttributes().asMap().values()).containsExactly("/{id}");
        assertThat(found.getEvents()).isEmpty();
        assertThat(found.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(found.getStatus().getDescription()).isEmpty();
        assertThat(found.getSpanContext().getTraceState().isEmpty()).isTrue();
        assertThat(found.getLinks())
                .allMatch(link -> link.getSpanContext().getTraceState().isEmpty());
    }

    private static SpanContext withState(String traceparent) {
        SpanContext context = Traceparent.context(traceparent);
        return SpanContext.createFromRemoteParent(
                context.getTraceId(),
                context.getSpanId(),
                context.getTraceFlags(),
                TraceState.builder().put("vendor", SECRET).build());
    }

    private SpanData onlySpan() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().get(0);
    }
}
