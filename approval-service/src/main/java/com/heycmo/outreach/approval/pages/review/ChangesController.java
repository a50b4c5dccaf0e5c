package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Updates an open page in place. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}")
class ChangesController {

    /** A page with more changed drafts sends another request. */
    private static final int MAX_DRAFTS = 120;

    private final QueueView view;

    ChangesController(QueueView view) {
        this.view = view;
    }

    /**
     * @param shown drafts that the page shows and that may have changed; unchanged ones are not sent again
     * @param others changed drafts that it does not show; those that match its filters are counted
     */
    @GetMapping("/changes")
    String changes(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(name = "shown", defaultValue = "") List<ShownCard> shown,
            @RequestParam(name = "other", defaultValue = "") List<UUID> others,
            @SignedIn Person person,
            Model model) {
        view.changes(model, PageState.read(customerId, parameters), truncated(shown), truncated(others), person);
        return "review/changes";
    }

    private static <T> List<T> truncated(List<T> drafts) {
        return drafts.subList(0, Math.min(drafts.size(), MAX_DRAFTS));
    }
}
