package com.heycmo.outreach.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's training run, and a start from its archive of classes. */
@ThoroughOnly
class TrainingRunIntegrationTests {

    @TempDir
    Path directory;

    @Test
    void endsOnceThePipelineIsReadyAndItsArchiveHoldsOurClasses() throws IOException {
        Path archive = directory.resolve("classes.jsa");
        try (AllInOneProcess training = AllInOneProcess.unpacked(directory.resolve("training"))
                .with("outreach.training-run", "true")
                .withJava("-XX:ArchiveClassesAtExit=" + archive)) {
            assertThat(training.launch().awaitExit()).isZero();
            assertThat(training.process().output()).contains("The outreach pipeline is running");
            assertThat(training.postgresIsAlive()).isFalse();
        }

        Path loaded = directory.resolve("loaded.txt");
        try (AllInOneProcess pipeline = AllInOneProcess.unpacked(directory.resolve("data"))
                .withJava("-XX:SharedArchiveFile=" + archive)
                .withJava("-Xlog:class+load:file=" + loaded)) {
            pipeline.start();
        }
        assertThat(Files.readString(loaded))
                .containsPattern("AllInOneApplication source: shared objects file \\(top\\)")
                .containsPattern("KafkaRaftServer source: shared objects file \\(top\\)");
    }
}
