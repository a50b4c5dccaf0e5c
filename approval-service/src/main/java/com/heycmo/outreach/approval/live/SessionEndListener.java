package com.heycmo.outreach.approval.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.stereotype.Component;

/** Ends the streams of a session when the person signs out, or signs in again, which changes the session's id. */
@Component
class SessionEndListener implements HttpSessionListener, HttpSessionIdListener {

    private final LiveStreams streams;

    SessionEndListener(LiveStreams streams) {
        this.streams = streams;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        streams.endSession(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        streams.endSession(oldSessionId);
    }
}
