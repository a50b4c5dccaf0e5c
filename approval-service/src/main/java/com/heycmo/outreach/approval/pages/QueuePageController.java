package com.heycmo.outreach.approval.pages;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.pause.Pauses;
import com.heycmo.outreach.approval.queue.QueueQueryReader;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.approval.usage.Usages;
import com.heycmo.outreach.status.DraftStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
@RequestMapping("/outreach/linkedin")
class QueuePageController {

    private final ReviewQueue queue;
    private final Usages usages;
    private final Pauses pauses;

    QueuePageController(ReviewQueue queue, Usages usages, Pauses pauses) {
        this.queue = queue;
        this.usages = usages;
        this.pauses = pauses;
    }

    /** Leads to the first customer that the person has; says so where there is none. */
    @GetMapping
    String first(
            @AuthenticationPrincipal SignedInPerson signedIn,
            @RequestParam(name = "q", required = false) @Nullable String text) {
        return signedIn.caller().customers().keySet().stream()
                .findFirst()
                .map(customerId -> "redirect:" + pathOf(customerId, text))
                .orElse("no-customer");
    }

    @GetMapping("/{customerId}")
    String pending(
            @PathVariable UUID customerId,
            @AuthenticationPrincipal SignedInPerson signedIn,
            @RequestParam(name = "q", required = false) @Nullable String text,
            Model model) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("status", DraftStatus.PENDING_REVIEW.wireName());
        if (text != null && !text.isBlank()) {
            query.add("q", text);
        }
        Person person = signedIn.caller();
        model.addAttribute("customerId", customerId);
        model.addAttribute("customers", person.customers().keySet());
        model.addAttribute("mayDecide", person.may(Role.REVIEWER, customerId));
        model.addAttribute("usage", usages.of(customerId));
        model.addAttribute(
                "drafts", queue.page(customerId, QueueQueryReader.read(query)).items());
        model.addAttribute("q", text);
        return "queue";
    }

    @PostMapping("/{customerId}/pause")
    String pause(@PathVariable UUID customerId) {
        pauses.pause(customerId);
        return "redirect:" + pathOf(customerId, null);
    }

    @PostMapping("/{customerId}/resume")
    String resume(@PathVariable UUID customerId) {
        pauses.resume(customerId);
        return "redirect:" + pathOf(customerId, null);
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
