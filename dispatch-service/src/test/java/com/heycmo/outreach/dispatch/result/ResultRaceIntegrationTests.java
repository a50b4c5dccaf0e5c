package com.heycmo.outreach.dispatch.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Reports of one job at the same time. */
class ResultRaceIntegrationTests extends ResultTestBase {

    @Test
    void writesOneEventForConcurrentCopiesOfAResult() throws Exception {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();

        List<Extension.Answer> answers = concurrently(8, i -> extension.report(id, true, token));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(Extension.Answer::json).distinct()).hasSize(1);
        assertThat(rows.outbox(customerId)).hasSize(1);
    }

    @Test
    void endsAsSentForConcurrentSuccessAndFailure() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = rows.insert(QueueRow.approved(customerId));
            String token = extension.claim().token();

            concurrently(6, i -> extension.report(id, i % 2 == 0, token));

            assertThat(rows.status(customerId, id)).isEqualTo("sent");
            assertThat((Integer) rows.read(customerId, id).get("outcomes")).isBetween(1, 2);
        }
    }

    private interface Call {
        Extension.Answer make(int number);
    }

    private static List<Extension.Answer> concurrently(int count, Call call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            List<Future<Extension.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(callers.submit(() -> call.make(number)));
            }
            List<Extension.Answer> answers = new ArrayList<>();
            for (Future<Extension.Answer> each : calls) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            callers.shutdown();
        }
    }
}
