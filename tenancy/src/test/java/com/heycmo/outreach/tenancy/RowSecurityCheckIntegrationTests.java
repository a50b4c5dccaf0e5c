package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RowSecurityCheckIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    private final DataSource owner = DATABASE.dataSource();
    private final DataSource service = DATABASE.dataSource(DATABASE.service());
    private final DataSource worker = DATABASE.dataSource(DATABASE.worker());

    @Test
    void acceptsTheTwoRoles(CapturedOutput output) {
        assertThatCode(() -> check(service, worker, false)).doesNotThrowAnyException();
        assertThatCode(() -> check(worker, worker, false)).doesNotThrowAnyException();
        assertThat(output.getOut()).doesNotContain("Row-level security");
    }

    @Test
    void rejectsTheOwnerUnlessItIsAllowed(CapturedOutput output) {
        assertThatThrownBy(() -> check(owner, worker, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageContaining("spring.datasource.username, because it owns the tables");
        assertThatThrownBy(() -> check(service, owner, false)).hasMessageContaining("outreach.worker.username");

        check(owner, owner, true);

        assertThat(output.getOut()).containsOnlyOnce("Row-level security does not apply to the login");
    }

    @Test
    void rejectsWorkerRightsForRequests() {
        assertThatThrownBy(() -> check(worker, service, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageContaining("a request could see every customer");
    }

    @Test
    void rejectsAWorkerWithoutWorkerRights() {
        assertThatThrownBy(() -> check(service, service, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageContaining("does not have the rights of outreach_worker");
    }

    @Test
    void namesTheLoginThatTheDatabaseRejects() {
        DatabaseAccess access = DATABASE.worker();
        DataSource wrong = DATABASE.dataSource(new DatabaseAccess(access.jdbcUrl(), access.user(), "wrong"));

        assertThatThrownBy(() -> check(service, wrong, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageStartingWith("The database rejects the login of outreach.worker.username: ");
    }

    @Test
    void theFailureAnalysisHasReasonAndRemedy() {
        DatabaseLoginException failure = new DatabaseLoginException("Why.", "What to do.", null);

        assertThat(Objects.requireNonNull(new DatabaseLoginFailureAnalyzer().analyze(failure)))
                .satisfies(analysis -> assertThat(analysis.getDescription()).isEqualTo("Why."))
                .satisfies(analysis -> assertThat(analysis.getAction()).isEqualTo("What to do."));
    }

    private static void check(DataSource requests, DataSource background, boolean ownerAllowed) {
        new RowSecurityCheck(requests, background, ownerAllowed).afterPropertiesSet();
    }
}
