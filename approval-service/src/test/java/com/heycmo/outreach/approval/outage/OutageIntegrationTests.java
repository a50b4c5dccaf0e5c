package com.heycmo.outreach.approval.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.ApprovalApi;
import com.heycmo.outreach.approval.ApprovalServiceApplication;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** PostgreSQL, Kafka and the OpenID provider stop and come back. */
@ExtendWith(OutputCaptureExtension.class)
class OutageIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final DedicatedServers servers = TestInfrastructure.dedicated();

    private final UUID customer = UUID.randomUUID();

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void waitsForTheDatabaseAtStartAnswers503DuringItsOutageAndRecovers(CapturedOutput output) {
        TestDatabase database = servers.database();
        UUID id = database.rows().insert(QueueRow.pending(customer));
        servers.postgres().stop();
        CompletableFuture<ConfigurableApplicationContext> starting =
                CompletableFuture.supplyAsync(() -> start(database));
        await().atMost(PATIENCE).until(() -> output.getOut().contains("Retrying in"));
        servers.postgres().startAgain();
        try (ConfigurableApplicationContext context = starting.join()) {
            ApprovalApi api = api(context);
            ApprovalApi management = management(context);
            api.get(customer, "/" + id).ok();

            servers.postgres().crash();

            for (Answer answer : List.of(
                    api.get(customer, ""),
                    api.get(customer, "/" + id),
                    api.post(customer, "/" + id + "/approve"),
                    api.patch(customer, "/" + id, "{\"body\":\"x\",\"version\":1}"),
                    api.post(customer, "/bulk", "{\"operation\":\"skip\",\"items\":[{\"id\":\"" + id + "\"}]}"),
                    api.post(customer, "", "{}"),
                    api.post(customer, "/pause"),
                    api.get(customer, "/usage"),
                    // Its session cannot be read.
                    api.send(api.request("/outreach/linkedin/" + customer)
                            .header("Cookie", "JSESSIONID=" + UUID.randomUUID())))) {
                answer.problem(503, "/problems/unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("5");
                assertThat(answer.body())
                        .doesNotContainIgnoringCase("exception")
                        .doesNotContain("jdbc");
            }
            assertThat(readiness(management)).isEqualTo(503);
            assertThat(management
                            .send(management.request("/actuator/health/liveness"))
                            .status())
                    .isEqualTo(200);

            servers.postgres().startAgain();

            await().atMost(PATIENCE).until(() -> readiness(management) == 200);
            api.post(customer, "/" + id + "/approve").ok();
        }
    }

    @Test
    void withoutKafkaDecisionsAndDraftsByHandStillWork() {
        TestDatabase database = servers.database();
        UUID id = database.rows().insert(QueueRow.pending(customer));
        try (ConfigurableApplicationContext context = start(database)) {
            ApprovalApi api = api(context);

            Answer answer = api.post(
                    customer, "", "{\"action\":\"message\",\"prospectUrl\":\"linkedin.com/in/x\",\"body\":\"Hi.\"}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            api.post(customer, "/" + id + "/approve").ok();
            assertThat(readiness(management(context))).isEqualTo(200);
            assertThat(management(context)
                            .send(management(context).request("/actuator/health"))
                            .status())
                    .as("no part of this service's health is Kafka's")
                    .isEqualTo(200);
            // The OpenID provider is unavailable too; only signing in needs it.
            api.send(api.request("/oauth2/authorization/outreach")).problem(503, "/problems/unavailable");
        }
    }

    private static int readiness(ApprovalApi management) {
        return management.send(management.request("/actuator/health/readiness")).status();
    }

    private static ApprovalApi management(ConfigurableApplicationContext context) {
        return new ApprovalApi(context.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
    }

    private static ApprovalApi api(ConfigurableApplicationContext context) {
        return new ApprovalApi(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** With the database only: no broker and no OpenID provider listen at these addresses. */
    private static ConfigurableApplicationContext start(TestDatabase database) {
        List<String> arguments = new ArrayList<>(ServiceProperties.arguments(database, "127.0.0.1:1"));
        arguments.add("--server.port=0");
        arguments.add("--spring.datasource.hikari.connection-timeout=1000");
        arguments.add("--spring.security.oauth2.client.provider.outreach.issuer-uri=http://127.0.0.1:1");
        return new SpringApplicationBuilder(ApprovalServiceApplication.class).run(arguments.toArray(String[]::new));
    }
}
