package com.heycmo.outreach.problems.slow;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** The connection of a request, as far as the servlet API does not offer it. {@link ConnectionValve} provides it. */
final class Connection implements ApplicationBufferHandler {

    private static final String ATTRIBUTE = Connection.class.getName();

    /** Of Tomcat's buffer, 8 KiB each. */
    private static final int MAX_DISCARDED_PARTS = 8;

    private final Request request;
    private @Nullable ByteBuffer part;

    private Connection(Request request) {
        this.request = request;
    }

    static Connection create(org.apache.catalina.connector.Request request) {
        Connection connection = new Connection(request.getCoyoteRequest());
        request.setAttribute(ATTRIBUTE, connection);
        return connection;
    }

    /** False outside Tomcat. */
    static boolean isKnown(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    static Connection of(ServletRequest request) {
        return (Connection) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), "ConnectionValve is missing");
    }

    /** How many bytes can be read without waiting. Those of a following request may be among them. */
    int available() {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable();
    }

    boolean isBodyRead() {
        return request.isFinished();
    }

    /** Whether the body has no Content-Length, so that only reading it tells where it ends. */
    boolean isChunked() {
        return request.getContentLengthLong() < 0;
    }

    /**
     * Reads a part of the body. Unlike a read of the servlet's stream, one that fails leaves the response usable.
     *
     * @return null at the end
     */
    @Nullable
    ByteBuffer read() throws IOException {
        part = null;
        return request.doRead(this) < 0 ? null : part;
    }

    /** Discards what has arrived of a body. Returns whether nothing of it is left. */
    boolean discardArrived() {
        try {
            // A part of a chunk cannot be read without waiting for its rest.
            for (int part = 0; part < MAX_DISCARDED_PARTS && !isBodyRead() && !isChunked() && available() > 0; part++) {
                read();
            }
            return isBodyRead();
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the connection after the answer. Tomcat would otherwise read the rest of the body first, on this thread. */
    void closeAfterAnswer() {
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        // Tomcat takes this for an error, and would append an error page to the answer.
        request.getResponse().setErrorReported();
    }

    /** Closes the connection at once. */
    void abort() {
        request.action(ActionCode.CLOSE_NOW, null);
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        part = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
        return part;
    }

    @Override
    public void expand(int size) {}
}
