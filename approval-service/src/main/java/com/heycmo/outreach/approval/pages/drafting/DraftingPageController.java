package com.heycmo.outreach.approval.pages.drafting;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.drafting.ManualDrafts;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The page for writing a draft by hand. The draft is validated and published like an agent's. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/new")
class DraftingPageController {

    private static final String PAGE = "drafting/new";

    private final ManualDrafts drafts;
    private final PageContextFactory pages;
    private final JsonMapper json;

    DraftingPageController(ManualDrafts drafts, PageContextFactory pages, JsonMapper json) {
        this.drafts = drafts;
        this.pages = pages;
        this.json = json;
    }

    @GetMapping
    String form(@PathVariable UUID customerId, @SignedIn Person person, Model model) {
        return show(customerId, DraftForm.EMPTY, person, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID customerId,
            @ModelAttribute("form") DraftForm form,
            @SignedIn Person person,
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
            model.addAttribute("reasons", problem.reasonCodes());
            model.addAttribute("existing", problem.member("row"));
            return show(customerId, form, person, model);
        }
    }

    private String show(UUID customerId, DraftForm form, Person person, Model model) {
        pages.fill(model, customerId, person, () -> {});
        model.addAttribute("form", form);
        model.addAttribute("actions", Action.values());
        return PAGE;
    }
}
