package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the image's commands without Docker, with the Java that runs the tests. */
@ThoroughOnly
class DockerfileIntegrationTests {

    private static final String DOCKERFILE = ComposeFile.read("Dockerfile").replace("\\\n", "");
    private static final Pattern RUN = Pattern.compile("(?m)^RUN (.*java .*)$");
    private static final Pattern LAYER = Pattern.compile("(?m)^COPY --from=layers /layers/(\\S+)/ \\./$");
    private static final Pattern ARGUMENT = Pattern.compile(" (--spring\\S+)");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service", "outcome-analytics"})
    void theServiceStartsWithTheClassesThatItsTrainingRunArchived(String module) throws Exception {
        List<String> commands =
                RUN.matcher(DOCKERFILE).results().map(run -> run.group(1)).toList();
        Path layers = Files.createDirectory(directory.resolve("layers"));
        Path service = Files.createDirectory(directory.resolve("service"));
        Files.copy(ServiceJar.of(module).path(), layers.resolve("service.jar"));
        run(layers, commands.get(0));
        for (MatchResult layer : LAYER.matcher(DOCKERFILE).results().toList()) {
            run(service, "cp -a %s/. .".formatted(layers.resolve(layer.group(1))));
        }

        run(service, "ARCHIVE=cds; " + commands.get(1));

        String arguments = String.join(
                " ",
                ARGUMENT.matcher(commands.get(1))
                        .results()
                        .map(argument -> argument.group(1))
                        .toList());
        run(service, "java -Xshare:on -Xlog:class+load:file=loaded -Dspring.context.exit=onRefresh @run " + arguments);
        assertThat(Files.readString(service.resolve("loaded")))
                .containsPattern("com\\.heycmo\\.outreach\\.\\S+Application source: shared objects file \\(top\\)")
                .containsPattern("TomcatWebServer source: shared objects file \\(top\\)");
    }

    private void run(Path where, String command) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + File.pathSeparator + path);
        Process process = bash.start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
