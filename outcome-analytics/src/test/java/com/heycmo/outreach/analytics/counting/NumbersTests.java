package com.heycmo.outreach.analytics.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NumbersTests {

    @Property(tries = 300)
    void holdsWhatWasPutInAndNothingElse(@ForAll @Size(max = 30) Set<@IntRange(max = 40) Integer> put) {
        Numbers numbers = Numbers.NONE;
        for (int number : put) {
            numbers = Numbers.parse(numbers.with(number).text());
        }
        for (int number = 0; number <= 41; number++) {
            assertThat(numbers.contains(number)).isEqualTo(put.contains(number));
        }
        assertThat(numbers.text().split(","))
                .as("as few ranges as there are gaps")
                .hasSizeLessThanOrEqualTo(21);
    }

    @Property(tries = 1)
    void whatFollowsEachOtherIsOneRange() {
        Numbers numbers = Numbers.NONE;
        for (int number : new int[] {1, 3, 5, 4, 2}) {
            numbers = numbers.with(number);
        }
        assertThat(numbers.text()).isEqualTo("1-5");
    }
}
