package com.heycmo.outreach.approval.pages.drafting;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.drafting.ManualDrafts;
import com.heycmo.outreach.approval.pages.frame.PageContextFactory;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** A draft by hand: judged like any other, and on its way through Kafka like any other. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/new")
class DraftingPageController {

    private static final String PAGE = "drafting/new";

    private final ManualDrafts drafts;
    private final PageContextFactory frames;
    private final JsonMapper json;

    DraftingPageController(ManualDrafts drafts, PageContextFactory frames, JsonMapper json) {
        this.drafts = drafts;
        this.frames = frames;
        this.json = json;
    }

    @GetMapping
    String blank(
            @PathVariable UUID customerId, @AuthenticationPrincipal(expression = "caller()") Person who, Model model) {
        return show(customerId, DraftForm.EMPTY, who, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID customerId,
            @ModelAttribute("form") DraftForm form,
            @AuthenticationPrincipal(expression = "caller()") Person who,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            UUID id = drafts.submit(customerId, json.writeValueAsBytes(form)).id();
            next.addFlashAttribute("drafted", id);
            return "redirect:/outreach/linkedin/" + customerId + "?open=" + id;
        } catch (ProblemException problem) {
            if (!problem.getStatusCode().is4xxClientError()) {
                throw problem;
            }
            response.setStatus(problem.getStatusCode().value());
            explain(problem, model);
            return show(customerId, form, who, model);
        }
    }

    private String show(UUID customerId, DraftForm form, Person who, Model model) {
        model.addAttribute("frame", frames.of(customerId, who));
        model.addAttribute("form", form);
        model.addAttribute("actions", Action.values());
        return PAGE;
    }

    private static void explain(ProblemException problem, Model model) {
        Map<String, Object> members = problem.getBody().getProperties();
        if (members == null) {
            return;
        }
        if (members.get("reasons") instanceof List<?> reasons) {
            model.addAttribute(
                    "reasons",
                    reasons.stream().map(reason -> ((Reason) reason).code()).toList());
        }
        if (problem.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT) && members.get("row") instanceof DraftRow row) {
            model.addAttribute("existing", row);
        }
    }
}
