package com.heycmo.outreach.approval.pages.limits;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.limits.LimitsService;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a customer's limits: a form for reviewers, read-only for viewers. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/limits")
class LimitsPageController {

    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    private final LimitsService limits;
    private final PageContextFactory pages;

    LimitsPageController(LimitsService limits, PageContextFactory pages) {
        this.limits = limits;
        this.pages = pages;
    }

    @ModelAttribute("actions")
    Action[] actions() {
        return Action.values();
    }

    @GetMapping
    String form(@PathVariable UUID customerId, @SignedIn Person person, Model model) {
        return show(customerId, null, person, model);
    }

    @PostMapping
    String save(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @SignedIn Person person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        LimitsForm typed = LimitsForm.read(parameters);
        try {
            limits.change(person, customerId, typed.json());
        } catch (ProblemException problem) {
            boolean stale = problem.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT);
            if (!stale && !problem.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
                throw problem;
            }
            response.setStatus(problem.getStatusCode().value());
            model.addAttribute("stale", stale);
            model.addAttribute("errors", Reasons.codesByField(problem.reasons()));
            // After a change by somebody else the page shows the current limits.
            return show(customerId, stale ? null : typed, person, model);
        }
        next.addFlashAttribute("saved", true);
        return "redirect:/outreach/linkedin/" + customerId + "/limits";
    }

    /** What the limits in the form would allow; changes nothing. */
    @PostMapping("/preview")
    String preview(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        model.addAttribute(
                "preview", limits.preview(LimitsForm.read(parameters).json()).orElse(null));
        return "limits/preview :: preview";
    }

    private String show(UUID customerId, @Nullable LimitsForm typed, Person person, Model model) {
        pages.fill(model, customerId, person, () -> {
            Limits stored = limits.of(customerId);
            model.addAttribute("form", typed == null ? LimitsForm.of(stored) : typed);
            model.addAttribute(
                    "preview",
                    typed == null
                            ? limits.preview(stored)
                            : limits.preview(typed.json()).orElse(null));
            model.addAttribute("zones", limits.timeZones());
        });
        model.addAttribute("weekdays", DAYS);
        return "limits/form";
    }
}
