package com.heycmo.outreach.problems.slow;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Provides the {@link Connection} of each request, and closes it if a body was left unread. */
final class ConnectionValve extends ValveBase {

    private static final boolean ASYNC_SUPPORTED = true;

    ConnectionValve() {
        super(ASYNC_SUPPORTED);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Connection connection = Connection.create(request);
        getNext().invoke(request, response);
        if (!request.isAsync() && !connection.discardArrived()) {
            response.flushBuffer();
            connection.closeAfterAnswer();
        }
    }
}
