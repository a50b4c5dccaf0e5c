package com.heycmo.outreach.problems.slow;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;

/** An answer that is an event stream. It needs a thread only while it writes what its client takes at once. */
public final class EventResponse implements EventOutput, WriteListener, AsyncListener {

    private final Connection connection;
    private final AsyncContext async;
    private final ServletOutputStream stream;
    private final Source source;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean begun;
    private boolean unflushed;

    private EventResponse(HttpServletRequest request, ServletOutputStream stream, Source source) {
        this.connection = Connection.of(request);
        this.stream = stream;
        this.source = source;
        this.async = request.startAsync();
    }

    /**
     * Sends the headers, and begins once the request's thread has left the application.
     *
     * @param maxTime of the whole stream
     */
    public static EventResponse open(
            HttpServletRequest request, HttpServletResponse response, Duration maxTime, Source source)
            throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        // On this thread, because filters add their headers at the commit. The connection still has room for them.
        response.flushBuffer();
        EventResponse events = new EventResponse(request, response.getOutputStream(), source);
        events.async.setTimeout(maxTime.toMillis());
        events.async.addListener(events);
        events.stream.setWriteListener(events);
        return events;
    }

    @Override
    public boolean isReady() throws IOException {
        if (!begun || !stream.isReady()) {
            return false;
        }
        if (!unflushed) {
            return true;
        }
        unflushed = false;
        stream.flush();
        return stream.isReady();
    }

    @Override
    public void write(byte[] event) throws IOException {
        stream.write(event);
        unflushed = true;
    }

    @Override
    public void end() {
        if (begun && stream.isReady()) {
            complete();
        } else {
            // The end of the request would wait for the client. Only a thread of Tomcat may cut it off: within a
            // second.
            async.setTimeout(1);
        }
    }

    private void complete() {
        if (ended.compareAndSet(false, true)) {
            async.complete();
        }
    }

    private void abort() {
        if (!ended.get()) {
            connection.abort();
        }
        complete();
        source.onEnd();
    }

    @Override
    public void onWritePossible() {
        begun = true;
        source.onWritable();
    }

    @Override
    public void onError(Throwable failure) {
        abort();
    }

    @Override
    public void onError(AsyncEvent event) {
        abort();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        abort();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.set(true);
        source.onEnd();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
