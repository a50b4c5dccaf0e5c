package com.heycmo.outreach.approval.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.heycmo.outreach.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoNotContactKeyTests {

    @Test
    void withoutAKeyTheRequestIsRefusedAndSaysWhatToSet() {
        DoNotContactKey key = new DoNotContactKey("");

        ProblemException problem = catchThrowableOfType(ProblemException.class, key::requireConfigured);

        assertThat(key.isConfigured()).isFalse();
        assertThat(problem.getStatusCode().value()).isEqualTo(409);
        assertThat(problem.getBody().getDetail()).contains("outreach.do-not-contact.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQgc2VjcmV0", "a secret that is no base64"})
    void aWrongKeyStopsTheStartAndIsNotRepeated(String wrong) {
        assertThatThrownBy(() -> new DoNotContactKey(wrong))
                .hasMessageContaining("outreach.do-not-contact.key")
                .satisfies(error -> assertThat(error.toString()).doesNotContain(wrong));
    }
}
