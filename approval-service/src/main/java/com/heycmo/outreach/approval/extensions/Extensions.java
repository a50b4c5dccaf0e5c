package com.heycmo.outreach.approval.extensions;

import com.heycmo.outreach.approval.audit.AuditAction;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.approval.reviewer.Reviewer;
import com.heycmo.outreach.extension.ExtensionToken;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which browsers may act for a customer. What is changed here holds for the very next request of the extension. */
@Service
public class Extensions {

    private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

    private final ExtensionStore store;
    private final Reviewer reviewer;
    private final ReviewerAudit audit;
    private final SecureRandom random = new SecureRandom();

    Extensions(ExtensionStore store, Reviewer reviewer, ReviewerAudit audit) {
        this.store = store;
        this.reviewer = reviewer;
        this.audit = audit;
    }

    /** A new device of this customer. Its token is known to nobody but the caller from here on. */
    @Transactional
    public IssuedToken pair(UUID customerId, String deviceName, UUID userId) {
        UUID id = UUID.randomUUID();
        store.insert(customerId, id, deviceName, userId);
        audit.ofExtension(reviewer.person().orElseThrow(), customerId, id, AuditAction.EXTENSION_PAIRED, deviceName);
        LOG.info("Extension {} of customer {} is paired.", id, customerId);
        return newToken(customerId, id, deviceName);
    }

    /** The devices of this customer that have this name and are not revoked. */
    @Transactional(readOnly = true)
    public List<UUID> idsNamed(UUID customerId, String deviceName) {
        return store.list(customerId).stream()
                .filter(extension -> extension.deviceName().equals(deviceName))
                .map(Extension::id)
                .toList();
    }

    /** The devices of this customer that are not revoked, oldest first. */
    @Transactional(readOnly = true)
    public List<Extension> list(UUID customerId) {
        return store.list(customerId);
    }

    /**
     * Another name for the same device. To give it the one it has changes nothing.
     *
     * @throws ProblemException 404 when this customer has no such device, or it is revoked
     */
    @Transactional
    public Extension rename(UUID customerId, UUID id, String deviceName) {
        String before = store.lockName(customerId, id).orElseThrow(Extensions::notFound);
        if (!before.equals(deviceName)) {
            audit.ofExtension(
                    reviewer.person().orElseThrow(), customerId, id, AuditAction.EXTENSION_RENAMED, deviceName);
        }
        return store.rename(customerId, id, deviceName);
    }

    /**
     * Another token for the same device. The one before stays good for an hour, so that nothing fails meanwhile.
     *
     * @throws ProblemException 404 when this customer has no such device, or it is revoked
     */
    @Transactional
    public IssuedToken rotate(UUID customerId, UUID id) {
        String deviceName = store.lockName(customerId, id).orElseThrow(Extensions::notFound);
        store.endTokensWithinTheHour(customerId, id);
        audit.ofExtension(reviewer.person().orElseThrow(), customerId, id, AuditAction.EXTENSION_ROTATED, deviceName);
        LOG.info("Extension {} of customer {} has a new token.", id, customerId);
        return newToken(customerId, id, deviceName);
    }

    /**
     * Ends all of a device's tokens. A job that it holds stays locked until the lock has run out. To repeat it changes
     * nothing.
     *
     * @throws ProblemException 404 when this customer never had such a device
     */
    @Transactional
    public void revoke(UUID customerId, UUID id, UUID userId) {
        Optional<String> deviceName = store.revoke(customerId, id, userId);
        if (deviceName.isPresent()) {
            audit.ofExtension(
                    reviewer.person().orElseThrow(), customerId, id, AuditAction.EXTENSION_REVOKED, deviceName.get());
            LOG.info("Extension {} of customer {} is revoked.", id, customerId);
        } else if (!store.exists(customerId, id)) {
            throw notFound();
        }
    }

    private IssuedToken newToken(UUID customerId, UUID id, String deviceName) {
        ExtensionToken token = ExtensionToken.generate(random);
        store.insertToken(customerId, id, token.sha256());
        return new IssuedToken(id, deviceName, token.reveal());
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemType.NOT_FOUND, "There is no such extension.");
    }
}
