package com.heycmo.outreach.approval.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.ApprovalApi;
import com.heycmo.outreach.approval.ApprovalServiceApplication;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Sessions of two instances, which share nothing but the database: the second is also the first after a restart. */
class SessionsIntegrationTests extends OnTheApi {

    private static final TestIssuer PROVIDER = TestIssuer.shared();

    private static @Nullable ConfigurableApplicationContext second;

    private final UUID person = UUID.randomUUID();
    private final PersonBrowser browser = new PersonBrowser();

    @Autowired
    private TestDatabase database;

    @Autowired
    private SessionStore store;

    @Autowired
    private SharedSessions<?> sessions;

    @LocalServerPort
    private int here;

    private int there;

    @BeforeEach
    void startSecondInstance() {
        if (second == null) {
            List<String> arguments = new ArrayList<>(ServiceProperties.arguments(database, "127.0.0.1:1"));
            arguments.add("--server.port=0");
            second = new SpringApplicationBuilder(ApprovalServiceApplication.class)
                    .run(arguments.toArray(String[]::new));
        }
        there = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(second).close();
        second = null;
    }

    @Test
    void everyInstanceKnowsTheSession() {
        Answer page = signIn(browser, "one");

        assertThat(page.status()).isEqualTo(200);
        assertThat(browser.status(there, customer)).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionInEveryInstance() {
        PersonBrowser other = new PersonBrowser();
        signIn(browser, "one");
        signIn(other, "two");

        browser.signOut(there, customer, "");

        assertThat(browser.status(here, customer)).isEqualTo(302);
        assertThat(other.status(here, customer)).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsAllSessionsOfThePersonAndNoOther() {
        PersonBrowser other = new PersonBrowser();
        signIn(browser, "one");
        signIn(other, "two");
        PersonBrowser colleague = new PersonBrowser();
        PROVIDER.signsIn(UUID.randomUUID(), "three", customer);
        colleague.signIn(here, customer);
        OpenPage open = OpenPage.of(api, customer, "JSESSIONID=" + other.sessionId());

        browser.signOut(there, customer, "&everywhere=true");

        assertThat(browser.status(here, customer)).isEqualTo(302);
        assertThat(other.status(here, customer)).isEqualTo(302);
        assertThat(colleague.status(here, customer)).isEqualTo(200);
        await("the other instance's live stream").atMost(Duration.ofSeconds(3)).until(open::hasEnded);
    }

    @Test
    void theProviderEndsOneOfItsSessionsOrAll() {
        PersonBrowser other = new PersonBrowser();
        signIn(browser, "one");
        signIn(other, "two");

        assertThat(backChannel(PROVIDER.logoutToken(person, "two"))).isEqualTo(200);
        assertThat(browser.status(here, customer)).isEqualTo(200);
        assertThat(other.status(here, customer)).isEqualTo(302);

        assertThat(backChannel(PROVIDER.logoutToken(person, null))).isEqualTo(200);
        assertThat(browser.status(here, customer)).isEqualTo(302);
    }

    @Test
    void rejectsLogoutTokensThatAreForgedOrMeantForOthers() {
        signIn(browser, "one");

        assertThat(backChannel(TestIssuer.stranger().logoutToken(person, null))).isEqualTo(400);
        assertThat(backChannel(PROVIDER.token(person, claims -> claims.audience("outreach"))))
                .as("a token without the event")
                .isEqualTo(400);
        assertThat(backChannel("garbage")).isEqualTo(400);
        assertThat(browser.status(here, customer)).isEqualTo(200);
    }

    @Test
    void aSessionThatCannotBeReadCountsAsSignedOut() {
        signIn(browser, "one");
        execute("UPDATE linkedin_outreach_session_attributes SET attribute_bytes = '\\xCAFE'");

        assertThat(browser.status(here, customer)).isEqualTo(302);
        assertThat(signIn(browser, "one").status()).isEqualTo(200);
        assertThat(browser.status(there, customer)).isEqualTo(200);
    }

    @Test
    void aRequestWritesTheSessionOnceAMinuteAtMost() {
        signIn(browser, "one");
        browser.status(here, customer);
        String before = versions();

        browser.status(here, customer);
        browser.status(there, customer);
        assertThat(versions()).isEqualTo(before);

        execute("UPDATE linkedin_outreach_session SET last_access_time = last_access_time - 61000");
        String moved = versions();
        browser.status(here, customer);
        assertThat(versions()).isNotEqualTo(moved);
    }

    @Test
    void instancesDeleteExpiredSessionsWithoutWaitingForEachOther() throws SQLException {
        UUID expired = expired();
        UUID locked = expired();
        signIn(browser, "one");
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "SELECT 1 FROM linkedin_outreach_session WHERE session_id = '%s' FOR UPDATE".formatted(locked));

            store.cleanUpExpiredSessions();

            assertThat(store.existing(Set.of(expired.toString(), locked.toString(), browser.sessionId())))
                    .containsExactlyInAnyOrder(locked.toString(), browser.sessionId());
        }
        store.cleanUpExpiredSessions();
        assertThat(store.existing(Set.of(locked.toString()))).isEmpty();
    }

    /** A person signs out everywhere while a request of another browser, which will store something, is under way. */
    @Test
    void aRequestOfASessionThatEndsMeanwhileDoesNotFail() {
        changeWhileEnding(sessions);
    }

    @Test
    void cookiesThatAreNoSessionIdsFindNoSession() {
        for (String cookie : List.of("x", "\u0000", "A".repeat(3000), "%00")) {
            assertThat(sessions.findById(cookie)).isNull();
        }
    }

    private static <S extends Session> void changeWhileEnding(FindByIndexNameSessionRepository<S> sessions) {
        S created = sessions.createSession();
        sessions.save(created);
        S session = Objects.requireNonNull(sessions.findById(created.getId()));
        session.setAttribute("added", "later");
        sessions.deleteById(created.getId());

        sessions.save(session);

        assertThat(sessions.findById(created.getId())).isNull();
    }

    private Answer signIn(PersonBrowser with, String providerSession) {
        PROVIDER.signsIn(person, providerSession, customer);
        return with.signIn(here, customer);
    }

    private int backChannel(String token) {
        return api.send(new ApprovalApi(there)
                        .request("/logout/connect/back-channel/outreach")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("logout_token=" + token)))
                .status();
    }

    private UUID expired() {
        UUID id = UUID.randomUUID();
        execute("""
                INSERT INTO linkedin_outreach_session
                       (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time)
                VALUES ('%1$s', '%1$s', 1, 1, 1, 1)
                """.formatted(id));
        return id;
    }

    /** Of the rows of this test's session. */
    private String versions() {
        return database.jdbc()
                .sql("""
                        SELECT string_agg(CAST(s.xmin AS text) || a.xmin, ',' ORDER BY a.attribute_name)
                          FROM linkedin_outreach_session s
                          JOIN linkedin_outreach_session_attributes a ON a.session_primary_id = s.primary_id
                         WHERE s.session_id = :id
                        """)
                .param("id", browser.sessionId())
                .query(String.class)
                .single();
    }

    private void execute(String sql) {
        database.jdbc().sql(sql).update();
    }
}
