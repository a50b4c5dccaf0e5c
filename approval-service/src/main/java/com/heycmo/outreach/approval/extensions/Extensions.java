package com.heycmo.outreach.approval.extensions;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.AuditAction;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.extension.ExtensionToken;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.RequestText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pairs, renames and revokes a customer's extensions. A change applies from the extension's next request on. */
@Service
public class Extensions {

    private static final int MAX_NAME_LENGTH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

    private final ExtensionStore store;
    private final ReviewerAudit audit;
    private final SecureRandom random = new SecureRandom();

    Extensions(ExtensionStore store, ReviewerAudit audit) {
        this.store = store;
        this.audit = audit;
    }

    /**
     * Creates an extension with its first token. Only the returned value holds the token; the database keeps its hash.
     *
     * @throws ProblemException 400 if the name is blank, too long or not storable
     */
    @Transactional
    public IssuedToken pair(Person by, UUID customerId, @Nullable String deviceName) {
        String name = validName(deviceName);
        UUID id = UUID.randomUUID();
        store.insert(customerId, id, name, by.userId());
        audit.ofExtension(by, customerId, id, AuditAction.EXTENSION_PAIRED, name);
        LOG.info("Paired extension {} of customer {}.", id, customerId);
        return newToken(customerId, id, name);
    }

    /** Ids of the extensions that have this name and are not revoked. */
    @Transactional(readOnly = true)
    public List<UUID> idsNamed(UUID customerId, String deviceName) {
        return store.list(customerId).stream()
                .filter(extension -> extension.deviceName().equals(deviceName))
                .map(Extension::id)
                .toList();
    }

    /** Extensions that are not revoked, oldest first. */
    @Transactional(readOnly = true)
    public List<Extension> list(UUID customerId) {
        return store.list(customerId);
    }

    /** Whether an extension that is not revoked has sent a request lately. */
    @Transactional(readOnly = true)
    public boolean isAnySeenWithin(UUID customerId, Duration duration) {
        return store.isAnySeenWithin(customerId, duration.toSeconds());
    }

    /** The database's clock, which {@code lastSeenAt} is from. */
    @Transactional(readOnly = true)
    public Instant now() {
        return store.now();
    }

    /**
     * Renames an extension. The audit gets an entry only if the name differs.
     *
     * @throws ProblemException 400 for an invalid name; 404 if the extension does not exist or is revoked
     */
    @Transactional
    public Extension rename(Person by, UUID customerId, UUID id, @Nullable String deviceName) {
        String name = validName(deviceName);
        String before = store.lockName(customerId, id).orElseThrow(Extensions::notFound);
        if (!before.equals(name)) {
            audit.ofExtension(by, customerId, id, AuditAction.EXTENSION_RENAMED, name);
        }
        return store.rename(customerId, id, name);
    }

    /**
     * Issues a new token. The old one stays valid for an hour, so that the extension keeps working until it has the
     * new one.
     *
     * @throws ProblemException 404 if the extension does not exist or is revoked
     */
    @Transactional
    public IssuedToken rotate(Person by, UUID customerId, UUID id) {
        String deviceName = store.lockName(customerId, id).orElseThrow(Extensions::notFound);
        store.expireTokensWithinTheHour(customerId, id);
        audit.ofExtension(by, customerId, id, AuditAction.EXTENSION_ROTATED, deviceName);
        LOG.info("Issued a new token for extension {} of customer {}.", id, customerId);
        return newToken(customerId, id, deviceName);
    }

    /**
     * Revokes an extension and all its tokens. A job that it has claimed stays locked until the lock expires. Repeating
     * it changes nothing.
     *
     * @throws ProblemException 404 if the extension never existed
     */
    @Transactional
    public void revoke(Person by, UUID customerId, UUID id) {
        Optional<String> deviceName = store.revoke(customerId, id, by.userId());
        if (deviceName.isPresent()) {
            audit.ofExtension(by, customerId, id, AuditAction.EXTENSION_REVOKED, deviceName.get());
            LOG.info("Revoked extension {} of customer {}.", id, customerId);
        } else if (!store.exists(customerId, id)) {
            throw notFound();
        }
    }

    private IssuedToken newToken(UUID customerId, UUID id, String deviceName) {
        ExtensionToken token = ExtensionToken.generate(random);
        store.insertToken(customerId, id, token.sha256());
        return new IssuedToken(id, deviceName, token.reveal());
    }

    private static String validName(@Nullable String deviceName) {
        return RequestText.required("deviceName", deviceName, MAX_NAME_LENGTH);
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemType.NOT_FOUND, "This extension does not exist.");
    }
}
