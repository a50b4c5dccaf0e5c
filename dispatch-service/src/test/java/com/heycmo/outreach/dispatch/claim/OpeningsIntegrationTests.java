package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working hours in weeks in which the clocks change. PostgreSQL computes them. */
class OpeningsIntegrationTests extends DispatchTestBase {

    private static final String CUSTOMER = """
            jsonb_populate_record(NULL::linkedin_outreach_customer, jsonb_build_object('time_zone', :zone::text,
                'working_days', :days::int[], 'working_from', :from::text, 'working_to', :to::text))""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The clocks skip 02:00 to 03:00.
                "Europe/Berlin | 02:30 | 09:00 | 2026-03-29 | 2026-03-29 01:00 - 2026-03-29 07:00",
                // The clocks show 02:00 to 03:00 twice.
                "Europe/Berlin | 02:30 | 09:00 | 2026-10-25 | 2026-10-25 00:30 - 2026-10-25 01:00,"
                        + " 2026-10-25 01:30 - 2026-10-25 08:00",
                "America/New_York | 09:00 | 18:00 | 2026-03-08 | 2026-03-08 13:00 - 2026-03-08 22:00",
                "America/New_York | 09:00 | 18:00 | 2026-11-01 | 2026-11-01 14:00 - 2026-11-01 23:00",
                // Half an hour forward, and hours until midnight.
                "Australia/Lord_Howe | 00:00 | 24:00 | 2026-10-04 | 2026-10-03 13:30 - 2026-10-04 13:00",
                "Australia/Lord_Howe | 00:00 | 24:00 | 2026-04-05 | 2026-04-04 13:00 - 2026-04-05 13:30",
                "Asia/Kathmandu | 09:00 | 17:30 | 2026-06-01 | 2026-06-01 03:15 - 2026-06-01 11:45",
                // The clocks skip midnight to 01:00.
                "Africa/Cairo | 00:30 | 02:00 | 2026-04-24 | 2026-04-23 22:00 - 2026-04-23 23:00",
            })
    void opensAndClosesByTheLocalClock(String zone, String from, String to, String day, String expected) {
        List<String> openings = jdbc.sql(
                        """
                        SELECT format('%s - %s', to_char(o.opens_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'),
                                      to_char(o.closes_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'))
                          FROM linkedin_outreach_openings(%s, :day::timestamp AT TIME ZONE :zone,
                               (:day::timestamp + interval '1 day') AT TIME ZONE :zone) o
                        """.replace("format('%s - %s'", "concat_ws(' - '").formatted(CUSTOMER))
                .param("zone", zone)
                .param("days", "{1,2,3,4,5,6,7}")
                .param("from", from)
                .param("to", to)
                .param("day", day)
                .query(String.class)
                .list();

        assertThat(String.join(", ", openings)).isEqualTo(expected);
    }

    /** The openings hold exactly the minutes at which the claim finds the hours open. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 02:15, 02:45", "Europe/Berlin, 00:00, 24:00", "America/New_York, 01:30, 03:00",
        "Australia/Lord_Howe, 01:45, 24:00", "Asia/Kathmandu, 09:00, 17:00", "America/Havana, 00:00, 00:30",
        "Africa/Cairo, 23:30, 24:00", "Antarctica/Troll, 00:30, 03:30",
    })
    void agreesWithTheClaimAtEveryMinute(String zone, String from, String to) {
        Integer differences = jdbc.sql("""
                        WITH week AS (
                                SELECT since, since + interval '4 days' AS until
                                  FROM (VALUES (timestamptz '2026-03-06'), ('2026-03-27'), ('2026-04-03'),
                                               ('2026-04-22'), ('2026-10-02'), ('2026-10-23'), ('2026-10-30')) AS w (since)),
                             opening AS MATERIALIZED (
                                SELECT week.since, o.*
                                  FROM week, linkedin_outreach_openings(%1$s, week.since, week.until) AS o)
                        SELECT count(*)
                          FROM week, generate_series(since, until - interval '1 minute', interval '5 minutes') AS minute
                         WHERE linkedin_outreach_is_open(%1$s, minute) <> EXISTS (
                                SELECT 1 FROM opening o
                                 WHERE o.since = week.since AND o.opens_at <= minute AND minute < o.closes_at)
                        """.formatted(CUSTOMER))
                .param("zone", zone)
                .param("days", "{1,3,5,7}")
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .single();

        assertThat(differences).isZero();
    }
}
