package com.heycmo.outreach.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.JarProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenPortIntegrationTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"server.port", "outreach.embedded.postgres-port", "outreach.embedded.kafka-port"})
    void stopsTheStartWithAnErrorThatNamesTheProperty(String property) throws IOException {
        try (AllInOneProcess pipeline = AllInOneProcess.unpacked(directory.resolve("data"));
                ServerSocket listener =
                        new ServerSocket(pipeline.port(property), 1, InetAddress.getByName("127.0.0.1"))) {
            JarProcess process = pipeline.launch();

            assertThat(process.awaitExit()).isEqualTo(1);
            assertThat(process.output())
                    .contains(property, Integer.toString(listener.getLocalPort()))
                    .doesNotContain("\tat ");
            assertThat(pipeline.endpointsFile()).doesNotExist();
            assertThat(pipeline.postgresIsAlive()).isFalse();
        }
    }
}
