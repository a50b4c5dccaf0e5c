package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class BulkDecisionsTests {

    private static final URI UNAVAILABLE = URI.create("/problems/unavailable");

    private static final Person PERSON = new Person(UUID.randomUUID(), null, Map.of());

    private final List<UUID> asked = new ArrayList<>();

    @Test
    void reportsAnOutageForTheRemainingItemsWithoutTryingThem() {
        List<BulkRequest.Item> items = items(4);
        BulkDecisions bulk = new BulkDecisions(new Failing(2, new CannotGetJdbcConnectionException("away")));

        List<BulkResult.Item> results = bulk.decide(
                        PERSON, UUID.randomUUID(), BulkOperation.APPROVE, items, DecidedVia.API)
                .items();

        assertThat(asked).hasSize(2);
        assertThat(results).extracting(BulkResult.Item::id).containsExactlyElementsOf(ids(items));
        assertThat(type(results.get(0))).isEqualTo(URI.create("/problems/not-found"));
        assertThat(results.subList(1, 4)).allMatch(result -> type(result).equals(UNAVAILABLE));
    }

    @Test
    void failsAsAWholeIfTheFirstItemMeetsAnOutage() {
        BulkDecisions bulk = new BulkDecisions(new Failing(1, new CannotGetJdbcConnectionException("away")));

        assertThatThrownBy(
                        () -> bulk.decide(PERSON, UUID.randomUUID(), BulkOperation.APPROVE, items(2), DecidedVia.API))
                .isInstanceOf(CannotGetJdbcConnectionException.class);
    }

    @Test
    void anInternalErrorAtOneItemDoesNotStopTheOthers() {
        BulkDecisions bulk = new BulkDecisions(new Failing(2, new IllegalStateException("secret")));

        List<BulkResult.Item> results = bulk.decide(
                        PERSON, UUID.randomUUID(), BulkOperation.APPROVE, items(3), DecidedVia.API)
                .items();

        assertThat(asked).hasSize(3);
        assertThat(Objects.requireNonNull(results.get(1).problem()).getStatus()).isEqualTo(500);
        assertThat(results.get(1).toString()).doesNotContain("secret");
    }

    private static List<BulkRequest.Item> items(int count) {
        List<BulkRequest.Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new BulkRequest.Item(UUID.randomUUID().toString(), null));
        }
        return items;
    }

    private static List<String> ids(List<BulkRequest.Item> items) {
        return items.stream().map(BulkRequest.Item::id).toList();
    }

    private static URI type(BulkResult.Item result) {
        return Objects.requireNonNull(Objects.requireNonNull(result.problem()).getType());
    }

    /** Finds no draft, and fails at one of the calls. */
    @SuppressWarnings("NullAway") // The collaborators are not used.
    private final class Failing extends Decisions {

        private final int at;
        private final RuntimeException failure;

        Failing(int at, RuntimeException failure) {
            super(null, null, null, null);
            this.at = at;
            this.failure = failure;
        }

        @Override
        public DraftRow approve(Person by, UUID customerId, UUID id, @Nullable Integer version, DecidedVia via) {
            asked.add(id);
            throw asked.size() == at ? failure : ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft.");
        }
    }
}
