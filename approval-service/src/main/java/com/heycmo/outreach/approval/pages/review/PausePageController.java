package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.approval.pause.Pauses;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/outreach/linkedin/{customerId}")
class PausePageController {

    private final Pauses pauses;

    PausePageController(Pauses pauses) {
        this.pauses = pauses;
    }

    @PostMapping("/pause")
    String pause(@SignedIn Person person, @PathVariable UUID customerId, DecisionForm form) {
        pauses.pause(person, customerId);
        return "redirect:" + form.backTo(customerId);
    }

    @PostMapping("/resume")
    String resume(@SignedIn Person person, @PathVariable UUID customerId, DecisionForm form) {
        pauses.resume(person, customerId);
        return "redirect:" + form.backTo(customerId);
    }
}
