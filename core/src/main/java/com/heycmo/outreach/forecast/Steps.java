package com.heycmo.outreach.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The drafts of each person in the order of their places. */
final class Steps {

    private final Map<String, List<ForecastDraft>> byProspect = new HashMap<>();

    Steps(List<ForecastDraft> drafts, boolean holdLaterSteps, Instant now) {
        for (ForecastDraft draft : drafts) {
            String prospect = draft.draft().prospect();
            if (prospect != null) {
                byProspect.computeIfAbsent(prospect, any -> new ArrayList<>()).add(draft);
            }
        }
        for (List<ForecastDraft> steps : byProspect.values()) {
            steps.sort(Comparator.comparingInt(step -> step.draft().place()));
            if (holdLaterSteps) {
                hold(steps, now);
            }
        }
    }

    /** Steps of the same place do not hold each other. */
    private static void hold(List<ForecastDraft> steps, Instant now) {
        int open = 0;
        int openBefore = 0;
        int place = -1;
        for (ForecastDraft step : steps) {
            if (step.draft().place() != place) {
                place = step.draft().place();
                openBefore = open;
            }
            step.holdBy(openBefore);
            open += step.draft().isOpen(now) ? 1 : 0;
        }
    }

    Stream<ForecastDraft> after(ForecastDraft sent) {
        String prospect = sent.draft().prospect();
        return prospect == null
                ? Stream.empty()
                : byProspect.getOrDefault(prospect, List.of()).stream()
                        .filter(step -> step.draft().place() > sent.draft().place());
    }
}
