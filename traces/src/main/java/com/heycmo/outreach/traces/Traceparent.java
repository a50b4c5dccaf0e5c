package com.heycmo.outreach.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The W3C header {@code traceparent}, as it is kept with drafts and events: only of traces that somebody records, and only if
 * it is valid. Such a value has exactly 55 ASCII characters, whatever a caller sent.
 */
public final class Traceparent {

    public static final String HEADER = "traceparent";

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return HEADER.equals(key) ? carrier : null;
        }
    };

    private Traceparent() {}

    /** The trace of what this thread does; null if nobody records one. */
    public static @Nullable String current() {
        return of(Span.current().getSpanContext());
    }

    /** The value of a record's header, which comes from outside; null if it is absent, invalid or of a trace that nobody records. */
    public static @Nullable String parse(byte @Nullable [] header) {
        return header == null ? null : of(context(new String(header, StandardCharsets.US_ASCII)));
    }

    /** Links what this thread does to that trace, if there is one. */
    public static void link(@Nullable String traceparent) {
        if (traceparent != null) {
            Span.current().addLink(context(traceparent));
        }
    }

    static SpanContext context(String traceparent) {
        Context extracted = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, GETTER);
        return Span.fromContext(extracted).getSpanContext();
    }

    private static @Nullable String of(SpanContext context) {
        return context.isValid() && context.isSampled()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01"
                : null;
    }
}
