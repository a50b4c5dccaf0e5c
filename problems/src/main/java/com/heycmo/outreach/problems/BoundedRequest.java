package com.heycmo.outreach.problems;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body throws {@link BodyLimitExceededException} when it is too long or takes too long. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final long maxBytes;
    private final Duration maxTime;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    BoundedRequest(HttpServletRequest request, long maxBytes, Duration maxTime) {
        super(request);
        this.maxBytes = maxBytes;
        this.maxTime = maxTime;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new BoundedStream(super.getInputStream(), maxBytes, maxTime);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
        return reader;
    }

    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long maxBytes;
        private final Duration maxTime;
        private final long startedAt = System.nanoTime();
        private long bytesRead;

        BoundedStream(ServletInputStream body, long maxBytes, Duration maxTime) {
            this.body = body;
            this.maxBytes = maxBytes;
            this.maxTime = maxTime;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) throws BodyLimitExceededException {
            bytesRead += bytes;
            if (bytesRead > maxBytes) {
                throw BodyLimitExceededException.tooLarge(maxBytes);
            }
            if (System.nanoTime() - startedAt > maxTime.toNanos()) {
                throw BodyLimitExceededException.tooSlow(maxTime);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
