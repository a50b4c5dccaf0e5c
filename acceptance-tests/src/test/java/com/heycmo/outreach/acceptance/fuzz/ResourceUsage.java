package com.heycmo.outreach.acceptance.fuzz;

import com.heycmo.outreach.acceptance.api.RunningPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Heap, threads and open files of the pipeline after a garbage collection. */
record ResourceUsage(long heapBytes, int threads, int openFiles) {

    static ResourceUsage of(RunningPipeline pipeline) {
        collectGarbage(pipeline.pid());
        return new ResourceUsage(
                (long) pipeline.metric("jvm.memory.used?tag=area:heap"),
                (int) pipeline.metric("jvm.threads.live"),
                (int) pipeline.metric("process.files.open"));
    }

    private static void collectGarbage(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd could not connect to the pipeline.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during garbage collection.", e);
        }
    }
}
