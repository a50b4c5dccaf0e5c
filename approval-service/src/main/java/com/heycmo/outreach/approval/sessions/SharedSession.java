package com.heycmo.outreach.approval.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A stored session. Its time of last access is changed once a minute at most, so that most requests write nothing. A session
 * may therefore end up to a minute early.
 */
record SharedSession<S extends Session>(S stored) implements Session {

    private static final Duration ACCESS_TIME_PRECISION = Duration.ofMinutes(1);

    @Override
    public void setLastAccessedTime(Instant time) {
        if (!time.isBefore(getLastAccessedTime().plus(ACCESS_TIME_PRECISION))) {
            stored.setLastAccessedTime(time);
        }
    }

    @Override
    public String getId() {
        return stored.getId();
    }

    @Override
    public String changeSessionId() {
        return stored.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return stored.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return stored.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
        stored.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        stored.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return stored.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
        return stored.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        stored.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return stored.isExpired();
    }

    /** Without the id, which is a credential. */
    @Override
    public String toString() {
        return "SharedSession";
    }
}
