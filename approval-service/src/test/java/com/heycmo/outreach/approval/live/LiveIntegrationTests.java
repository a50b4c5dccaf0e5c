package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.DatabaseCalls;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** The stream of events of an open page, from its beginning to its end. */
@Import(DatabaseCalls.class)
@ExtendWith(OutputCaptureExtension.class)
class LiveIntegrationTests extends LiveTestBase {

    @Autowired
    private LiveStreams streams;

    @Autowired
    private DatabaseCalls calls;

    @Test
    void beginsWithHelloAndMustNotBeCached() {
        OpenPage page = page();

        assertThat(page.events().get(0))
                .isEqualTo(new OpenPage.Event("retry", page.events().get(0).data()));
        assertThat(page.events().get(0).data().asInt()).isEqualTo(1000);
        assertThat(page.events().get(1).name()).isEqualTo("hello");
        assertThat(page.header("Content-Type")).startsWith("text/event-stream");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void sendsHeartbeats() {
        OpenPage page = page();

        await().atMost(Duration.ofSeconds(13)).until(() -> page.has("alive"));
        assertThat(page.changes()).isEmpty();
    }

    @Test
    void endsAtOnceWhenThePersonSignsOutWithoutLoggingAnError(CapturedOutput output) {
        String session = session(UUID.randomUUID());
        OpenPage page = open(OpenPage.of(api, customer, session));
        OpenPage anotherPersons = page();

        TestSignIn.signOut(api, session);

        await().atMost(Duration.ofSeconds(1)).until(page::hasEnded);
        change(draft);
        await().atMost(SOON).until(() -> anotherPersons.ids().contains(draft));
        assertThat(page.ids()).isEmpty();
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception", "Denied");
    }

    @Test
    void toleratesABrowserThatDisconnects(CapturedOutput output) {
        page().close();
        OpenPage other = page();

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            change(draft);
            return streams.byCustomer().getOrDefault(customer, List.of()).size() == 1;
        });

        await().atMost(SOON).until(() -> other.ids().contains(draft));
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception");
    }

    @Test
    void requiresASessionForTheCustomer() {
        UUID stranger = UUID.randomUUID();
        String theirs = TestSignIn.session(api, UUID.randomUUID(), stranger, Role.REVIEWER);

        send(theirs).problem(403, "/problems/forbidden");
        send(null).problem(401, "/problems/unauthorized");
        assertThat(api.send(api.reviewer(customer, "/outreach/linkedin/" + customer + "/live"))
                        .status())
                .as("bearer tokens are not accepted on pages")
                .isEqualTo(302);
    }

    @Test
    void rejectsHead() {
        Answer answer = api.send(
                OpenPage.request(api, customer, session(UUID.randomUUID())).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(streams.byCustomer()).doesNotContainKey(customer);
    }

    @Test
    void doesNotPollWithoutListeners() {
        String session = session(UUID.randomUUID());
        OpenPage page = open(OpenPage.of(api, customer, session));
        TestSignIn.signOut(api, session);
        await().atMost(SOON).until(page::hasEnded);
        // Pages of other tests were closed, which only their second heartbeat would notice.
        streams.endSessionsWithout(Set.of(), streams.sessionIds());
        await().atMost(SOON).until(() -> streams.byCustomer().isEmpty());

        // One poll may be under way.
        long before = calls.transactions();

        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(6))
                .until(() -> calls.transactions() <= before + 1);
        page();
        await().atMost(Duration.ofSeconds(5)).until(() -> calls.transactions() > before + 1);
    }

    private Answer send(@Nullable String session) {
        return api.send(OpenPage.request(api, customer, session));
    }
}
