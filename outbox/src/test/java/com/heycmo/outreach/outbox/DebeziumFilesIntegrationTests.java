package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The connector in {@code deploy/debezium} fits the schema, the topics and the records of the relay. */
class DebeziumFilesIntegrationTests {

    private static final Path FILES = Path.of("..", "deploy", "debezium");
    private static final Set<Topic> TOPICS = EnumSet.of(Topic.OUTCOMES, Topic.DECISIONS, Topic.SIGNALS);
    private static final String ROUTER = "transforms.outbox.";

    private static TestDatabase database;

    private JsonNode config;

    @BeforeAll
    static void migrate() {
        database = TestInfrastructure.get().newDatabase();
    }

    @BeforeEach
    void read() throws IOException {
        config = JsonMapper.shared()
                .readTree(Files.readString(FILES.resolve("outbox.json")))
                .path("config");
    }

    @Test
    void usesEachColumnOfTheOutboxOnceAndNoOther() {
        Set<String> used = Stream.concat(
                        placements().map(placement -> placement[0]),
                        // Of these the event router's defaults: the topic and the value.
                        Stream.of("aggregatetype", "payload"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(text(ROUTER + "table.field.event.key")).isEqualTo("customer_id");
        assertThat(used).doesNotContain("seq", "written_at");
        used.addAll(List.of("seq", "written_at"));

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(database.jdbc()
                        .sql("SELECT column_name FROM information_schema.columns WHERE table_name = 'outbox'")
                        .query(String.class)
                        .list());
    }

    @Test
    void readsTheTableOfTheSchemaInOrder() {
        String table = database.jdbc()
                .sql("SELECT current_schema() || '.outbox'")
                .query(String.class)
                .single();
        assertThat(text("table.include.list")).isEqualTo(table);
        assertThat(text("snapshot.select.statement.overrides")).isEqualTo(table);
        String statement = text("snapshot.select.statement.overrides." + table);
        assertThat(statement).endsWith(" ORDER BY seq");
        assertThat(database.jdbc().sql(statement).query().listOfRows()).isEmpty();
    }

    @Test
    void addsTheHeadersOfTheRelay() {
        Stream<String> constant = transforms()
                .map(name -> text("transforms." + name + (name.equals("specversionHeader") ? ".headers" : ".header")))
                .filter(header -> !header.isEmpty());
        Stream<String> ofColumns = placements().map(placement -> placement.length == 3 ? placement[2] : placement[0]);
        assertThat(Stream.concat(constant, ofColumns))
                .containsExactlyInAnyOrder(
                        "ce_specversion",
                        "ce_id",
                        "ce_type",
                        "ce_source",
                        "ce_time",
                        "ce_subject",
                        "ce_partitionkey",
                        "content-type",
                        "traceparent");
        assertThat(text("transforms.source.value.literal")).isEqualTo(EventProducer.SOURCE);
        assertThat(EventProducer.TIME.format(Instant.parse("2026-11-20T09:30:00Z")))
                .isEqualTo("2026-11-20T09:30:00.000000Z");
        // InsertHeader would make a number of it.
        assertThat(text("transforms.specversion.static.value")).isEqualTo("1.0");
        assertThat(transforms().map(name -> text("transforms." + name + ".type")))
                .allMatch(type ->
                        type.startsWith("org.apache.kafka.connect.transforms.") || type.endsWith(".EventRouter"));
    }

    @Test
    void createsTheTopicsAsTheServicesDo() {
        Pattern events = Pattern.compile(text("predicates.isEvent.pattern"));
        assertThat(TOPICS).allSatisfy(topic -> {
            assertThat(topic.topicName()).matches(events);
            assertThat(topic.config())
                    .hasSize(1)
                    .containsEntry("retention.ms", text("topic.creation.default.retention.ms"));
        });
        assertThat(text("topic.creation.default.message.timestamp.type")).isEqualTo("LogAppendTime");
    }

    @Test
    void namesTheSlotThatTheSweepFollowsAndThePublicationOfTheScript() throws IOException {
        String script = Files.readString(FILES.resolve("postgres.sql"));
        assertThat(script).contains("CREATE PUBLICATION " + text("publication.name") + " FOR TABLE public.outbox");
        String slot = Binder.get(new StandardEnvironment())
                .bindOrCreate("outreach.outbox", OutboxProperties.class)
                .slot();
        assertThat(text("slot.name")).isEqualTo(slot);
    }

    private Stream<String[]> placements() {
        return Arrays.stream(text(ROUTER + "table.fields.additional.placement").split(","))
                .map(placement -> placement.split(":"));
    }

    private Stream<String> transforms() {
        return Arrays.stream(text("transforms").split(","));
    }

    private String text(String name) {
        return config.path(name).asString("");
    }
}
