package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.embedded.Ports;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestPortsTests {

    @Test
    void areReservedOnceAndStayFree() {
        // Without reservations some of 300 random ports out of 4,000 would be equal.
        List<Integer> ports = Stream.generate(TestPorts::take).limit(300).toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(Ports::isFree);
    }
}
