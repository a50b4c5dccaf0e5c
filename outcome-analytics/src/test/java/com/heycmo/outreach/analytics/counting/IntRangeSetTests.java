package com.heycmo.outreach.analytics.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IntRangeSetTests {

    @Property(tries = 300)
    void containsExactlyTheAddedNumbers(@ForAll @Size(max = 30) Set<@IntRange(max = 40) Integer> added) {
        IntRangeSet set = IntRangeSet.EMPTY;
        for (int number : added) {
            set = IntRangeSet.parse(set.with(number).text());
        }
        for (int number = 0; number <= 41; number++) {
            assertThat(set.contains(number)).isEqualTo(added.contains(number));
        }
        assertThat(set.text().split(",")).as("at most one range for each gap").hasSizeLessThanOrEqualTo(21);
    }

    @Property(tries = 1)
    void joinsConsecutiveNumbersToOneRange() {
        IntRangeSet set = IntRangeSet.EMPTY;
        for (int number : new int[] {1, 3, 5, 4, 2}) {
            set = set.with(number);
        }
        assertThat(set.text()).isEqualTo("1-5");
    }
}
