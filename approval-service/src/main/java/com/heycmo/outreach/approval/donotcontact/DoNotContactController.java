package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.problems.RequestParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/linkedin/prospects/{customerId}/do-not-contact")
class DoNotContactController {

    private final DoNotContact doNotContact;

    DoNotContactController(DoNotContact doNotContact) {
        this.doNotContact = doNotContact;
    }

    /** A page as JSON, which is the answer to a request without a preference, or all entries as CSV. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, EntriesCsv.NAME})
    DoNotContactPage list(
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        DoNotContactQuery query = DoNotContactQuery.read(parameters);
        return prefersCsv(request) ? doNotContact.all(customerId, query) : doNotContact.page(customerId, query);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DoNotContactEntry> forbid(
            @AuthenticationPrincipal Person by, @PathVariable UUID customerId, @RequestBody NewEntry.Written entry) {
        DoNotContact.Forbidden forbidden = doNotContact.forbid(
                by, customerId, entry.prospectUrl(), entry.company(), entry.reason(), entry.until());
        return ResponseEntity.status(forbidden.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(forbidden.entry());
    }

    @PostMapping(consumes = EntriesCsv.NAME, produces = MediaType.APPLICATION_JSON_VALUE)
    ImportResult importFile(
            @AuthenticationPrincipal Person by,
            @PathVariable UUID customerId,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody(required = false) byte @Nullable [] csv) {
        RequestParameters request = new RequestParameters(parameters);
        boolean preview = request.value("preview", "true or false", DoNotContactController::parseBoolean, false);
        request.requireValid();
        return doNotContact.importFile(by, customerId, csv == null ? new byte[0] : csv, preview);
    }

    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@AuthenticationPrincipal Person by, @PathVariable UUID customerId, @PathVariable UUID id) {
        doNotContact.lift(by, customerId, id);
    }

    private static Optional<Boolean> parseBoolean(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** As Spring chooses the converter: the most specific type first, then the one with the higher quality. */
    private static boolean prefersCsv(HttpServletRequest request) {
        List<MediaType> types = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        return quality(types, MediaType.parseMediaType(EntriesCsv.NAME)) > quality(types, MediaType.APPLICATION_JSON);
    }

    /** Of the most specific one that includes this type. */
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(each -> each.includes(type))
                .max(Comparator.comparingInt(each -> each.isWildcardType() ? 0 : each.isWildcardSubtype() ? 1 : 2))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
