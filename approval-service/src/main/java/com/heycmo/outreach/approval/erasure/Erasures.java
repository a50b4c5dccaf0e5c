package com.heycmo.outreach.approval.erasure;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.holds.RuleSkipStore;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases people, each in one transaction under the customer's lock, so that no claim, draft or result comes between. Every
 * draft stays as a row that names nobody.
 */
@Service
public class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);

    private final ErasureStore store;
    private final DoNotContactKey key;
    private final ReviewerAudit audit;
    private final RelayWakeUp relay;

    Erasures(ErasureStore store, DoNotContactKey key, ReviewerAudit audit, RelayWakeUp relay) {
        this.store = store;
        this.key = key;
        this.audit = audit;
        this.relay = relay;
    }

    /** Whether a keyed hash can be kept. */
    public boolean canForbidContact() {
        return key.isConfigured();
    }

    /**
     * Erases the person; does nothing if that was done before and nothing came since.
     *
     * @param doNotContact whether to keep a keyed hash, so that new drafts of this person are refused
     * @throws ProblemException 404 if nothing was ever known of this person, 409 if a hash cannot be kept
     */
    @Transactional
    public void erase(Person by, UUID customerId, UUID prospectId, boolean doNotContact) {
        if (doNotContact) {
            key.requireConfigured();
        }
        store.lockCustomer(customerId);
        Optional<String> url = store.findUrl(customerId, prospectId);
        if (url.isPresent()) {
            erase(by, customerId, prospectId, url.get(), doNotContact);
        } else {
            requireErasedAlike(customerId, prospectId, doNotContact);
        }
    }

    private void erase(Person by, UUID customerId, UUID prospectId, String url, boolean doNotContact) {
        List<UUID> drafts = store.draftIds(customerId, prospectId);
        store.skip(customerId, drafts);
        store.blank(customerId, prospectId, drafts);
        store.forget(customerId, prospectId, url);
        if (doNotContact) {
            store.forbidContact(customerId, key.hash(customerId, url), by.userId());
        }
        store.publish(customerId, prospectId);
        audit.ofErasure(by, customerId, prospectId, doNotContact ? RuleSkipStore.DO_NOT_CONTACT : null);
        relay.afterCommit();
        log.info("Erased prospect {} of customer {}.", prospectId, customerId);
    }

    private void requireErasedAlike(UUID customerId, UUID prospectId, boolean doNotContact) {
        if (!store.wasErased(customerId, prospectId, false)) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "Nothing is known of this person.");
        }
        if (doNotContact && !store.wasErased(customerId, prospectId, true)) {
            throw ProblemException.of(
                    ProblemType.DO_NOT_CONTACT,
                    "The person has been erased without a do-not-contact entry, and their URL is no longer known. Make an"
                            + " entry with the URL instead.");
        }
    }
}
