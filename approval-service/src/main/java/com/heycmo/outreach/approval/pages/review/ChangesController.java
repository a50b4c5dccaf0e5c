package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Brings a page that is open up to date, in place. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}")
class ChangesController {

    /** Drafts that one request may name; a page that shows more asks again. */
    static final int MAX_DRAFTS = 120;

    private final QueueView view;

    ChangesController(QueueView view) {
        this.view = view;
    }

    /**
     * @param shown changed drafts whose cards the page shows
     * @param others changed drafts that it does not show: those that would belong to its list are counted
     */
    @GetMapping("/changes")
    String changes(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(name = "shown", defaultValue = "") List<UUID> shown,
            @RequestParam(name = "other", defaultValue = "") List<UUID> others,
            @AuthenticationPrincipal(expression = "caller()") Person who,
            Model model) {
        view.changes(model, PageState.read(customerId, parameters), bounded(shown), bounded(others), who);
        return "review/changes";
    }

    private static List<UUID> bounded(List<UUID> ids) {
        return ids.subList(0, Math.min(ids.size(), MAX_DRAFTS));
    }
}
