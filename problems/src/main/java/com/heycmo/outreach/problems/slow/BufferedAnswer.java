package com.heycmo.outreach.problems.slow;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is complete before its first byte is sent. Event streams are never complete, so they pass. */
final class BufferedAnswer extends ContentCachingResponseWrapper {

    BufferedAnswer(HttpServletResponse response) {
        super(response);
    }

    boolean isEmpty() {
        return getContentSize() == 0;
    }

    private boolean isEventStream() {
        String type = getContentType();
        return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return isEventStream() ? getResponse().getOutputStream() : super.getOutputStream();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (isEventStream()) {
            getResponse().flushBuffer();
        } else {
            super.flushBuffer();
        }
    }
}
