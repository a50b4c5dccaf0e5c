package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.claim.History.Change;
import com.heycmo.outreach.dispatch.claim.History.Kind;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whatever happened to a person's drafts, judged change by change: claims hand out what the contract allows. */
class HoldPropertyIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();
    private static final JdbcClient JDBC = JdbcClient.create(
            new SingleConnectionDataSource(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password(), true));

    @Property(tries = 60)
    void claimsNeverHandOutAHeldStepAndLeaveNoOther(@ForAll("histories") List<Change> changes) {
        History history = new History(JDBC);
        history.addSequence();
        for (Change change : changes) {
            if (change.kind() == Kind.CLAIM) {
                claim(history);
            } else {
                history.make(change);
            }
        }

        while (claim(history) != null) {
            // Each is checked.
        }

        // Until no lock is live: a lock that outlives its draft holds later steps without being written.
        history.make(new Change(Kind.PASS, 0, 2));
        List<Map<String, @Nullable Object>> judged = history.judgements();
        history.judgeAll();
        assertThat(judged).as("%s", changes).isEqualTo(history.judgements());
    }

    /** Few enough drafts that no cap is reached. */
    @Provide
    static Arbitrary<List<Change>> histories() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 59);
        Arbitrary<Kind> kind = Arbitraries.frequency(
                Tuple.of(7, Kind.ADD),
                Tuple.of(3, Kind.APPROVE),
                Tuple.of(1, Kind.SKIP),
                Tuple.of(1, Kind.REOPEN),
                Tuple.of(4, Kind.CLAIM),
                Tuple.of(4, Kind.REPORT_SENT),
                Tuple.of(1, Kind.REPORT_FAILED),
                Tuple.of(1, Kind.RELEASE),
                Tuple.of(2, Kind.PASS),
                Tuple.of(2, Kind.PASS_TO_EXPIRY),
                Tuple.of(1, Kind.ACCEPT),
                Tuple.of(1, Kind.TOGGLE),
                Tuple.of(1, Kind.SWEEP));
        return Combinators.combine(kind, number, number)
                .as(Change::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    private static @Nullable UUID claim(History history) {
        List<UUID> claimable = Steps.read(history.jdbc, history.customerId).claimable();
        UUID id = history.claim();
        if (id == null) {
            assertThat(claimable).isEmpty();
        } else {
            assertThat(claimable).contains(id);
        }
        return id;
    }
}
