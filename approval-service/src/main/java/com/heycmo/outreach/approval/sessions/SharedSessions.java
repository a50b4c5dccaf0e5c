package com.heycmo.outreach.approval.sessions;

import com.heycmo.outreach.policy.StrictUuid;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.Session;
import org.springframework.session.events.SessionDeletedEvent;

/** The stored sessions, with an event when this instance ends one. */
final class SharedSessions<S extends Session> implements FindByIndexNameSessionRepository<SharedSession<S>> {

    private final FindByIndexNameSessionRepository<S> store;
    private final ApplicationEventPublisher events;

    SharedSessions(FindByIndexNameSessionRepository<S> store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public SharedSession<S> createSession() {
        return new SharedSession<>(store.createSession());
    }

    @Override
    public void save(SharedSession<S> session) {
        store.save(session.stored());
    }

    /** Cookies may contain anything, such as characters that PostgreSQL rejects. */
    @Override
    public @Nullable SharedSession<S> findById(String id) {
        S found = StrictUuid.parse(id).isPresent() ? store.findById(id) : null;
        return found == null ? null : new SharedSession<>(found);
    }

    @Override
    public void deleteById(String id) {
        store.deleteById(id);
        events.publishEvent(new SessionDeletedEvent(this, new MapSession(id)));
    }

    @Override
    public Map<String, SharedSession<S>> findByIndexNameAndIndexValue(String index, String value) {
        return store.findByIndexNameAndIndexValue(index, value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new SharedSession<>(entry.getValue())));
    }
}
