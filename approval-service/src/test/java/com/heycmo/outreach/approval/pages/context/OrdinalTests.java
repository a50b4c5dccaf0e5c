package com.heycmo.outreach.approval.pages.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdinalTests {

    @ParameterizedTest
    @CsvSource({"1, one", "2, two", "3, few", "4, other", "11, other", "12, other", "13, other", "21, one", "112, other"
    })
    void hasTheCategoryOfEnglish(int number, String category) {
        assertThat(new Ordinal().category(number)).isEqualTo(category);
    }
}
