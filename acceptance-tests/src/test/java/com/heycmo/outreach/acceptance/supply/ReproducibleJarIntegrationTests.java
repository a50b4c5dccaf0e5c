package com.heycmo.outreach.acceptance.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.Thorough;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The same sources give the same bytes, wherever and whenever they are built. */
class ReproducibleJarIntegrationTests {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git", ".outreach");

    @Test
    void noEntryHasTheTimeOfTheBuild() throws IOException {
        try (ZipFile jar =
                new ZipFile(ROOT.resolve("all-in-one/target/all-in-one.jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.endsWith("git.properties") || name.endsWith("build-info.properties"));
        }
    }

    /** Only in full: each build takes a minute. */
    @Test
    @Tag(Thorough.TAG)
    @EnabledIfSystemProperty(named = "outreach.test.thorough", matches = "true")
    void twoBuildsGiveTheSameBytes(@TempDir Path directory) throws Exception {
        Path one = build(directory.resolve("one"));
        Path other = build(directory.resolve("elsewhere/two"));

        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
    }

    private static Path build(Path directory) throws IOException, InterruptedException {
        copySources(directory);
        Process build = new ProcessBuilder("mvn", "--offline", "--quiet", "-Dquick", "package")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("build.log").toFile())
                .start();
        try {
            assertThat(build.waitFor(15, TimeUnit.MINUTES)).isTrue();
        } finally {
            build.destroyForcibly();
        }
        assertThat(build.exitValue())
                .as(Files.readString(directory.resolve("build.log")))
                .isZero();
        return directory.resolve("all-in-one/target/all-in-one.jar");
    }

    private static void copySources(Path target) throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(ROOT.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, target.resolve(ROOT.relativize(from)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
