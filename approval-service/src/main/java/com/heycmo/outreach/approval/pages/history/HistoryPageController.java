package com.heycmo.outreach.approval.pages.history;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.history.HistoryPage;
import com.heycmo.outreach.approval.history.HistoryQuery;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.policy.InvisibleCharacters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The history of one draft, and the page to search the history of all. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}")
class HistoryPageController {

    private final History history;
    private final PageContextFactory pages;

    HistoryPageController(History history, PageContextFactory pages) {
        this.history = history;
        this.pages = pages;
    }

    @GetMapping("/history")
    String all(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @SignedIn Person person,
            Model model) {
        MultiValueMap<String, String> given = given(parameters);
        HistoryQuery query = HistoryQuery.read(given);
        pages.fill(model, customerId, person, () -> {
            HistoryPage page = history.page(customerId, query);
            model.addAttribute("sentences", Sentence.of(page.items()));
            model.addAttribute("export", link(customerId, "/history/export", given, null));
            model.addAttribute(
                    "older", page.nextBefore() == null ? null : link(customerId, "/history", given, page.nextBefore()));
        });
        model.addAttribute("auditActions", HistoryQuery.ALL_ACTIONS);
        model.addAttribute("query", given.toSingleValueMap());
        return "history/list";
    }

    @GetMapping("/drafts/{id}/history")
    String ofDraft(@PathVariable UUID customerId, @PathVariable UUID id, Model model) {
        model.addAttribute("sentences", Sentence.of(history.ofDraft(customerId, id)));
        return "history/entries :: entries";
    }

    /** The newest entries that match the filters. */
    @GetMapping(path = "/history/export", produces = "text/csv")
    void export(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        HistoryQuery query = HistoryQuery.read(given(parameters));
        HistoryCsv.prepare(response);
        HistoryCsv csv = new HistoryCsv(response.getWriter());
        history.export(customerId, query, csv::write);
        csv.flush();
    }

    /** Filters that the form leaves empty do not apply. */
    private static MultiValueMap<String, String> given(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            parameter.getValue().stream()
                    .filter(value -> !InvisibleCharacters.isBlank(value))
                    .forEach(value -> given.add(parameter.getKey(), value));
        }
        return given;
    }

    private static String link(
            UUID customerId, String below, MultiValueMap<String, String> given, @Nullable Long before) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/outreach/linkedin/" + customerId + below);
        if (before != null) {
            uri.queryParam("before", before);
        }
        for (String name : List.of("what", "q", "draftId")) {
            if (given.containsKey(name)) {
                uri.queryParam(name, "{" + name + "}");
            }
        }
        return uri.encode().buildAndExpand(given.toSingleValueMap()).toUriString();
    }
}
