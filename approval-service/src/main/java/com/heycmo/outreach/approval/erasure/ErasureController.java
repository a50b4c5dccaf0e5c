package com.heycmo.outreach.approval.erasure;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.problems.RequestParameters;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
        path = "/api/linkedin/prospects/{customerId}/{prospectId:[0-9a-fA-F-]{36}}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ErasureController {

    private final Erasures erasures;
    private final Exports exports;

    ErasureController(Erasures erasures, Exports exports) {
        this.erasures = erasures;
        this.exports = exports;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(
            @AuthenticationPrincipal Person by,
            @PathVariable UUID customerId,
            @PathVariable UUID prospectId,
            @RequestParam MultiValueMap<String, String> parameters) {
        RequestParameters request = new RequestParameters(parameters);
        boolean doNotContact = request.value("doNotContact", "true or false", ErasureController::parse, false);
        request.requireValid();
        erasures.erase(by, customerId, prospectId, doNotContact);
    }

    @GetMapping("/export")
    PersonExport export(@PathVariable UUID customerId, @PathVariable UUID prospectId) {
        return exports.of(customerId, prospectId);
    }

    private static Optional<Boolean> parse(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
