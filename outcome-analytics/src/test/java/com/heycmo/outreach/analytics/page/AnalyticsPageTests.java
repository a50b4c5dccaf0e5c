package com.heycmo.outreach.analytics.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.heycmo.outreach.access.caller.CustomerNames;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.query.FiguresQuery;
import com.heycmo.outreach.analytics.streams.AnalyticsStreams;
import com.heycmo.outreach.analytics.streams.FiguresUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.NestedRuntimeException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.ui.ExtendedModelMap;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

class AnalyticsPageTests {

    private static final Instant NOW = Instant.now();

    private final UUID customer = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final AnalyticsStreams streams = mock(AnalyticsStreams.class);
    private final ExtendedModelMap model = new ExtendedModelMap();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void figuresAreUnavailable() {
        when(streams.read(eq(customer), any())).thenThrow(new FiguresUnavailableException("not yet"));
    }

    @Test
    void reloadsThePageUntilFiguresAreAvailable() {
        String page = render(show(Map.of()), Locale.ENGLISH);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(page)
                .contains("Calculating figures… This page reloads automatically.")
                .contains("<meta http-equiv=\"refresh\" content=\"5\">")
                .doesNotContain("<table");
    }

    @ParameterizedTest
    @CsvSource({"en, 90th percentile, From draft to reply", "de, 90. Perzentil, Vom Entwurf zur Antwort"})
    void showsTheFiguresInBothLanguages(Locale locale, String percentile, String title) {
        Fact approved = new Fact(
                customer,
                UUID.randomUUID(),
                FactType.APPROVED,
                "message",
                "funding_news",
                "short-v2",
                NOW,
                1,
                5_400L,
                null);
        doReturn(List.of(new FiguresQuery.Entry(FigureKey.of(approved, Bucket.DAY), Figures.EMPTY.plus(approved))))
                .when(streams)
                .read(eq(customer), any());

        String page = render(show(Map.of()), locale);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(page)
                .contains(NOW.toString().substring(0, 10), "funding_news", "1.5 h", percentile, title)
                .doesNotContain("??", "http-equiv=\"refresh\"");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 50 % of the requests sent (2), before: 1 · 100 %",
        "de, 50 % der gesendeten Anfragen (2), davor: 1 · 100 %"
    })
    void showsWhatCameOfTheSentDraftsBesideThePeriodBefore(Locale locale, String share, String before) {
        Figures figures = Figures.EMPTY
                .plus(invitation(FactType.SENT, NOW))
                .plus(invitation(FactType.SENT, NOW))
                .plus(invitation(FactType.ACCEPTED, NOW));
        Instant earlier = NOW.minus(Duration.ofDays(30));
        Figures past =
                Figures.EMPTY.plus(invitation(FactType.SENT, earlier)).plus(invitation(FactType.ACCEPTED, earlier));
        doReturn(List.of(
                        new FiguresQuery.Entry(FigureKey.of(invitation(FactType.SENT, NOW), Bucket.DAY), figures),
                        new FiguresQuery.Entry(FigureKey.of(invitation(FactType.SENT, earlier), Bucket.DAY), past)))
                .when(streams)
                .read(eq(customer), any());

        assertThat(render(show(Map.of()), locale))
                .contains(share, before, "+100 %", "short-v2", "id=\"variants\"", "width=\"50%\"")
                .doesNotContain("??", " style=", "<script");
    }

    private Fact invitation(FactType type, Instant at) {
        return new Fact(
                customer, UUID.randomUUID(), type, "connection_request", "funding_news", "short-v2", at, 1, null, null);
    }

    @Test
    void showsTheNamesOfCustomersOrTheirIds() {
        show(Map.of("names", (CustomerNames) ids -> Map.of(other, "Acme Robotics")));

        assertThat(model.getAttribute("customers"))
                .isEqualTo(Map.of(customer, customer.toString(), other, "Acme Robotics"));
    }

    @Test
    void showsIdsIfTheNamesAreUnavailable() {
        show(Map.of("names", (CustomerNames) ids -> {
            throw new NestedRuntimeException("the database is unavailable") {};
        }));

        assertThat(model.getAttribute("customers"))
                .isEqualTo(Map.of(customer, customer.toString(), other, other.toString()));
    }

    private String show(Map<String, Object> beans) {
        Map<UUID, Role> customers = new LinkedHashMap<>();
        customers.put(customer, Role.VIEWER);
        customers.put(other, Role.REVIEWER);
        return new AnalyticsPageController(
                        streams, new StaticListableBeanFactory(beans).getBeanProvider(CustomerNames.class))
                .analytics(customer, null, new Person(UUID.randomUUID(), null, customers), model, response);
    }

    /** Renders the page without the header of approval-service. */
    private String render(String view, Locale locale) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCheckExistence(true);
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("texts/analytics");
        texts.setDefaultEncoding("UTF-8");
        StaticApplicationContext beans = new StaticApplicationContext();
        beans.getBeanFactory().registerSingleton("durations", new DurationFormat());
        model.addAttribute(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(texts);
        return engine.process(
                view,
                new WebContext(
                        JakartaServletWebApplication.buildApplication(new MockServletContext())
                                .buildExchange(new MockHttpServletRequest(), response),
                        locale,
                        model));
    }
}
