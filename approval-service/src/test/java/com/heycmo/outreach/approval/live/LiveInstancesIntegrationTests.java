package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.approval.ApprovalApi;
import com.heycmo.outreach.approval.ApprovalServiceApplication;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Several instances, a database outage, and shutdown. */
@ExtendWith(OutputCaptureExtension.class)
class LiveInstancesIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OUTAGE = "open pages get no updates";

    private static final DedicatedServers servers = TestInfrastructure.dedicated();

    private final UUID customer = UUID.randomUUID();

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void everyInstanceReportsADecisionOfAnyInstance() {
        UUID draft = insert();
        try (ConfigurableApplicationContext one = start();
                ConfigurableApplicationContext other = start();
                OpenPage here = OpenPage.of(api(one), customer);
                OpenPage there = OpenPage.of(api(other), customer)) {
            api(one).post(customer, "/" + draft + "/approve").ok();

            await().atMost(SOON)
                    .until(() ->
                            here.ids().equals(List.of(draft)) && there.ids().equals(List.of(draft)));
        }
    }

    @Test
    void streamsContinueAfterADatabaseOutage(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start();
                OpenPage page = OpenPage.of(api(context), customer)) {
            servers.postgres().crash();
            await().atMost(PATIENCE).until(() -> output.getAll().contains(OUTAGE));

            servers.postgres().startAgain();
            UUID draft = insert();

            await().atMost(PATIENCE)
                    .until(() -> page.ids().contains(draft)
                            || page.changes().stream()
                                    .anyMatch(change -> change.get("many").asBoolean()));
            UUID next = insert();
            await().atMost(SOON).until(() -> page.ids().contains(next));
            assertThat(page.hasEnded()).isFalse();
            assertThat(output.getAll()).containsOnlyOnce(OUTAGE).containsOnlyOnce("get updates again");
        }
    }

    @Test
    void shutdownDoesNotWaitForOpenPages(CapturedOutput output) {
        ConfigurableApplicationContext context = start();
        try (OpenPage page = OpenPage.of(api(context), customer)) {
            long before = System.nanoTime();

            context.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            await().atMost(SOON).until(page::hasEnded);
        }
        assertThat(output.getAll()).doesNotContain("still active", "ERROR");
    }

    private UUID insert() {
        return servers.database().rows().insert(QueueRow.pending(customer));
    }

    private static ApprovalApi api(ConfigurableApplicationContext context) {
        return new ApprovalApi(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** With the database only: no broker listens at this address. */
    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(ServiceProperties.arguments(servers.database(), "127.0.0.1:1"));
        arguments.add("--server.port=0");
        arguments.add("--spring.datasource.hikari.connection-timeout=1000");
        return new SpringApplicationBuilder(ApprovalServiceApplication.class, TestSignIn.class)
                .run(arguments.toArray(String[]::new));
    }
}
