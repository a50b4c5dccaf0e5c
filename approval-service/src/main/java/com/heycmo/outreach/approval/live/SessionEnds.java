package com.heycmo.outreach.approval.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.stereotype.Component;

/** Who signs out is told nothing more, nor is whoever signs in anew, perhaps as somebody else, which changes the id. */
@Component
class SessionEnds implements HttpSessionListener, HttpSessionIdListener {

    private final LiveStreams streams;

    SessionEnds(LiveStreams streams) {
        this.streams = streams;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        streams.endThoseOfSession(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        streams.endThoseOfSession(oldSessionId);
    }
}
