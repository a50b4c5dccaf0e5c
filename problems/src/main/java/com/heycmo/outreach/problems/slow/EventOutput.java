package com.heycmo.outreach.problems.slow;

import java.io.IOException;

/** Where the events of a stream go. None of this waits for the client. */
public interface EventOutput {

    /** Whether the client takes another event now. If not, {@link Source#onWritable} is called once it does. */
    boolean isReady() throws IOException;

    /** Sends an event, only if it is ready. */
    void write(byte[] event) throws IOException;

    /** Ends the stream. What the client has not taken is lost. */
    void end();

    /** Who writes the events. Tomcat's threads call this. */
    interface Source {

        /** The client takes events again. The first call means that the stream has begun. */
        void onWritable();

        /** The client or the container has ended the stream; the output must not be used afterwards. */
        void onEnd();
    }
}
