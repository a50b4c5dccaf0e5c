package com.heycmo.outreach.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

@UseTestInfrastructure
@SpringBootTest(classes = AuditTestApplication.class)
class AuditLogIntegrationTests {

    private final UUID customer = UUID.randomUUID();
    private final UUID draft = UUID.randomUUID();
    private final UUID device = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();

    @Autowired
    private AuditLog log;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private QueueRows rows;

    @Test
    void writesDownWhoDidWhatToADraft() {
        write(AuditEntry.ofDraft(customer, draft, 3, AuditAction.SKIPPED, Actor.person(person))
                .withDetail("Not \"now\", {maybe}, NULL"));

        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("what", "skipped")
                        .containsEntry("draft_id", draft)
                        .containsEntry("extension_id", null)
                        .containsEntry("version", 3)
                        .containsEntry("actor", "person")
                        .containsEntry("actor_id", person)
                        .containsEntry("detail", "Not \"now\", {maybe}, NULL")
                        .containsKey("at"));
    }

    @Test
    void writesDownWhatWasDoneToADeviceAndToTheCustomer() {
        write(
                AuditEntry.ofExtension(customer, device, AuditAction.EXTENSION_PAIRED, Actor.person(person))
                        .withDetail("Laptop"),
                AuditEntry.ofCustomer(customer, AuditAction.PAUSED, Actor.person(person)));

        assertThat(entries().get(0))
                .containsEntry("what", "extension_paired")
                .containsEntry("extension_id", device)
                .containsEntry("draft_id", null)
                .containsEntry("version", null)
                .containsEntry("detail", "Laptop");
        assertThat(entries().get(1)).containsEntry("what", "paused").containsEntry("detail", null);
    }

    @Test
    void keepsTheOrderOfManyAtOnce() {
        write(IntStream.rangeClosed(1, 500)
                .mapToObj(version -> AuditEntry.ofDraft(customer, draft, version, AuditAction.EXPIRED, Actor.PIPELINE))
                .toArray(AuditEntry[]::new));

        assertThat(entries())
                .extracting(entry -> entry.get("version"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 500).boxed().toList());
    }

    @Test
    void knowsEveryWordThatTheTableKnows() {
        for (AuditAction what : AuditAction.values()) {
            write(AuditEntry.ofDraft(customer, draft, 1, what, Actor.AGENT));
            assertThat(AuditAction.ofWireName(what.wireName())).contains(what);
        }
        for (Actor actor : List.of(Actor.person(person), Actor.extension(device), Actor.PIPELINE)) {
            write(AuditEntry.ofDraft(customer, draft, 1, AuditAction.SENT, actor));
        }

        assertThat(entries()).hasSize(AuditAction.values().length + 3);
        assertThat(AuditAction.ofWireName("APPROVED")).isEmpty();
    }

    @Test
    void forgetsWhatWasRolledBack() {
        inTransactionOf(customer, tx -> {
            log.record(AuditEntry.ofDraft(customer, draft, 1, AuditAction.APPROVED, Actor.person(person)));
            tx.setRollbackOnly();
        });

        assertThat(entries()).isEmpty();
    }

    @Test
    void writesNothingWhenThereIsNothingToWrite() {
        write();

        assertThat(entries()).isEmpty();
    }

    @Test
    void takesNoEntryOutsideOfATransaction() {
        AuditEntry entry = AuditEntry.ofCustomer(customer, AuditAction.PAUSED, Actor.person(person));

        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> log.record(entry));
    }

    @Test
    void takesNoEntryOfAnotherCustomer() {
        AuditEntry entry = AuditEntry.ofCustomer(UUID.randomUUID(), AuditAction.PAUSED, Actor.person(person));

        assertThatThrownBy(() -> write(entry))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private void write(AuditEntry... entries) {
        inTransactionOf(customer, tx -> log.record(List.of(entries)));
    }

    private void inTransactionOf(UUID customerId, Consumer<TransactionStatus> work) {
        try (CustomerScope scope = CustomerScope.open(customerId)) {
            transaction.executeWithoutResult(work);
        }
    }

    private List<Map<String, @Nullable Object>> entries() {
        return rows.audit(customer);
    }
}
