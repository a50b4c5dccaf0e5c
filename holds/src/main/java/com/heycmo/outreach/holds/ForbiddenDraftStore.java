package com.heycmo.outreach.holds;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.sql.TextArrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the drafts that do-not-contact entries forbid. The callers' stores bind it to their login, open the transaction, and
 * lock the customers before, so that no entry comes in between the answer and their commit.
 */
public final class ForbiddenDraftStore {

    /**
     * A draft that an entry forbids.
     *
     * @param place in the list of drafts, from 0
     * @param isNamed false if there is a keyed hash of the person: they were erased, so nobody may keep the draft
     */
    public record Forbidden(int place, boolean isNamed) {}

    private final JdbcClient jdbc;
    private final @Nullable ProspectHash hash;

    /** @param hash recognises erased people; null if there is no key */
    public ForbiddenDraftStore(JdbcClient jdbc, @Nullable ProspectHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** Those of these drafts that an entry forbids. */
    public List<Forbidden> forbidden(List<Draft> drafts) {
        return jdbc.sql("""
                        SELECT draft.place - 1 AS place, bool_and(entry.is_named) AS is_named
                          FROM unnest(CAST(:customers AS uuid[]), CAST(:prospectUrls AS text[]), CAST(:companies AS text[]),
                                      CAST(:hashes AS text[]))
                               WITH ORDINALITY AS draft (customer_id, prospect_url, company, hash, place)
                          JOIN linkedin_outreach_customer c
                            ON c.customer_id = draft.customer_id AND c.has_do_not_contact
                         CROSS JOIN LATERAL linkedin_outreach_entries_against(
                               draft.customer_id, draft.prospect_url, draft.company, decode(draft.hash, 'hex'),
                               clock_timestamp()) AS entry
                         GROUP BY draft.place
                         ORDER BY draft.place
                        """)
                .param("customers", TextArrays.of(drafts, Draft::customerId))
                .param("prospectUrls", TextArrays.of(drafts, Draft::prospectUrl))
                .param("companies", TextArrays.of(drafts, Draft::prospectCompany))
                .param("hashes", TextArrays.of(drafts, this::hexOfPerson))
                .query(Forbidden.class)
                .list();
    }

    private @Nullable String hexOfPerson(Draft draft) {
        return hash == null ? null : HexFormat.of().formatHex(hash.of(draft.customerId(), draft.prospectUrl()));
    }
}
