package com.heycmo.outreach.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.analytics.OutcomeAnalyticsApplication;
import com.heycmo.outreach.approval.ApprovalServiceApplication;
import com.heycmo.outreach.dispatch.DispatchServiceApplication;
import com.heycmo.outreach.ingest.DraftingIngestApplication;
import com.heycmo.outreach.problems.FilterOrder;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardContext;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;

/** The filters of all services in one process run in the order of {@link FilterOrder}, and the document lists them. */
@SpringBootTest(
        classes = FilterOrderIntegrationTests.AllServices.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=logs,drafting-ingest,outcome-analytics,approval-service,dispatch-service",
            "spring.kafka.streams.state-dir=target/outreach-analytics"
        })
@UseTestInfrastructure
class FilterOrderIntegrationTests {

    private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({
        DraftingIngestApplication.class,
        ApprovalServiceApplication.class,
        DispatchServiceApplication.class,
        OutcomeAnalyticsApplication.class
    })
    static class AllServices {}

    @Autowired
    private ServletWebServerApplicationContext context;

    @Autowired
    private FilterChainProxy security;

    @Test
    void theContainerRunsTheListedFiltersInTheListedOrder() {
        assertThat(containerFilters()).isEqualTo(namesOutsideTheSecurityChains());
    }

    @Test
    void eachSecurityChainRunsItsListedFiltersInTheListedOrder() {
        List<String> listed = namesInSecurityChains();
        assertThat(security.getFilterChains()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(chain -> {
            List<String> running =
                    names(chain).stream().filter(listed::contains).toList();
            assertThat(running)
                    .isEqualTo(listed.stream().filter(running::contains).toList());
        });
    }

    @Test
    void noFilterOfOursAndNoListedFilterIsMissing() {
        Set<String> running = security.getFilterChains().stream()
                .flatMap(chain -> names(chain).stream())
                .collect(Collectors.toSet());
        assertThat(running).containsAll(namesInSecurityChains());
        assertThat(security.getFilterChains().stream()
                        .flatMap(chain -> chain.getFilters().stream())
                        .map(Filter::getClass)
                        .filter(type -> type.getName().startsWith("com.heycmo."))
                        .map(Class::getSimpleName))
                .isSubsetOf(namesInSecurityChains());
    }

    @Test
    void theArchitectureDocumentShowsTheSameTable() throws IOException {
        String table = Arrays.stream(FilterOrder.values())
                .map(FilterOrderIntegrationTests::row)
                .collect(Collectors.joining("\n", "| filter | order | why there |\n|---|---|---|\n", "\n\n"));
        assertThat(Files.readString(DOCUMENT)).contains(table);
    }

    private static String row(FilterOrder place) {
        String order = place.isInSecurityChain() ? "in the chain" : symbolic(place.order());
        return "| `%s` | %s | %s |".formatted(place.filterName(), order, place.reason());
    }

    private static String symbolic(int order) {
        if (order == Ordered.LOWEST_PRECEDENCE) {
            return "LOWEST_PRECEDENCE";
        }
        return order < -100_000
                ? "HIGHEST_PRECEDENCE + " + (order - Ordered.HIGHEST_PRECEDENCE)
                : Integer.toString(order);
    }

    private List<String> containerFilters() {
        StandardContext servletContext =
                (StandardContext) ((TomcatWebServer) Objects.requireNonNull(context.getWebServer()))
                        .getTomcat()
                        .getHost()
                        .findChildren()[0];
        return Arrays.stream(servletContext.findFilterMaps())
                .map(FilterMap::getFilterName)
                .distinct()
                .map(name -> simpleName(servletContext.findFilterDef(name)))
                .toList();
    }

    /** The chains' filter has an anonymous class. */
    private static String simpleName(FilterDef filter) {
        String type = filter.getFilterClass();
        return type.contains("$") ? filter.getFilterName() : type.substring(type.lastIndexOf('.') + 1);
    }

    private static List<String> names(SecurityFilterChain chain) {
        return chain.getFilters().stream()
                .map(filter -> filter.getClass().getSimpleName())
                .toList();
    }

    private static List<String> namesOutsideTheSecurityChains() {
        return places(false).map(FilterOrder::filterName).toList();
    }

    private static List<String> namesInSecurityChains() {
        return places(true).map(FilterOrder::filterName).toList();
    }

    private static Stream<FilterOrder> places(boolean inSecurityChain) {
        return Arrays.stream(FilterOrder.values()).filter(place -> place.isInSecurityChain() == inSecurityChain);
    }
}
