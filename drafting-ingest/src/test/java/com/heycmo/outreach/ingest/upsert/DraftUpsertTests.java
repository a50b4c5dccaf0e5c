package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.NINE;
import static com.heycmo.outreach.ingest.upsert.Drafts.TEN;
import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static com.heycmo.outreach.ingest.upsert.Drafts.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.upsert.UpsertStore.Written;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.InOrder;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;

class DraftUpsertTests {

    private static final UUID CUSTOMER = UUID.fromString("0d5f7a52-6f5e-4f0c-9c3b-0a8a7e9d1c11");
    private static final String REFUSED = "refused";

    private final DraftStore store = mock(DraftStore.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final DraftUpsert upsert = new DraftUpsert(store, mock(RelayWakeUp.class), transactions);
    private final List<List<String>> statements = new ArrayList<>();

    /** Makes the database refuse these bodies with this SQLSTATE. */
    private void refuse(Predicate<String> bodies, String state) {
        doAnswer(call -> {
                    List<ReceivedDraft> drafts = call.getArgument(0);
                    List<String> texts =
                            drafts.stream().map(draft -> draft.draft().body()).toList();
                    statements.add(texts);
                    if (texts.stream().anyMatch(bodies)) {
                        throw failure(state);
                    }
                    return new Written(drafts.size(), 0, 0);
                })
                .when(store)
                .upsert(anyList(), anyBoolean());
    }

    @BeforeEach
    void refuseThatText() {
        refuse(REFUSED::equals, "23514");
    }

    @Test
    void writesABatchInOneStatement() {
        Upserted upserted = upsert.upsert(good(50).toList());

        assertThat(upserted).isEqualTo(new Upserted(50, 0, 0, List.of()));
        assertThat(statements).hasSize(1);
    }

    @Test
    void assumesAReplayWhileStatementsChangeNothing() {
        List<ReceivedDraft> batch = good(3).toList();
        doReturn(new Written(0, 0, 0), new Written(0, 1, 0), new Written(0, 0, 0))
                .when(store)
                .upsert(anyList(), anyBoolean());

        upsert.upsert(batch);
        upsert.upsert(batch);
        upsert.upsert(batch);

        InOrder statements = inOrder(store);
        statements.verify(store).upsert(anyList(), eq(false));
        statements.verify(store).upsert(anyList(), eq(true));
        statements.verify(store).upsert(anyList(), eq(false));
    }

    @Test
    void executesNothingForAnEmptyBatch() {
        assertThat(upsert.upsert(List.of())).isEqualTo(Upserted.NOTHING);
        assertThat(statements).isEmpty();
    }

    @Test
    void splitsTheBatchUntilTheRefusedDraftsAreIsolated() {
        ReceivedDraft first = received(message(CUSTOMER, "bad-1", REFUSED, NINE));
        ReceivedDraft second = received(message(CUSTOMER, "bad-2", REFUSED, NINE));
        List<ReceivedDraft> batch = new ArrayList<>(good(100).toList());
        batch.add(31, first);
        batch.add(77, second);

        Upserted upserted = upsert.upsert(batch);

        assertThat(upserted.inserted()).isEqualTo(100);
        assertThat(upserted.refused()).extracting(RefusedDraft::received).containsExactly(first, second);
        assertThat(upserted.refused().get(0).reason().code()).isEqualTo("malformed");
        assertThat(upserted.refused().get(0).reason().message()).contains("23514");
        assertThat(statements).hasSizeLessThan(40);
    }

    @Test
    void writesTheOlderDraftOfAKeyIfTheNewerOneIsRefused() {
        Draft older = message(CUSTOMER, "jane", "good", NINE);
        Draft newer = message(CUSTOMER, "jane", REFUSED, TEN);

        Upserted upserted = upsert.upsert(batch(older, newer));

        assertThat(upserted.refused())
                .extracting(refused -> refused.received().draft())
                .containsExactly(newer);
        assertThat(upserted.inserted()).isEqualTo(1);
        assertThat(statements).contains(List.of("good"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P05"})
    void reportsUnstorableTextAsSuch(String state) {
        refuse(REFUSED::equals, state);

        Upserted upserted = upsert.upsert(batch(message(CUSTOMER, "jane", REFUSED, NINE)));

        assertThat(upserted.refused().get(0).reason().code()).isEqualTo("text_not_storable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23502", "23514", "54000"})
    void treatsADataErrorAsInvalidInputAtAnyDepthOfTheCauses(String state) {
        doThrow(new IllegalStateException(new RuntimeException(failure(state))))
                .when(store)
                .upsert(anyList(), anyBoolean());

        Upserted upserted = upsert.upsert(batch(message(CUSTOMER, "jane", "text", NINE)));

        assertThat(upserted.refused()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "42P01", "53300", "55P03", "57P01", "57P03", "XX000"})
    void refusesNoDraftForErrorsOfTheDatabaseItself(String state) {
        refuse(body -> true, state);

        assertThatThrownBy(() -> upsert.upsert(good(4).toList()))
                .isInstanceOf(DatabaseAwayException.class)
                .hasMessageContaining(state);
        assertThat(statements).hasSize(1);
    }

    @Test
    void rethrowsOtherExceptionsUnchanged() {
        doThrow(new IllegalArgumentException("a fault")).when(store).upsert(anyList(), anyBoolean());

        assertThatThrownBy(() -> upsert.upsert(good(2).toList())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void retriesAfterAConcurrentInsertOfTheSameDraft() {
        doThrow(failure("23505")).doReturn(new Written(0, 1, 0)).when(store).upsert(anyList(), anyBoolean());

        Upserted upserted = upsert.upsert(batch(message(CUSTOMER, "jane", "text", NINE)));

        assertThat(upserted).isEqualTo(new Upserted(0, 1, 0, List.of()));
    }

    @Test
    void refusesADraftThatAlwaysViolatesAUniqueConstraint() {
        refuse(REFUSED::equals, "23505");

        Upserted upserted =
                upsert.upsert(batch(message(CUSTOMER, "jane", REFUSED, NINE), message(CUSTOMER, "joe", "good", NINE)));

        assertThat(upserted.inserted()).isEqualTo(1);
        assertThat(upserted.refused()).hasSize(1);
    }

    private static Stream<ReceivedDraft> good(int count) {
        return IntStream.range(0, count).mapToObj(i -> received(message(CUSTOMER, "p-" + i, "good", NINE)));
    }

    private static DataAccessException failure(String state) {
        return new UncategorizedDataAccessException("failed", new SQLException("failed", state)) {
            private static final long serialVersionUID = 1L;
        };
    }
}
