package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The review page and its list. */
@Controller
@RequestMapping("/outreach/linkedin")
class QueuePageController {

    private final QueueView view;

    QueuePageController(QueueView view) {
        this.view = view;
    }

    /** Redirects to the person's first customer, with the search text if one is given. */
    @GetMapping
    String first(@SignedIn Person person, @RequestParam(name = "q", required = false) @Nullable String text) {
        return person.customers().keySet().stream()
                .findFirst()
                .map(customerId ->
                        "redirect:" + PageState.search(customerId, text).path())
                .orElse("no-customer");
    }

    @GetMapping("/{customerId}")
    String queue(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @SignedIn Person person,
            Model model) {
        view.page(model, PageState.read(customerId, parameters), parameters.getFirst("after"), person);
        return "review/queue";
    }

    /** The list and what belongs to it, after a change of the filters. The browser's address becomes that of the page. */
    @GetMapping("/{customerId}/results")
    String results(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @SignedIn Person person,
            Model model,
            HttpServletResponse response) {
        PageState state = PageState.read(customerId, parameters);
        view.page(model, state, null, person);
        response.setHeader("HX-Push-Url", state.path());
        return "review/filtered";
    }

    /** The next cards of the list. */
    @GetMapping("/{customerId}/cards")
    String cards(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @SignedIn Person person,
            Model model) {
        view.cards(model, PageState.read(customerId, parameters), parameters.getFirst("after"), person);
        return "review/cards :: cards";
    }
}
