package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The review page and what it fetches of itself. */
@Controller
@RequestMapping("/outreach/linkedin")
class QueuePageController {

    private final QueueView view;

    QueuePageController(QueueView view) {
        this.view = view;
    }

    /** Leads to the first customer that the person has; says so where there is none. */
    @GetMapping
    String first(
            @AuthenticationPrincipal(expression = "caller()") Person who,
            @RequestParam(name = "q", required = false) @Nullable String text) {
        return who.customers().keySet().stream()
                .findFirst()
                .map(customerId -> "redirect:" + pathOf(customerId, text))
                .orElse("no-customer");
    }

    @GetMapping("/{customerId}")
    String queue(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal(expression = "caller()") Person who,
            Model model) {
        PageState state = PageState.read(customerId, parameters);
        view.page(model, state, parameters.getFirst("after"), who);
        return "review/queue";
    }

    /** The next cards of the list. */
    @GetMapping("/{customerId}/cards")
    String cards(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal(expression = "caller()") Person who,
            Model model) {
        PageState state = PageState.read(customerId, parameters);
        view.cards(model, state, parameters.getFirst("after"), who);
        return "review/cards :: cards";
    }

    private static String pathOf(UUID customerId, @Nullable String text) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/outreach/linkedin/{customerId}");
        if (text != null) {
            path.queryParam("q", "{text}");
        }
        return text == null
                ? path.encode().buildAndExpand(customerId).toUriString()
                : path.encode().buildAndExpand(customerId, text).toUriString();
    }
}
