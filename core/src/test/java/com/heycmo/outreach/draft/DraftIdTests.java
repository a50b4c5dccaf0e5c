package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.DraftJson.CUSTOMER;
import static com.heycmo.outreach.draft.DraftJson.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftIdTests {

    /** Computed with Python's {@code uuid.uuid5}. */
    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/in/jane-doe,                    MESSAGE,            3,   56fda048-70d6-56da-aa4a-6cf99efbd8f6",
        "https://www.linkedin.com/in/j%C3%BCrgen,                 CONNECTION_REQUEST, 0,   ec45b0c3-dd42-555e-9b89-52e5e30a36e9",
        "https://www.linkedin.com/feed/update/urn:li:activity:71, COMMENT,            365, fb4da47f-bced-5778-bbfa-ac9498c6c79f",
    })
    void isTheUuidV5OfTheUniqueKey(String prospectUrl, Action action, int dayOffset, UUID id) {
        assertThat(DraftId.of(CUSTOMER, prospectUrl, action, dayOffset)).isEqualTo(id);
    }

    @Test
    void isTheSameForEverySpellingOfTheKey() {
        UUID id = valid().read().id();

        assertThat(id).isEqualTo(UUID.fromString("56fda048-70d6-56da-aa4a-6cf99efbd8f6"));
        assertThat(valid().withText("prospectUrl", "HTTP://m.linkedin.com/in/Jane-Doe/?trk=x")
                        .withText("customerId", "0D5F1C3E-3F0B-4C57-9D0F-6A2B1F3E8C44")
                        .withText("body", "Another text")
                        .read()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void dependsOnEveryPartOfTheKey() {
        String url = "https://www.linkedin.com/in/jane-doe";

        assertThat(new UUID[] {
                    DraftId.of(CUSTOMER, url, Action.MESSAGE, 3),
                    DraftId.of(UUID.fromString("0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c45"), url, Action.MESSAGE, 3),
                    DraftId.of(CUSTOMER, url + "e", Action.MESSAGE, 3),
                    DraftId.of(CUSTOMER, url, Action.COMMENT, 3),
                    DraftId.of(CUSTOMER, url, Action.MESSAGE, 0),
                })
                .doesNotHaveDuplicates()
                .allMatch(id -> id.version() == 5 && id.variant() == 2);
    }
}
