package com.heycmo.outreach.races;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every event that was ever committed, whatever became of its row in the outbox. */
final class WrittenEvents {

    private final TestDatabase database;

    WrittenEvents(TestDatabase database) {
        this.database = database;
        database.jdbc().sql("""
                        CREATE TABLE written AS TABLE outbox WITH NO DATA;
                        CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                        BEGIN
                            INSERT INTO written VALUES (NEW.*);
                            RETURN NULL;
                        END $$;
                        CREATE TRIGGER write_down AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION write_down();
                        """).update();
    }

    /**
     * A record as the relay sends it.
     *
     * @param headers each name once
     */
    record Sent(String topic, String key, Map<String, String> headers, String value) {

        static Sent of(ConsumerRecord<byte[], byte[]> found) {
            Map<String, String> headers = new TreeMap<>();
            StreamSupport.stream(found.headers().spliterator(), false).forEach(header -> {
                assertThat(headers).doesNotContainKey(header.key());
                headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8));
            });
            // The event router cannot leave it out.
            headers.remove("traceparent", "");
            return new Sent(found.topic(), KafkaProbe.key(found), headers, KafkaProbe.text(found));
        }

        private static Sent ofRow(ResultSet row, int number) throws SQLException {
            Map<String, String> headers = new TreeMap<>();
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", row.getString("id"));
            headers.put("ce_type", row.getString("type"));
            headers.put("ce_source", "/linkedin/outreach");
            headers.put("ce_time", row.getString("ce_time"));
            headers.put("ce_subject", row.getString("aggregateid"));
            headers.put("ce_partitionkey", row.getString("customer_id"));
            headers.put("content-type", "application/json");
            if (row.getString("traceparent") != null) {
                headers.put("traceparent", row.getString("traceparent"));
            }
            return new Sent(
                    row.getString("aggregatetype"), row.getString("customer_id"), headers, row.getString("payload"));
        }

        String subject() {
            return topic + " " + headers.get("ce_subject");
        }
    }

    /** Of a recorded trace, at times with few decimals, with characters outside ASCII. */
    void addUnusual() {
        database.jdbc().sql("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload, traceparent)
                        SELECT gen_random_uuid(), 'linkedin.outreach.decisions', gen_random_uuid(), 'unusual',
                               gen_random_uuid(), created_at::timestamptz, '{"text":"Zoë – 🙂\\n"}',
                               '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
                          FROM unnest(ARRAY['2026-11-20T09:30:00Z', '2026-11-20T09:30:00.12Z',
                                            '2026-11-20T09:30:00.1234+02']) AS created_at
                        """).update();
    }

    /** In the order of their seq. */
    List<Sent> all() {
        return database.jdbc().sql("""
                        SELECT *, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ce_time
                          FROM written
                         ORDER BY seq
                        """).query(Sent::ofRow).list();
    }

    /** At least once, all copies equal, first copies in order per topic and draft or person. */
    void assertDelivered(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<Sent> found = new LinkedHashSet<>();
        records.forEach(each -> found.add(Sent.of(each)));
        assertThat(bySubject(found)).isEqualTo(bySubject(all()));
    }

    private static Map<String, List<Sent>> bySubject(Iterable<Sent> events) {
        Map<String, List<Sent>> bySubject = new LinkedHashMap<>();
        events.forEach(event -> bySubject
                .computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                .add(event));
        return bySubject;
    }
}
