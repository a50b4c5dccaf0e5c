package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.claim.History.Change;
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
import org.jspecify.annotations.Nullable;

/** Whatever happened to a person's drafts, judged change by change: claims hand out what the contract allows. */
class HoldPropertyIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    @Property(tries = 60)
    void claimsNeverHandOutAHeldStepAndLeaveNoOther(@ForAll("histories") List<Change> changes) {
        History history = new History(DATABASE);
        for (Change change : changes) {
            if (change.kind() == History.Kind.CLAIM) {
                claim(history);
            } else {
                history.make(change);
            }
        }

        while (claim(history) != null) {
            // Each is checked.
        }

        List<Map<String, @Nullable Object>> judged = history.judgements();
        history.judgeAll();
        assertThat(judged).as("%s", changes).isEqualTo(history.judgements());
    }

    /** Few enough drafts that no cap is reached. */
    @Provide
    static Arbitrary<List<Change>> histories() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 59);
        return Combinators.combine(Arbitraries.of(History.Kind.class), number, number)
                .as(Change::new)
                .list()
                .ofMinSize(5)
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
