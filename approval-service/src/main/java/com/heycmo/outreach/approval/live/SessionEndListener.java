package com.heycmo.outreach.approval.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.stereotype.Component;

/** Ends the streams of a session at once when this instance ends it. {@link ChangePoller} finds all other ends. */
@Component
class SessionEndListener implements HttpSessionListener {

    private final LiveStreams streams;

    SessionEndListener(LiveStreams streams) {
        this.streams = streams;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        streams.endSession(event.getSession().getId());
    }
}
