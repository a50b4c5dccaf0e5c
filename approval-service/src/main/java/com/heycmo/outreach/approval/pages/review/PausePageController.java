package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.limits.LimitsService;
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
    private final LimitsService limits;

    PausePageController(Pauses pauses, LimitsService limits) {
        this.pauses = pauses;
        this.limits = limits;
    }

    @PostMapping("/pause")
    String pause(@SignedIn Person person, @PathVariable UUID customerId, DecisionForm form) {
        pauses.pause(person, customerId);
        return "redirect:" + form.backTo(customerId);
    }

    /** Lets a held action be claimed again. */
    @PostMapping("/holds/{action}")
    String liftHold(
            @SignedIn Person person, @PathVariable UUID customerId, @PathVariable String action, DecisionForm form) {
        limits.liftHold(person, customerId, action);
        return "redirect:" + form.backTo(customerId);
    }

    @PostMapping("/resume")
    String resume(@SignedIn Person person, @PathVariable UUID customerId, DecisionForm form) {
        pauses.resume(person, customerId);
        return "redirect:" + form.backTo(customerId);
    }
}
