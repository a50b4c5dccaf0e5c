package com.heycmo.outreach.races;

import com.heycmo.outreach.approval.ApprovalServiceApplication;
import com.heycmo.outreach.dispatch.DispatchServiceApplication;
import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.ingest.DraftingIngestApplication;
import com.heycmo.outreach.ingest.upsert.DraftUpsert;
import com.heycmo.outreach.ingest.upsert.ReceivedDraft;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.Race;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.Thorough;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Races of a rule that skips a person's drafts with everything else that happens to them: all services in this process, with
 * a real PostgreSQL, called as their clients call them. Each round is another customer and another interleaving.
 */
@SpringBootTest(
        classes = RaceTestBase.Services.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=logs,drafting-ingest,approval-service,dispatch-service",
            "outreach.outbox.relay=elsewhere",
            "spring.datasource.hikari.maximum-pool-size=4",
            "outreach.do-not-contact.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        })
@UseTestInfrastructure
abstract class RaceTestBase {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({
        DraftingIngestApplication.class,
        ApprovalServiceApplication.class,
        DispatchServiceApplication.class,
        Race.class
    })
    static class Services {}

    /** An answer of a service; ingest answers nothing. */
    record Answer(int status, JsonNode json) {}

    private static final int ROUNDS = Thorough.choose(5, 1_000);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY = "once";

    @Autowired
    QueueRows rows;

    @Autowired
    TestDevices devices;

    @Autowired
    private Race race;

    @Autowired
    private DraftUpsert ingest;

    @LocalServerPort
    int port;

    /** Runs the rule and its rival at the same time, round by round, and checks each round. */
    void race(Rival rival, Consumer<Round> rule, Consumer<Round> check) throws InterruptedException {
        race(rival, rule, round -> act(rival, round), check);
    }

    /** The same with another rival; the round is set up as for the one that is named. */
    void race(Rival setUp, Consumer<Round> rule, Consumer<Round> rival, Consumer<Round> check)
            throws InterruptedException {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Round round = Round.of(seed, setUp, slugs(setUp), rows);
            race.run(
                    seed,
                    List.<Callable<Boolean>>of(
                            () -> {
                                rule.accept(round);
                                return true;
                            },
                            () -> {
                                rival.accept(round);
                                return true;
                            }));
            check.accept(round);
        }
    }

    /** How the names in the links of this test's people begin, and no others: one search finds what is left of any of them. */
    String slugs(Rival rival) {
        return "%s-%s-".formatted(getClass().getSimpleName(), rival).toLowerCase(Locale.ROOT);
    }

    private void act(Rival rival, Round round) {
        switch (rival) {
            case INGEST -> draft(round, 0, 3, 7);
            case APPROVE -> asReviewer(round, "POST", queue(round) + "/" + round.draft() + "/approve", "{}");
            case BULK ->
                asReviewer(round, "POST", queue(round) + "/bulk", """
                        {"operation":"approve","items":[{"id":"%s"},{"id":"%s"}]}
                        """.formatted(round.draft(), round.laterStep()));
            case CLAIM -> claim(round);
            case RESULT -> report(round);
            case REOPEN -> asReviewer(round, "POST", queue(round) + "/" + round.draft() + "/reopen", "{}");
        }
    }

    /** Drafts of an agent for the person, newer than those that are there. */
    void draft(Round round, int... days) {
        ingest.upsert(Arrays.stream(days)
                .mapToObj(day -> new Draft(
                        round.customer(),
                        Action.MESSAGE,
                        round.prospectUrl(),
                        "Jane Doe",
                        Round.COMPANY,
                        null,
                        "A newer text.",
                        day,
                        null,
                        null,
                        rows.now(),
                        null,
                        null,
                        null))
                .map(draft -> ReceivedDraft.of(new ConsumerRecord<>("drafts", 0, 0, null, null), draft))
                .toList());
    }

    /** Claims with the same Idempotency-Key each time; a missing node if no job is claimed. */
    JsonNode claim(Round round) {
        return send(extension(round, queue(round) + "/next")
                        .header("Idempotency-Key", KEY)
                        .GET())
                .json()
                .path("job");
    }

    /** The extension that has claimed the draft reports a success. */
    Answer report(Round round) {
        return send(extension(round, queue(round) + "/" + round.draft() + "/result")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"success":true,"claimToken":"%s"}""".formatted(round.claimToken()))));
    }

    /** All locks have ended. */
    void endLocks(Round round) {
        rows.age(round.customer(), Duration.ofMinutes(6));
    }

    Answer asReviewer(Round round, String method, String path, String json) {
        return asReviewer(round.customer(), method, path, json);
    }

    Answer asReviewer(UUID customer, String method, String path, String json) {
        String token = TestIssuer.shared().reviewer(QueueRow.REVIEWER, customer);
        return send(request(port, path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    static String queue(Round round) {
        return "/api/linkedin/queue/" + round.customer();
    }

    static String prospects(Round round) {
        return "/api/linkedin/prospects/" + round.customer();
    }

    HttpRequest.Builder extension(Round round, String path) {
        return request(port, path, devices.tokenOf(round.customer()));
    }

    /** @param instance the port of an instance of the services */
    static HttpRequest.Builder request(int instance, String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 500) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
            String body = response.body();
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
