package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.embedded.Ports;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestPortsTests {

    @Test
    void areGivenOnceAndStayFree() {
        // Drawn at random from 4,000, some of these would come twice.
        List<Integer> ports = Stream.generate(TestPorts::take).limit(300).toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(Ports::isFree);
    }
}
