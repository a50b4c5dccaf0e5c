package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.deployment.MonitoringFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultTests {

    @Test
    void aFaultFiresEachAlert() {
        assertThat(Stream.of(Fault.values()).flatMap(fault -> fault.allAlerts().stream()))
                .containsExactlyInAnyOrderElementsOf(MonitoringFiles.alertNames());
    }
}
