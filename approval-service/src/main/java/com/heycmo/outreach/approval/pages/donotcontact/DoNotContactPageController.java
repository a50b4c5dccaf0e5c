package com.heycmo.outreach.approval.pages.donotcontact;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.donotcontact.DoNotContact;
import com.heycmo.outreach.approval.donotcontact.DoNotContactPage;
import com.heycmo.outreach.approval.donotcontact.DoNotContactQuery;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of people and companies that are not to be contacted: search, add, lift, import and export. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/do-not-contact")
class DoNotContactPageController {

    private final DoNotContact doNotContact;
    private final PageContextFactory pages;

    DoNotContactPageController(DoNotContact doNotContact, PageContextFactory pages) {
        this.doNotContact = doNotContact;
        this.pages = pages;
    }

    @GetMapping
    String list(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @SignedIn Person person,
            Model model) {
        return show(customerId, given(parameters), EntryForm.EMPTY, person, model);
    }

    @PostMapping
    String add(
            @PathVariable UUID customerId,
            EntryForm form,
            @SignedIn Person person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            next.addFlashAttribute(
                    "added",
                    doNotContact
                            .forbid(
                                    person,
                                    customerId,
                                    form.prospectUrl(),
                                    form.company(),
                                    form.reason(),
                                    form.untilTime())
                            .entry());
            return redirect(customerId);
        } catch (ProblemException problem) {
            reject(problem, response);
            model.addAttribute("errors", problem.reasonCodes());
            return show(customerId, new LinkedMultiValueMap<>(), form, person, model);
        }
    }

    @PostMapping("/{id}/lift")
    String lift(
            @PathVariable UUID customerId, @PathVariable UUID id, @SignedIn Person person, RedirectAttributes next) {
        doNotContact.lift(person, customerId, id);
        next.addFlashAttribute("lifted", true);
        return redirect(customerId);
    }

    /** The file as a script sends it. */
    @PostMapping(path = "/import", consumes = "text/csv")
    String importFile(
            @PathVariable UUID customerId,
            @RequestBody(required = false) byte @Nullable [] csv,
            @RequestParam(defaultValue = "false") boolean preview,
            @SignedIn Person person,
            Model model,
            HttpServletResponse response) {
        return importLines(customerId, csv == null ? new byte[0] : csv, preview, person, model, response);
    }

    /** The lines as a browser without scripts sends them. */
    @PostMapping(path = "/import", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String importText(
            @PathVariable UUID customerId,
            @RequestParam String csv,
            @RequestParam(defaultValue = "false") boolean preview,
            @SignedIn Person person,
            Model model,
            HttpServletResponse response) {
        return importLines(customerId, csv.getBytes(StandardCharsets.UTF_8), preview, person, model, response);
    }

    private String importLines(
            UUID customerId, byte[] csv, boolean preview, Person person, Model model, HttpServletResponse response) {
        model.addAttribute("preview", preview);
        try {
            model.addAttribute("imported", doNotContact.importFile(person, customerId, csv, preview));
        } catch (ProblemException problem) {
            reject(problem, response);
            model.addAttribute("lines", Objects.requireNonNullElse(problem.member("reasons"), List.of()));
        }
        return show(customerId, new LinkedMultiValueMap<>(), EntryForm.EMPTY, person, model);
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @ResponseBody
    DoNotContactPage export(@PathVariable UUID customerId, @RequestParam MultiValueMap<String, String> parameters) {
        return doNotContact.all(customerId, DoNotContactQuery.newestFirst(given(parameters)));
    }

    private String show(
            UUID customerId, MultiValueMap<String, String> parameters, EntryForm form, Person person, Model model) {
        DoNotContactQuery query = DoNotContactQuery.newestFirst(parameters);
        pages.fill(model, customerId, person, () -> {
            DoNotContactPage page = doNotContact.page(customerId, query);
            model.addAttribute("entries", page.items());
            model.addAttribute("more", page.nextCursor() == null ? null : link(customerId, query, page.nextCursor()));
        });
        model.addAttribute("text", query.text());
        model.addAttribute("form", form);
        return "donotcontact/list";
    }

    private static void reject(ProblemException problem, HttpServletResponse response) {
        if (!problem.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
            throw problem;
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
    }

    /** A search field that is left empty does not apply. */
    private static MultiValueMap<String, String> given(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.stream()
                .filter(value -> !InvisibleCharacters.isBlank(value))
                .forEach(value -> given.add(name, value)));
        return given;
    }

    private static String link(UUID customerId, DoNotContactQuery query, String cursor) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/outreach/linkedin/" + customerId + "/do-not-contact")
                .queryParam("cursor", cursor);
        return query.text() == null
                ? uri.toUriString()
                : uri.queryParam("q", "{q}")
                        .encode()
                        .buildAndExpand(query.text())
                        .toUriString();
    }

    private static String redirect(UUID customerId) {
        return "redirect:/outreach/linkedin/" + customerId + "/do-not-contact";
    }
}
