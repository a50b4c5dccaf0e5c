package com.heycmo.outreach.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TopicInitializerIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String sharedBroker = TestInfrastructure.get().bootstrapServers();

    @BeforeEach
    void deleteTopics() {
        TestInfrastructure.get()
                .kafka()
                .deleteTopics(Topic.DRAFTS.topicName(), Topic.REJECTED_DRAFTS.topicName(), Topic.OUTCOMES.topicName());
    }

    @Test
    void createsTheRequiredTopicsOfAllServicesInTheContext() {
        runner(sharedBroker)
                .withBean("ingest", RequiredTopics.class, () -> RequiredTopics.of(Topic.DRAFTS, Topic.REJECTED_DRAFTS))
                .withBean("dispatch", RequiredTopics.class, () -> RequiredTopics.of(Topic.OUTCOMES, Topic.DRAFTS))
                .run(context -> {
                    awaitReady(context);
                    assertThat(partitions(sharedBroker, Topic.DRAFTS)).isEqualTo(12);
                    assertThat(config(sharedBroker, Topic.DRAFTS, "message.timestamp.type"))
                            .isEqualTo("LogAppendTime");
                    assertThat(config(sharedBroker, Topic.REJECTED_DRAFTS, "message.timestamp.type"))
                            .isEqualTo("LogAppendTime");
                    assertThat(config(sharedBroker, Topic.REJECTED_DRAFTS, "max.message.bytes"))
                            .isEqualTo("8388608");
                    assertThat(config(sharedBroker, Topic.OUTCOMES, "message.timestamp.type"))
                            .isEqualTo("LogAppendTime");
                    assertThat(days(Topic.DRAFTS)).isEqualTo(30);
                    assertThat(days(Topic.REJECTED_DRAFTS)).isEqualTo(30);
                    assertThat(days(Topic.OUTCOMES)).isEqualTo(400);
                });
    }

    @Test
    void appliesTheConfiguredPartitionsReplicasAndTopicSettings() {
        runner(sharedBroker)
                .withPropertyValues(
                        "outreach.topics.partitions=2",
                        "outreach.topics.replication-factor=1",
                        "outreach.topics.config.outcomes.retention.ms=60000")
                .withBean(RequiredTopics.class, () -> RequiredTopics.of(Topic.OUTCOMES))
                .run(context -> {
                    awaitReady(context);
                    assertThat(partitions(sharedBroker, Topic.OUTCOMES)).isEqualTo(2);
                    assertThat(config(sharedBroker, Topic.OUTCOMES, "retention.ms"))
                            .isEqualTo("60000");
                });
    }

    @Test
    void doesNotChangeAnExistingTopicAndSaysHowItDiffers(CapturedOutput output) {
        KafkaProbe probe = TestInfrastructure.get().kafka();
        probe.createTopic(Topic.DRAFTS.topicName(), 3, Map.of("retention.ms", "777"));
        probe.send(Topic.DRAFTS.topicName(), null, "kept");
        runner(sharedBroker)
                .withBean(RequiredTopics.class, () -> RequiredTopics.of(Topic.DRAFTS))
                .run(context -> {
                    awaitReady(context);
                    assertThat(partitions(sharedBroker, Topic.DRAFTS)).isEqualTo(3);
                    assertThat(config(sharedBroker, Topic.DRAFTS, "retention.ms"))
                            .isEqualTo("777");
                    assertThat(probe.since(probe.beginning(Topic.DRAFTS.topicName())))
                            .hasSize(1);
                    assertThat(output.getOut())
                            .contains("Topic linkedin.outreach.drafts exists with retention.ms=777;"
                                    + " 2592000000 applies to new topics only.");
                });
    }

    @Test
    void createsTheOthersWhileTheBrokerRefusesOne(CapturedOutput output) {
        runner(sharedBroker)
                .withPropertyValues("outreach.topics.config.outcomes.retention.ms=never")
                .withBean(
                        RequiredTopics.class,
                        () -> RequiredTopics.of(Topic.DRAFTS, Topic.OUTCOMES, Topic.REJECTED_DRAFTS))
                .run(context -> {
                    await().atMost(TIMEOUT)
                            .ignoreExceptions()
                            .until(() -> partitions(sharedBroker, Topic.DRAFTS) == 12
                                    && partitions(sharedBroker, Topic.REJECTED_DRAFTS) == 12);
                    await().until(() -> output.getOut().contains("Could not check or create the topics"));
                    assertThat(context.getBean(TopicInitializer.class).isReady())
                            .isFalse();
                });
    }

    @Test
    void createsTheTopicsOnceTheBrokerIsUp() {
        try (DedicatedServers servers = TestInfrastructure.dedicated()) {
            String broker = servers.kafka().bootstrapServers();
            servers.kafka().stop();
            AtomicInteger calls = new AtomicInteger();
            runner(broker)
                    .withBean(RequiredTopics.class, () -> RequiredTopics.of(Topic.DRAFTS))
                    .run(context -> {
                        TopicInitializer topics = context.getBean(TopicInitializer.class);
                        topics.whenReady(calls::incrementAndGet);
                        assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                        assertThat(health(context).getDetails())
                                .isEqualTo(Map.of("error", "No Kafka broker answered within 2 seconds."));
                        assertThat(topics.isReady()).isFalse();
                        assertThat(calls).hasValue(0);

                        servers.kafka().startAgain();

                        awaitReady(context);
                        assertThat(calls).hasValue(1);
                        assertThat(partitions(broker, Topic.DRAFTS)).isEqualTo(12);
                        await().atMost(TIMEOUT)
                                .untilAsserted(() ->
                                        assertThat(health(context).getStatus()).isEqualTo(Status.UP));
                    });
        }
    }

    @Test
    void endsItsThreadOnStopWhileTheBrokerIsDown() {
        runner("127.0.0.1:1")
                .withBean(RequiredTopics.class, () -> RequiredTopics.of(Topic.DRAFTS))
                .run(context -> {
                    TopicInitializer initializer = context.getBean(TopicInitializer.class);
                    assertThat(initializer.isRunning()).isTrue();
                    initializer.stop();
                    assertThat(Thread.getAllStackTraces().keySet())
                            .extracting(Thread::getName)
                            .doesNotContain("topic-initializer");
                });
    }

    @Test
    void runsActionsImmediatelyOnceTheTopicsExistEvenAfterOneFailed() {
        runner(sharedBroker)
                .withBean(RequiredTopics.class, () -> RequiredTopics.of(Topic.DRAFTS))
                .run(context -> {
                    awaitReady(context);
                    TopicInitializer topics = context.getBean(TopicInitializer.class);
                    AtomicInteger calls = new AtomicInteger();
                    topics.whenReady(() -> {
                        throw new IllegalStateException("failing on purpose");
                    });
                    topics.whenReady(calls::incrementAndGet);
                    assertThat(calls).hasValue(1);
                });
    }

    @Test
    void reportsUpWhileTheBrokerAnswers() {
        runner(sharedBroker).run(context -> {
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).containsEntry("nodes", 1).containsKey("clusterId");
        });
    }

    private static ApplicationContextRunner runner(String bootstrapServers) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class, TopicsAutoConfiguration.class))
                .withPropertyValues("spring.kafka.bootstrap-servers=" + bootstrapServers);
    }

    private static void awaitReady(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        await().atMost(TIMEOUT).until(context.getBean(TopicInitializer.class)::isReady);
    }

    private static Health health(AssertableApplicationContext context) {
        HealthIndicator indicator = context.getBean("kafkaHealthIndicator", HealthIndicator.class);
        return Objects.requireNonNull(indicator.health());
    }

    private long days(Topic topic) throws Exception {
        return Duration.ofMillis(Long.parseLong(config(sharedBroker, topic, "retention.ms")))
                .toDays();
    }

    private static int partitions(String broker, Topic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            TopicDescription description = Objects.requireNonNull(admin.describeTopics(List.of(topic.topicName()))
                    .allTopicNames()
                    .get()
                    .get(topic.topicName()));
            return description.partitions().size();
        }
    }

    private static String config(String broker, Topic topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            return config.get(name).value();
        }
    }
}
