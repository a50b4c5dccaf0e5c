package com.heycmo.outreach.acceptance.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector receives while drafts pass through the pipeline. An agent, a person and an extension record traces, each another. */
class TracesIntegrationTests {

    private static final String PERSONS_TRACE = "b1e27f3577b34da6a3ce929d0e0e4736";
    private static final String EXTENSIONS_TRACE = "c2e27f3577b34da6a3ce929d0e0e4736";

    /** All that the decision, the claim, the result and the events of a draft leave in one trace. */
    private static final List<String> STORY = List.of(
            "claim",
            "result",
            "send linkedin.outreach.decisions",
            "send linkedin.outreach.outcomes",
            "process linkedin.outreach.decisions",
            "process linkedin.outreach.outcomes");

    private static final LeakDetector LEAKS = new LeakDetector();
    private static String sent = "";
    private static List<Span> spans = List.of();
    private static List<ExportTraceServiceRequest> received = List.of();

    @BeforeAll
    static void passDraftsThroughThePipeline(@TempDir Path directory) throws Exception {
        try (Collector collector = new Collector();
                AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))
                        .with("management.opentelemetry.tracing.export.otlp.endpoint", collector.endpoint())
                        .with("management.opentelemetry.tracing.export.schedule-delay", "200ms")
                        .with("management.tracing.sampling.probability", "1.0")) {
            AllInOneProcess.Endpoints endpoints = allInOne.start();
            TracedClient person = client(endpoints, PERSONS_TRACE, endpoints.apiToken(0));
            TracedClient extension = client(endpoints, EXTENSIONS_TRACE, endpoints.extensionToken(0));
            LEAKS.register(person.token());
            LEAKS.register(extension.token());
            PipelineScenario scenario = new PipelineScenario(endpoints, person, extension, LEAKS);
            scenario.publish();
            sent = scenario.send();
            scenario.fail();
            scenario.skip();
            scenario.erase();
            scenario.submitManualDraft();
            scenario.sendInvalidRequests(sent);
            person.get("/api/linkedin/" + LeakDetector.word("path"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(in(PERSONS_TRACE, collector.spans()))
                            .extracting(Span::getName)
                            .containsAll(STORY));
            spans = collector.spans().toList();
            received = List.copyOf(collector.received());
        }
    }

    @AfterAll
    static void forget() {
        spans = List.of();
        received = List.of();
    }

    @Test
    void aDecisionTheClaimTheResultAndTheEventsAreOneTrace() {
        List<Span> story = in(PERSONS_TRACE, spans.stream()).toList();

        assertThat(story)
                .extracting(Span::getName)
                .containsAll(STORY)
                .anyMatch(name -> name.startsWith("http post ") && name.endsWith("/approve"));
        assertThat(story.stream().filter(span -> List.of("claim", "result").contains(span.getName())))
                .anySatisfy(span -> assertThat(span.getAttributesList())
                        .anyMatch(attribute -> attribute.getKey().equals("draft.id")
                                && attribute.getValue().getStringValue().equals(sent)))
                .allSatisfy(span -> assertThat(linkedTraces(span)).containsExactly(EXTENSIONS_TRACE));
    }

    @Test
    void theTraceOfTheDecisionLinksToThatOfTheAgent() {
        assertThat(in(PERSONS_TRACE, spans.stream()))
                .anySatisfy(span -> assertThat(linkedTraces(span)).contains(PipelineScenario.AGENTS_TRACE));
        assertThat(in(PipelineScenario.AGENTS_TRACE, spans.stream()))
                .extracting(Span::getName)
                .contains("process linkedin.outreach.drafts");
    }

    @Test
    void spansNameTheService() {
        assertThat(received.get(0).getResourceSpans(0).getResource().getAttributesList())
                .anyMatch(attribute -> attribute.getKey().equals("service.name")
                        && attribute.getValue().getStringValue().equals("outreach-pipeline"));
    }

    @Test
    void exportsNoTextOfADraftNoNameAndNoSecret() {
        assertThat(received).isNotEmpty();
        assertThat(received.stream().map(ExportTraceServiceRequest::toString).filter(LEAKS::isLeakedIn))
                .isEmpty();
    }

    private static TracedClient client(AllInOneProcess.Endpoints endpoints, String traceId, String token) {
        return new TracedClient(endpoints.text("baseUrl"), traceId, token);
    }

    private static Stream<Span> in(String traceId, Stream<Span> all) {
        return all.filter(span -> hex(span.getTraceId()).equals(traceId));
    }

    private static List<String> linkedTraces(Span span) {
        return span.getLinksList().stream().map(link -> hex(link.getTraceId())).toList();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
