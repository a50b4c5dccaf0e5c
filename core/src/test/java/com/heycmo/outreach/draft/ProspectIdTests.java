package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.DraftJson.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProspectIdTests {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    /** Computed with Python's {@code uuid.uuid5}. */
    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/in/jane-doe,    f0f7ba26-8ea7-5c2e-9eee-7442cabc1e38",
        "https://www.linkedin.com/in/j%C3%BCrgen, fdc249eb-771c-5b0c-9c37-44891a8da337",
    })
    void isTheUuidV5OfCustomerAndUrl(String prospectUrl, UUID id) {
        assertThat(ProspectId.of(CUSTOMER, prospectUrl)).isEqualTo(id);
    }

    @Test
    void isAnotherForEachCustomer() {
        assertThat(ProspectId.of(UUID.fromString("0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c45"), JANE))
                .isNotEqualTo(ProspectId.of(CUSTOMER, JANE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.linkedin.com/feed/update/urn:li:activity:71",
                "https://www.linkedin.com/company/acme",
                "https://www.linkedin.com/in/jane-doe/details",
                "erased:0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c45",
            })
    void onlyPeopleHaveOne(String prospectUrl) {
        assertThat(ProspectId.of(CUSTOMER, prospectUrl)).isNull();
    }
}
