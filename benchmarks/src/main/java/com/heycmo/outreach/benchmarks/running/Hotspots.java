package com.heycmo.outreach.benchmarks.running;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a process spent its time, by the samples of Java Flight Recorder. */
final class Hotspots {

    private static final int SHOWN = 25;

    private Hotspots() {}

    /** The share of samples in which a package is on the stack, and in which a method is at its top. */
    static void print(String process, Path recording) throws IOException {
        Map<String, Integer> packages = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        int samples = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (!event.getEventType().getName().equals("jdk.ExecutionSample") || event.getStackTrace() == null) {
                    continue;
                }
                samples++;
                List<RecordedFrame> frames = event.getStackTrace().getFrames();
                methods.merge(name(frames.get(0)), 1, Integer::sum);
                Set<String> seen =
                        frames.stream().map(Hotspots::packageOf).collect(Collectors.toCollection(HashSet::new));
                seen.forEach(name -> packages.merge(name, 1, Integer::sum));
            }
        }
        System.out.printf("Where the time of %s goes, in %d samples (%s):%n", process, samples, recording);
        print("on the stack", packages, samples);
        print("at its top", methods, samples);
    }

    private static void print(String where, Map<String, Integer> counts, int samples) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> System.out.printf(
                        "  %5.1f %% %s: %s%n", 100.0 * entry.getValue() / samples, where, entry.getKey()));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    /** As far as it says whose code it is. */
    private static String packageOf(RecordedFrame frame) {
        String[] parts = frame.getMethod().getType().getName().split("\\.", -1);
        return String.join(".", List.of(parts).subList(0, Math.min(4, Math.max(1, parts.length - 1))));
    }
}
