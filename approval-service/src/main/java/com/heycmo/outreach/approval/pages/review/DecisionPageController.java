package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.decision.DecidedVia;
import com.heycmo.outreach.approval.decision.Decisions;
import com.heycmo.outreach.approval.donotcontact.DoNotContact;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Applies the decisions of a card's forms. A script gets the card in its new state, a browser without scripts is
 * redirected to the page.
 */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/drafts/{id}")
class DecisionPageController {

    private final Decisions decisions;
    private final DoNotContact doNotContact;
    private final ReviewQueue queue;
    private final QueueView view;

    DecisionPageController(Decisions decisions, DoNotContact doNotContact, ReviewQueue queue, QueueView view) {
        this.decisions = decisions;
        this.doNotContact = doNotContact;
        this.queue = queue;
        this.view = view;
    }

    @PostMapping("/approve")
    ModelAndView approve(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            DecisionForm form,
            @SignedIn Person person,
            HttpServletRequest request) {
        return answer(
                customerId,
                id,
                form,
                person,
                request,
                () -> decisions.approve(person, customerId, id, form.version(), DecidedVia.PAGE));
    }

    @PostMapping("/skip")
    ModelAndView skip(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            DecisionForm form,
            @SignedIn Person person,
            HttpServletRequest request) {
        return answer(
                customerId,
                id,
                form,
                person,
                request,
                () -> decisions.skip(person, customerId, id, form.version(), form.reason(), DecidedVia.PAGE));
    }

    @PostMapping("/reopen")
    ModelAndView reopen(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            DecisionForm form,
            @SignedIn Person person,
            HttpServletRequest request) {
        return answer(
                customerId,
                id,
                form,
                person,
                request,
                () -> decisions.reopen(person, customerId, id, form.version(), DecidedVia.PAGE));
    }

    /** Says whether a draft was sent, after a failure that left it open. */
    @PostMapping("/resolve")
    ModelAndView resolve(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestParam boolean sent,
            DecisionForm form,
            @SignedIn Person person,
            HttpServletRequest request) {
        return answer(
                customerId,
                id,
                form,
                person,
                request,
                () -> decisions.resolve(person, customerId, id, sent, null, DecidedVia.PAGE));
    }

    @PostMapping("/edit")
    ModelAndView edit(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            DecisionForm form,
            @SignedIn Person person,
            HttpServletRequest request) {
        return answer(
                customerId,
                id,
                form,
                person,
                request,
                () -> decisions.edit(
                        person, customerId, id, form.requiredVersion(), form.requiredBody(), DecidedVia.PAGE));
    }

    /** Changes the text of a failed or expired draft and returns it to review. */
    @PostMapping("/revise")
    ModelAndView revise(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            DecisionForm form,
            @SignedIn Person person,
            HttpServletRequest request) {
        return answer(
                customerId,
                id,
                form,
                person,
                request,
                () -> decisions.editAndReopen(
                        person, customerId, id, form.requiredVersion(), form.requiredBody(), DecidedVia.PAGE));
    }

    /**
     * Sets the person or the company of the draft to do-not-contact.
     *
     * @param who {@code company}; anything else is the person
     */
    @PostMapping("/do-not-contact")
    ModelAndView forbidContact(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestParam String who,
            DecisionForm form,
            @SignedIn Person person,
            HttpServletRequest request) {
        return answer(customerId, id, form, person, request, () -> {
            DraftRow row = queue.row(customerId, id);
            boolean company = who.equals("company");
            doNotContact.forbid(
                    person,
                    customerId,
                    company ? null : row.prospectUrl(),
                    company ? row.prospectCompany() : null,
                    form.reason(),
                    null);
        });
    }

    /** Changes nothing: shows what is new since the text that the person has read. */
    @PostMapping("/compare")
    ModelAndView compare(
            @PathVariable UUID customerId, @PathVariable UUID id, DecisionForm form, @SignedIn Person person) {
        return view.answer(customerId, id, person, Notice.newVersion(id, form), HttpStatus.OK);
    }

    private ModelAndView answer(
            UUID customerId, UUID id, DecisionForm form, Person person, HttpServletRequest request, Runnable decision) {
        HttpStatusCode status = HttpStatus.OK;
        Notice notice = null;
        try {
            decision.run();
        } catch (ProblemException problem) {
            status = problem.getStatusCode();
            if (!status.isSameCodeAs(HttpStatus.CONFLICT) && !status.isSameCodeAs(HttpStatus.BAD_REQUEST)) {
                throw problem;
            }
            notice = Notice.of(id, problem, form);
        }
        if (Htmx.isRequest(request)) {
            return view.answer(customerId, id, person, notice, status);
        }
        return redirect(form.backTo(customerId), notice, request);
    }

    private static ModelAndView redirect(String path, @Nullable Notice notice, HttpServletRequest request) {
        if (notice != null) {
            RequestContextUtils.getOutputFlashMap(request).put(QueueView.NOTICE, notice);
        }
        return new ModelAndView("redirect:" + path);
    }
}
