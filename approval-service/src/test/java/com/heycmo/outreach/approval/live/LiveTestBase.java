package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An approved draft of the customer, and pages that are open during one test. */
abstract class LiveTestBase extends OnTheApi {

    static final Duration SOON = Duration.ofSeconds(2);

    private final List<OpenPage> pages = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();

    UUID draft;

    @BeforeEach
    void insert() {
        draft = rows.insert(QueueRow.approved(customer));
    }

    /** So that no stream is open when the next test begins. */
    @AfterEach
    void close() {
        sessions.forEach(session -> TestSignIn.signOut(api, session));
        pages.forEach(OpenPage::close);
    }

    OpenPage page() {
        return open(OpenPage.of(api, customer, session(UUID.randomUUID())));
    }

    OpenPage open(OpenPage page) {
        pages.add(page);
        return page;
    }

    String session(UUID person) {
        return session(person, customer);
    }

    String session(UUID person, UUID of) {
        String session = TestSignIn.session(api, person, of, Role.VIEWER);
        sessions.add(session);
        return session;
    }

    void change(UUID id) {
        rows.change(customer, id, QueueRow.changes().at("updated_at", Duration.ZERO));
    }
}
