package com.heycmo.outreach.ingest.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Java and SQL judge alike what a person can see. */
class VisibleTextIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    private final JdbcClient owner = DATABASE.jdbc();

    @Test
    void sqlKnowsTheSameInvisibleCharacters() {
        // PostgreSQL has neither NUL nor surrogates.
        int[] inJava = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(InvisibleCharacters::contains)
                .toArray();

        assertThat(owner.sql("""
                        SELECT c
                          FROM generate_series(1, 1114111) AS c
                         WHERE c NOT BETWEEN 55296 AND 57343
                           AND NOT linkedin_outreach_has_visible_text(chr(c))
                        """).query(Integer.class).list())
                .containsExactly(IntStream.of(inJava).boxed().toArray(Integer[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\r\n\t",
                "\u00A0",
                "\u2007\u202F",
                "\u0085",
                "\u200B",
                "\u2800",
                "\uFEFF",
                "\uDB40\uDC41"
            })
    void theTablesRefuseABlankTextAndABlankName(String blank) {
        assertThatThrownBy(() -> insertMessage(blank))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("body_required");
        assertThatThrownBy(() -> owner.sql("""
                        INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
                        VALUES (gen_random_uuid(), gen_random_uuid(), :name, gen_random_uuid())
                        """).param("name", blank).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("device_name_given");
        insertMessage(blank + "." + blank);
    }

    private void insertMessage(String body) {
        owner.sql("""
                        INSERT INTO linkedin_outreach_queue (customer_id, id, action, prospect_url, body)
                        VALUES (:id, :id, 'message', 'https://www.linkedin.com/in/jane-doe', :body)
                        """).param("id", UUID.randomUUID()).param("body", body).update();
    }
}
