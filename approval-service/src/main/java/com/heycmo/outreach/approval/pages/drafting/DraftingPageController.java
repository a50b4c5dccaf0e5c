package com.heycmo.outreach.approval.pages.drafting;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.decision.DecidedVia;
import com.heycmo.outreach.approval.drafting.ManualDrafts;
import com.heycmo.outreach.approval.limits.LimitsService;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.status.Transition;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** The page for writing a draft by hand. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/new")
class DraftingPageController {

    private static final String PAGE = "drafting/new";

    /** Those that show their errors, by the names that reasons give them. */
    private static final List<String> FIELDS = List.of(
            "action",
            "prospectUrl",
            "body",
            "prospectName",
            "prospectRole",
            "prospectCompany",
            "dayOffset",
            "notBefore",
            "intentSource",
            "intentReason",
            "waitFor");

    /** Without errors about empty fields, which the person may fill next. */
    private static final Set<String> NOT_YET =
            Set.of(ReasonCode.PROSPECT_URL_MISSING.wireName(), ReasonCode.BODY_REQUIRED.wireName());

    private final ManualDrafts drafts;
    private final LimitsService limits;
    private final PageContextFactory pages;
    private final JsonMapper json;

    DraftingPageController(ManualDrafts drafts, LimitsService limits, PageContextFactory pages, JsonMapper json) {
        this.drafts = drafts;
        this.limits = limits;
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
            HttpServletResponse response) {
        try {
            return cardOf(drafts.submit(person, customerId, json.writeValueAsBytes(form), DecidedVia.PAGE));
        } catch (ProblemException problem) {
            if (!problem.getStatusCode().is4xxClientError()) {
                throw problem;
            }
            if (problem.member("row") instanceof DraftRow existing) {
                if (form.isAlready(existing, person.userId())) {
                    return cardOf(existing);
                }
                addExisting(model, existing);
            }
            response.setStatus(problem.getStatusCode().value());
            model.addAttribute("errors", Reasons.codesByField(problem.reasons()));
            return show(customerId, form, person, model);
        }
    }

    /** While a person is typing: the errors beside their fields, and the draft that is there already. */
    @PostMapping("/check")
    String check(@PathVariable UUID customerId, @ModelAttribute("form") DraftForm form, Model model) {
        List<Reason> reasons =
                drafts.check(customerId, json.writeValueAsBytes(form)).reasons();
        model.addAttribute(
                "errors",
                Reasons.codesByField(reasons.stream()
                        .filter(reason -> !NOT_YET.contains(reason.code()))
                        .toList()));
        DraftRow existing =
                drafts.check(customerId, json.writeValueAsBytes(form.keyOnly())).existing();
        if (existing != null) {
            addExisting(model, existing);
        }
        model.addAttribute("fields", FIELDS);
        return "drafting/checked";
    }

    private static void addExisting(Model model, DraftRow existing) {
        model.addAttribute("existing", existing);
        model.addAttribute("withoutNote", InvisibleCharacters.isBlank(existing.body()));
        model.addAttribute("replaceable", existing.state().allows(Transition.REPLACE));
    }

    private static String cardOf(DraftRow row) {
        return "redirect:/outreach/linkedin/" + row.customerId() + "?open=" + row.id();
    }

    private String show(UUID customerId, DraftForm form, Person person, Model model) {
        pages.fill(
                model, customerId, person, () -> model.addAttribute("maxNoteLength", limits.maxNoteLength(customerId)));
        model.addAttribute("form", form);
        model.addAttribute("fields", FIELDS);
        model.addAttribute("actions", Action.values());
        return PAGE;
    }
}
