package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.approval.queue.QueueOrder;
import com.heycmo.outreach.approval.queue.SearchPatterns;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.holds.RuleSkipStore;
import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.sql.TextArrays;
import com.heycmo.outreach.status.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The entries of customers. All changes come after {@link #lock}. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DoNotContactStore {

    /** A file may have any number of entries, and a statement has a time limit. */
    private static final int AT_ONCE = 1_000;

    private static final String OLDEST_FIRST = """
            SELECT id, prospect_url, company, reason, until, created_at, created_by_user_id
              FROM linkedin_outreach_do_not_contact
             WHERE customer_id = :customer AND (created_at, id) > (:afterTime, :afterId)
               AND (CAST(:patterns AS text[]) IS NULL
                    OR prospect_url ILIKE ANY (CAST(:patterns AS text[]))
                    OR linkedin_outreach_contains(company, CAST(:patterns AS text[]))
                    OR linkedin_outreach_contains(reason, CAST(:patterns AS text[])))
             ORDER BY created_at, id
             LIMIT :limit
            """;

    private static final String NEWEST_FIRST = """
            SELECT id, prospect_url, company, reason, until, created_at, created_by_user_id
              FROM linkedin_outreach_do_not_contact
             WHERE customer_id = :customer AND (created_at, id) < (:afterTime, :afterId)
               AND (CAST(:patterns AS text[]) IS NULL
                    OR prospect_url ILIKE ANY (CAST(:patterns AS text[]))
                    OR linkedin_outreach_contains(company, CAST(:patterns AS text[]))
                    OR linkedin_outreach_contains(reason, CAST(:patterns AS text[])))
             ORDER BY created_at DESC, id DESC
             LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final HoldStore holds;
    private final RuleSkipStore rules;

    DoNotContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
        this.rules = new RuleSkipStore(jdbc);
    }

    /** Locks the customer until the transaction ends, so that no draft changes between an entry and its effect. */
    void lock(UUID customerId) {
        holds.lockCustomer(customerId);
    }

    Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query((row, number) -> Columns.requiredInstant(row, "clock_timestamp"))
                .single();
    }

    /** @param limit replaces the limit of the query */
    List<DoNotContactEntry> list(UUID customerId, DoNotContactQuery query, int limit) {
        return jdbc.sql(query.after().order() == QueueOrder.NEWEST_FIRST ? NEWEST_FIRST : OLDEST_FIRST)
                .param("customer", customerId)
                .param("afterTime", query.after().time().atOffset(ZoneOffset.UTC))
                .param("afterId", query.after().id())
                .param("patterns", SearchPatterns.of(query.text()))
                .param("limit", limit)
                .query(DoNotContactStore::entry)
                .list();
    }

    /** The entry for the same person or company. */
    DoNotContactEntry find(UUID customerId, NewEntry entry) {
        return jdbc.sql("""
                        SELECT id, prospect_url, company, reason, until, created_at, created_by_user_id
                          FROM linkedin_outreach_do_not_contact
                         WHERE customer_id = :customer
                           AND (prospect_url = :url OR company_key = linkedin_outreach_company_key(:company))
                        """)
                .param("customer", customerId)
                .param("url", entry.prospectUrl())
                .param("company", entry.company())
                .query(DoNotContactStore::entry)
                .single();
    }

    /**
     * Adds entries, and replaces reason and until of those that are there, each with its audit entry and event.
     *
     * @return how many are new
     */
    int put(UUID customerId, UUID userId, List<NewEntry> entries) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_customer
                           SET has_do_not_contact = true
                         WHERE customer_id = :customer AND NOT has_do_not_contact
                        """).param("customer", customerId).update();
        int added = 0;
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            added += putAtOnce(customerId, userId, entries.subList(from, Math.min(entries.size(), from + AT_ONCE)));
        }
        return added;
    }

    private int putAtOnce(UUID customerId, UUID userId, List<NewEntry> entries) {
        return jdbc.sql("""
                        WITH given AS MATERIALIZED (
                            -- Of a person or company that is named again the last line counts.
                            SELECT DISTINCT ON (line.prospect_url, line.company_key) line.*
                              FROM (SELECT written.*, linkedin_outreach_company_key(written.company) AS company_key
                                      FROM unnest(CAST(:urls AS text[]), CAST(:prospectIds AS uuid[]), CAST(:companies AS text[]),
                                                  CAST(:reasons AS text[]), CAST(:untils AS timestamptz[]))
                                           WITH ORDINALITY
                                        AS written (prospect_url, prospect_id, company, reason, until, place)) AS line
                             ORDER BY line.prospect_url, line.company_key, line.place DESC),
                        changed AS MATERIALIZED (
                            SELECT given.*, COALESCE(person.id, company.id) AS id
                              FROM given
                              LEFT JOIN linkedin_outreach_do_not_contact person
                                ON person.customer_id = :customer AND person.prospect_url = given.prospect_url
                              LEFT JOIN linkedin_outreach_do_not_contact company
                                ON company.customer_id = :customer AND company.company_key = given.company_key
                             WHERE COALESCE(person.id, company.id) IS NULL
                                OR COALESCE(person.reason, company.reason) IS DISTINCT FROM given.reason
                                OR COALESCE(person.until, company.until) IS DISTINCT FROM given.until),
                        replaced AS (
                            UPDATE linkedin_outreach_do_not_contact e
                               SET reason = changed.reason, until = changed.until
                              FROM changed
                             WHERE e.customer_id = :customer AND e.id = changed.id),
                        added AS (
                            INSERT INTO linkedin_outreach_do_not_contact
                                   (customer_id, prospect_url, company, company_key, reason, until, created_by_user_id)
                            SELECT :customer, prospect_url, company, company_key, reason, until, :user
                              FROM changed
                             WHERE id IS NULL
                             ORDER BY place
                            RETURNING id),
                        known AS (
                            -- So that the person is found by id, also without a draft.
                            INSERT INTO linkedin_outreach_prospect (customer_id, prospect_id, prospect_url)
                            SELECT :customer, prospect_id, prospect_url
                              FROM changed
                             WHERE prospect_id IS NOT NULL
                                ON CONFLICT DO NOTHING),
                        recorded AS (
                            -- Without the link, which would have to be found here when the person is erased.
                            INSERT INTO linkedin_outreach_audit (customer_id, what, prospect_id, actor, actor_id, detail)
                            SELECT :customer, 'contact_forbidden', prospect_id, :actor, :user, company
                              FROM changed
                             ORDER BY place),
                        published AS MATERIALIZED (
                            SELECT linkedin_outreach_signal_event(
                                   :customer, 'do_not_contact', prospect_id, prospect_url, company, clock_timestamp(), :actor)
                                AS id
                              FROM changed)
                        SELECT (SELECT count(*) FROM added) AS added, (SELECT count(id) FROM published) AS published
                        """)
                .param("customer", customerId)
                .param("user", userId)
                .param("actor", Actor.PERSON.wireName())
                .param("urls", TextArrays.of(entries, NewEntry::prospectUrl))
                .param("prospectIds", TextArrays.of(entries, entry -> prospectId(customerId, entry.prospectUrl())))
                .param("companies", TextArrays.of(entries, NewEntry::company))
                .param("reasons", TextArrays.of(entries, NewEntry::reason))
                .param("untils", TextArrays.of(entries, NewEntry::until))
                .query((row, number) -> row.getInt("added"))
                .single();
    }

    /** Skips the pending and approved drafts of these people and companies; returns how many there are. */
    int skipDrafts(UUID customerId, List<NewEntry> entries) {
        Set<UUID> drafts = new LinkedHashSet<>(draftsOf(customerId, values(entries, NewEntry::prospectUrl)));
        List<String> companies = values(entries, NewEntry::company);
        if (!companies.isEmpty()) {
            drafts.addAll(draftsAt(customerId, companies));
        }
        rules.skip(customerId, List.copyOf(drafts), RuleSkipStore.DO_NOT_CONTACT);
        return drafts.size();
    }

    private static List<String> values(List<NewEntry> entries, Function<NewEntry, @Nullable String> field) {
        return entries.stream()
                .map(field)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private List<UUID> draftsOf(UUID customerId, List<String> prospectUrls) {
        return jdbc.sql("""
                        SELECT q.id
                          FROM unnest(CAST(:urls AS text[])) AS person (url)
                          JOIN linkedin_outreach_queue q
                            ON q.customer_id = :customer AND q.prospect_url = person.url AND q.status = ANY (:from)
                        """)
                .param("customer", customerId)
                .param("urls", TextArrays.of(prospectUrls, url -> url))
                .param("from", Transition.SKIP.fromNames())
                .query(UUID.class)
                .list();
    }

    /** No index knows companies: reads all of the customer's pending and approved drafts, but compares each name once. */
    private List<UUID> draftsAt(UUID customerId, List<String> companies) {
        return jdbc.sql("""
                        WITH named AS MATERIALIZED (
                            SELECT DISTINCT q.prospect_company AS company
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND q.status = ANY (:from) AND q.prospect_company IS NOT NULL),
                        forbidden AS MATERIALIZED (
                            SELECT named.company
                              FROM named
                             WHERE linkedin_outreach_company_key(named.company) IN (
                                SELECT linkedin_outreach_company_key(given)
                                  FROM unnest(CAST(:companies AS text[])) AS given))
                        SELECT q.id
                          FROM linkedin_outreach_queue q
                          JOIN forbidden ON forbidden.company = q.prospect_company
                         WHERE q.customer_id = :customer AND q.status = ANY (:from)
                        """)
                .param("customer", customerId)
                .param("companies", TextArrays.of(companies, company -> company))
                .param("from", Transition.SKIP.fromNames())
                .query(UUID.class)
                .list();
    }

    /** Deletes the entry, and records that; false if this customer has none of this id. */
    boolean lift(UUID customerId, UUID userId, UUID id) {
        Optional<DoNotContactEntry> lifted = jdbc.sql("""
                        DELETE FROM linkedin_outreach_do_not_contact
                         WHERE customer_id = :customer AND id = :id
                        RETURNING id, prospect_url, company, reason, until, created_at, created_by_user_id
                        """)
                .param("customer", customerId)
                .param("id", id)
                .query(DoNotContactStore::entry)
                .optional();
        lifted.ifPresent(entry -> jdbc.sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, prospect_id, actor, actor_id, detail)
                        VALUES (:customer, 'contact_allowed', :prospect, :actor, :user, :company)
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId(customerId, entry.prospectUrl()))
                .param("actor", Actor.PERSON.wireName())
                .param("user", userId)
                .param("company", entry.company())
                .update());
        return lifted.isPresent();
    }

    private static @Nullable UUID prospectId(UUID customerId, @Nullable String prospectUrl) {
        return prospectUrl == null ? null : ProspectId.of(customerId, prospectUrl);
    }

    private static DoNotContactEntry entry(ResultSet row, int number) throws SQLException {
        return new DoNotContactEntry(
                Columns.requiredUuid(row, "id"),
                row.getString("prospect_url"),
                row.getString("company"),
                row.getString("reason"),
                Columns.instant(row, "until"),
                Columns.requiredInstant(row, "created_at"),
                Columns.requiredUuid(row, "created_by_user_id"));
    }
}
