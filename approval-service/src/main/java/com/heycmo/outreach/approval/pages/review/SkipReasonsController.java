package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.ReviewQueue;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The reasons that a card suggests as soon as its form for a skip with a reason is opened. */
@Controller
class SkipReasonsController {

    private final ReviewQueue queue;

    SkipReasonsController(ReviewQueue queue) {
        this.queue = queue;
    }

    /** The customer's own words come first. They are read from the queue, so that an erasure removes them, too. */
    @GetMapping("/outreach/linkedin/{customerId}/skip-reasons")
    String reasons(@PathVariable UUID customerId, Model model) {
        model.addAttribute("own", queue.skipReasons(customerId));
        return "review/skip-reasons";
    }
}
