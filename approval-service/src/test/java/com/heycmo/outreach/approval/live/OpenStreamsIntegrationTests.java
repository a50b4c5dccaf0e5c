package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of streams that a person may have open. */
class OpenStreamsIntegrationTests extends OnTheApi {

    private final List<OpenPage> pages = new ArrayList<>();

    @AfterEach
    void closePages() {
        pages.forEach(OpenPage::close);
    }

    @Test
    void rejectsASeventhStreamOfAPerson() {
        String session = session(UUID.randomUUID());
        for (int page = 0; page < LiveStreams.MAX_PER_PERSON; page++) {
            open(session);
        }

        Answer seventh = api.send(OpenPage.request(api, customer, session));

        seventh.problem(429, "/problems/rate-limited");
        assertThat(seventh.header("Retry-After")).isNotBlank();
        assertThat(open(session(UUID.randomUUID())).has("hello"))
                .as("another person's")
                .isTrue();
    }

    @Test
    void doesNotCountClosedPages() {
        String session = session(UUID.randomUUID());

        for (int turns = 0; turns < 2 * LiveStreams.MAX_PER_PERSON; turns++) {
            OpenPage.of(api, customer, session).close();
        }
    }

    /** The first event comes up to a second after the answer has begun. */
    @Test
    void doesNotCountPagesThatWereClosedBeforeTheirFirstEvent() throws IOException {
        String session = session(UUID.randomUUID());
        List<CompletableFuture<Integer>> answers = new ArrayList<>();

        for (int turns = 0; turns < 3 * LiveStreams.MAX_PER_PERSON; turns++) {
            CompletableFuture<HttpResponse<InputStream>> page = HttpClient.newHttpClient()
                    .sendAsync(OpenPage.request(api, customer, session).build(), BodyHandlers.ofInputStream());
            answers.add(page.thenApply(HttpResponse::statusCode));
            await().pollDelay(Duration.ofMillis(30)).until(() -> true);
            if (!page.cancel(true)) {
                page.join().body().close();
            }
        }

        assertThat(answers)
                .filteredOn(answer -> answer.isDone() && !answer.isCompletedExceptionally())
                .allSatisfy(answer -> assertThat(answer).isCompletedWithValue(200));
    }

    private OpenPage open(String session) {
        OpenPage page = OpenPage.of(api, customer, session);
        pages.add(page);
        return page;
    }

    private String session(UUID person) {
        return TestSignIn.session(api, person, customer, Role.VIEWER);
    }
}
