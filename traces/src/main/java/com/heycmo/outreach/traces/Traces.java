package com.heycmo.outreach.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Spans in the trace that a draft or an event carries. Without a traceparent they do nothing. Attributes are ids and names of
 * topics, never texts.
 */
public final class Traces {

    /** Records nothing. */
    public static final Traces OFF = new Traces(TracerProvider.noop().get("off"));

    static final AttributeKey<String> DRAFT_ID = AttributeKey.stringKey("draft.id");
    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Marks in the draft's trace that this happened, linked to the request in which it happened. */
    public void mark(String what, @Nullable String traceparent, UUID draftId) {
        if (traceparent != null) {
            SpanBuilder span =
                    continued(what, traceparent, SpanKind.INTERNAL).setAttribute(DRAFT_ID, draftId.toString());
            SpanContext request = Span.current().getSpanContext();
            if (request.isValid()) {
                span.addLink(request);
            }
            span.startSpan().end();
        }
    }

    /** Starts the span of an event on its way to a topic. The caller ends it. */
    public Span send(String topic, UUID eventId, @Nullable String traceparent) {
        return traceparent == null
                ? Span.getInvalid()
                : message("send", topic, traceparent, SpanKind.PRODUCER)
                        .setAttribute(MESSAGE_ID, eventId.toString())
                        .startSpan();
    }

    /** Starts the span of a record that is read from a topic. The caller ends it. */
    public Span process(String topic, @Nullable String traceparent) {
        return traceparent == null
                ? Span.getInvalid()
                : message("process", topic, traceparent, SpanKind.CONSUMER).startSpan();
    }

    private SpanBuilder message(String operation, String topic, String traceparent, SpanKind kind) {
        return continued(operation + " " + topic, traceparent, kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, operation)
                .setAttribute(DESTINATION, topic);
    }

    private SpanBuilder continued(String name, String traceparent, SpanKind kind) {
        Span parent = Span.wrap(Traceparent.context(traceparent));
        return tracer.spanBuilder(name).setParent(Context.root().with(parent)).setSpanKind(kind);
    }
}
