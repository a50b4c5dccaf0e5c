package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.limits.LimitsService;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Checks a text by the policy while a person is typing it. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/preflight")
class PreflightController {

    private final LimitsService limits;

    PreflightController(LimitsService limits) {
        this.limits = limits;
    }

    @PostMapping
    String preflight(
            @PathVariable UUID customerId,
            @RequestParam("action") String action,
            @RequestParam("prospectUrl") String prospectUrl,
            @RequestParam("body") String body,
            Model model) {
        List<Reason> reasons = Action.ofWireName(action)
                .map(known -> Preflight.of(known, prospectUrl, body, limits.maxNoteLength(customerId))
                        .reasons())
                .orElseGet(() -> List.of(Reason.of(ReasonCode.ACTION_UNKNOWN, "This action does not exist.")));
        model.addAttribute("reasons", reasons.stream().map(Reason::code).toList());
        return "review/reasons :: reasons";
    }
}
