package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.approval.queue.Cursor;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Keeps whom a customer does not contact. An entry skips the drafts of the person or company in its transaction, and forbids
 * new ones from its commit on.
 */
@Service
public class DoNotContact {

    private static final Logger LOG = LoggerFactory.getLogger(DoNotContact.class);

    private final DoNotContactStore store;
    private final ReviewerAudit audit;
    private final RelayWakeUp relay;

    DoNotContact(DoNotContactStore store, ReviewerAudit audit, RelayWakeUp relay) {
        this.store = store;
        this.audit = audit;
        this.relay = relay;
    }

    /** @param isNew false if the person or company had an entry, whose reason and until were replaced */
    public record Forbidden(DoNotContactEntry entry, boolean isNew) {}

    /**
     * Forbids contact with a person or a company.
     *
     * @param until ISO-8601 with an offset; null: no end
     * @throws ProblemException 400 with all reasons
     */
    @Transactional
    public Forbidden forbid(
            Person by,
            UUID customerId,
            @Nullable String prospectUrl,
            @Nullable String company,
            @Nullable String reason,
            @Nullable String until) {
        NewEntry entry = read(new NewEntry.Written(prospectUrl, company, reason, until));
        store.lock(customerId);
        ImportResult result = put(by, customerId, List.of(entry));
        logStored(customerId, result);
        relay.afterCommit();
        return new Forbidden(store.find(customerId, entry), result.added() == 1);
    }

    /**
     * Forbids contact with everybody in the file, or with nobody if a line cannot be taken.
     *
     * @param preview whether to tell what would happen and to change nothing
     * @throws ProblemException 400 with the reasons against each such line; 413 if there are too many lines
     */
    @Transactional
    public ImportResult importFile(Person by, UUID customerId, byte[] csv, boolean preview) {
        List<NewEntry> entries = EntriesFile.read(csv, store.now());
        store.lock(customerId);
        ImportResult result = put(by, customerId, entries);
        if (preview) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        } else {
            logStored(customerId, result);
            relay.afterCommit();
        }
        return result;
    }

    /** Lifts an entry. Drafts that it skipped stay skipped; they can be reopened. */
    @Transactional
    public void lift(Person by, UUID customerId, UUID id) {
        store.lock(customerId);
        if (!store.lift(customerId, by.userId(), id)) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "No entry has this id.");
        }
        audit.rememberName(by, customerId);
        LOG.info("Customer {} lifted the do-not-contact entry {}.", customerId, id);
    }

    @Transactional(readOnly = true)
    public DoNotContactPage page(UUID customerId, DoNotContactQuery query) {
        // One more than the limit shows whether a next page exists.
        List<DoNotContactEntry> entries = store.list(customerId, query, query.limit() + 1);
        if (entries.size() <= query.limit()) {
            return new DoNotContactPage(entries, null);
        }
        DoNotContactEntry last = entries.get(query.limit() - 1);
        Cursor next = new Cursor(query.after().order(), last.createdAt(), last.id());
        return new DoNotContactPage(entries.subList(0, query.limit()), next.encode());
    }

    /** All entries that match the query, from its cursor on. Ignores its limit. */
    @Transactional(readOnly = true)
    public DoNotContactPage all(UUID customerId, DoNotContactQuery query) {
        return new DoNotContactPage(store.list(customerId, query, Integer.MAX_VALUE), null);
    }

    private NewEntry read(NewEntry.Written written) {
        Reasons reasons = new Reasons();
        Instant now = store.now();
        Optional<NewEntry> entry = NewEntry.read(written, now, reasons);
        return entry.orElseThrow(() -> ProblemException.validationFailed(reasons.list()));
    }

    private static void logStored(UUID customerId, ImportResult result) {
        LOG.info(
                "Customer {} has {} new do-not-contact entries; {} drafts are skipped.",
                customerId,
                result.added(),
                result.skipped());
    }

    private ImportResult put(Person by, UUID customerId, List<NewEntry> entries) {
        int added = store.put(customerId, by.userId(), entries);
        int skipped = store.skipDrafts(customerId, entries);
        audit.rememberName(by, customerId);
        return new ImportResult(added, entries.size() - added, skipped);
    }
}
