package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.access.caller.CustomerNames;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.query.FiguresQuery;
import com.heycmo.outreach.analytics.query.Grouping;
import com.heycmo.outreach.analytics.streams.AnalyticsStreams;
import com.heycmo.outreach.analytics.streams.FiguresUnavailableException;
import com.heycmo.outreach.policy.Action;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.NestedRuntimeException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The analytics page. The property is set where another part of the process signs people in. */
@Controller
@ConditionalOnBooleanProperty("outreach.analytics.page")
class AnalyticsPageController {

    private static final Logger log = LoggerFactory.getLogger(AnalyticsPageController.class);

    private static final List<Integer> PERIODS = List.of(7, 30, 90, 365);
    private static final int DEFAULT_PERIOD = 30;
    private static final String RETRY_SECONDS = "5";

    private final AnalyticsStreams streams;
    private final ObjectProvider<CustomerNames> names;

    AnalyticsPageController(AnalyticsStreams streams, ObjectProvider<CustomerNames> names) {
        this.streams = streams;
        this.names = names;
    }

    /** Redirects to the first customer of the person, or to the page that says there is no customer. */
    @GetMapping("/outreach/linkedin/analytics")
    String first(@AuthenticationPrincipal(expression = "caller()") Person who) {
        return who.customers().keySet().stream()
                .findFirst()
                .map(customerId -> "redirect:/outreach/linkedin/" + customerId + "/analytics")
                .orElse("redirect:/outreach/linkedin");
    }

    @GetMapping("/outreach/linkedin/{customerId}/analytics")
    String analytics(
            @PathVariable UUID customerId,
            @RequestParam(required = false) @Nullable String days,
            @AuthenticationPrincipal(expression = "caller()") Person who,
            Model model,
            HttpServletResponse response) {
        int period = period(days);
        Instant now = Instant.now();
        Instant from = Bucket.DAY.startOf(now.minus(Duration.ofDays(period - 1L)));
        model.addAttribute("customerId", customerId);
        model.addAttribute("customers", customers(who));
        model.addAttribute("mayDecide", who.may(Role.REVIEWER, customerId));
        model.addAttribute("periods", PERIODS);
        model.addAttribute("period", period);
        model.addAttribute("from", from);
        model.addAttribute("to", now);
        model.addAttribute("actions", Arrays.asList(Action.values()));
        Instant before = from.minus(Duration.ofDays(period));
        FiguresQuery query = new FiguresQuery(customerId, before, now, Bucket.DAY, Grouping.NONE);
        try {
            model.addAttribute("figures", AnalyticsPageModel.of(streams.read(customerId, query), from, now));
        } catch (FiguresUnavailableException e) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return "analytics/page";
    }

    /** The names of the customers that the person may see; their ids where names are unknown. */
    private Map<UUID, String> customers(Person who) {
        Map<UUID, String> customers = new LinkedHashMap<>();
        who.customers().keySet().forEach(id -> customers.put(id, id.toString()));
        try {
            names.ifAvailable(
                    source -> customers.putAll(source.names(who.customers().keySet())));
        } catch (NestedRuntimeException e) {
            // The names come from the database, which the figures do not need.
            log.debug("Showing ids instead of the customers' names.", e);
        }
        return customers;
    }

    private static int period(@Nullable String days) {
        return PERIODS.stream()
                .filter(period -> period.toString().equals(days))
                .findFirst()
                .orElse(DEFAULT_PERIOD);
    }
}
