package com.heycmo.outreach.approval.pages.people;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.erasure.Erasures;
import com.heycmo.outreach.approval.erasure.Exports;
import com.heycmo.outreach.approval.erasure.PersonExport;
import com.heycmo.outreach.approval.forecast.Forecasts;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.approval.people.People;
import com.heycmo.outreach.approval.people.Prospect;
import com.heycmo.outreach.approval.people.ProspectPage;
import com.heycmo.outreach.approval.people.ProspectQuery;
import com.heycmo.outreach.approval.people.ProspectRecord;
import com.heycmo.outreach.approval.people.SignalReport;
import com.heycmo.outreach.approval.people.Signals;
import com.heycmo.outreach.event.SignalType;
import com.heycmo.outreach.forecast.ForecastItem;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.problems.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of people with a state or a signal, and the page of one person. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/people")
class PeoplePageController {

    private static final String PERSON = "/{prospectId:[0-9a-fA-F-]{36}}";

    private final People people;
    private final Signals signals;
    private final Forecasts forecasts;
    private final Erasures erasures;
    private final Exports exports;
    private final PageContextFactory pages;

    PeoplePageController(
            People people,
            Signals signals,
            Forecasts forecasts,
            Erasures erasures,
            Exports exports,
            PageContextFactory pages) {
        this.people = people;
        this.signals = signals;
        this.forecasts = forecasts;
        this.erasures = erasures;
        this.exports = exports;
        this.pages = pages;
    }

    @GetMapping
    String list(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @SignedIn Person person,
            Model model) {
        MultiValueMap<String, String> given = given(parameters);
        ProspectQuery query = ProspectQuery.read(given);
        pages.fill(model, customerId, person, () -> {
            ProspectPage page = people.page(customerId, query);
            model.addAttribute("people", page.items());
            model.addAttribute("more", page.nextCursor() == null ? null : link(customerId, given, page.nextCursor()));
        });
        model.addAttribute("states", Prospect.STATES);
        model.addAttribute("query", given.toSingleValueMap());
        return "people/list";
    }

    @GetMapping(PERSON)
    String person(@PathVariable UUID customerId, @PathVariable UUID prospectId, @SignedIn Person person, Model model) {
        Map<UUID, ForecastItem> forecast = forecasts.of(customerId, true).stream()
                .collect(Collectors.toMap(ForecastItem::id, Function.identity()));
        pages.fill(model, customerId, person, () -> {
            ProspectRecord known = people.record(customerId, prospectId);
            model.addAttribute("prospect", known.prospect());
            model.addAttribute("steps", Step.of(known.drafts(), forecast));
            model.addAttribute("moments", Moment.of(known));
        });
        model.addAttribute("mayForbidErased", erasures.canForbidContact());
        return "people/person";
    }

    /** A reviewer reports what the extension has not seen. */
    @PostMapping(PERSON + "/signals")
    String report(
            @PathVariable UUID customerId,
            @PathVariable UUID prospectId,
            @RequestParam(required = false) @Nullable String type,
            @SignedIn Person person,
            RedirectAttributes next) {
        SignalType reported = type == null ? null : SignalType.ofWireName(type).orElse(null);
        if (reported == null) {
            throw ProblemException.malformed("type must be one of " + String.join(", ", SignalType.wireNames()) + ".");
        }
        String url = people.record(customerId, prospectId).prospect().prospectUrl();
        signals.record(person, customerId, new SignalReport(url, reported, null));
        next.addFlashAttribute("reported", reported.wireName());
        return "redirect:/outreach/linkedin/" + customerId + "/people/" + prospectId;
    }

    /** A form, because only reviewers may export, and viewers may get every page. */
    @PostMapping(path = PERSON + "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PersonExport> export(@PathVariable UUID customerId, @PathVariable UUID prospectId) {
        ContentDisposition file =
                ContentDisposition.attachment().filename(prospectId + ".json").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(exports.of(customerId, prospectId));
    }

    @PostMapping(PERSON + "/erase")
    String erase(
            @PathVariable UUID customerId,
            @PathVariable UUID prospectId,
            @RequestParam(defaultValue = "false") boolean doNotContact,
            @SignedIn Person person,
            RedirectAttributes next) {
        erasures.erase(person, customerId, prospectId, doNotContact);
        next.addFlashAttribute("erased", true);
        return "redirect:/outreach/linkedin/" + customerId + "/people";
    }

    /** Filters that the form leaves empty do not apply. */
    private static MultiValueMap<String, String> given(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.stream()
                .filter(value -> !InvisibleCharacters.isBlank(value))
                .forEach(value -> given.add(name, value)));
        return given;
    }

    private static String link(UUID customerId, MultiValueMap<String, String> given, String cursor) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/outreach/linkedin/" + customerId + "/people")
                .queryParam("cursor", cursor);
        for (String name : List.of("q", "state")) {
            if (given.containsKey(name)) {
                uri.queryParam(name, "{" + name + "}");
            }
        }
        return uri.encode().buildAndExpand(given.toSingleValueMap()).toUriString();
    }
}
