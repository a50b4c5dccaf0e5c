package com.heycmo.outreach.approval.extensions;

import com.heycmo.outreach.access.caller.Person;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/extensions/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class ExtensionsController {

    private final Extensions extensions;

    ExtensionsController(Extensions extensions) {
        this.extensions = extensions;
    }

    record NamedExtension(@Nullable String deviceName) {}

    record ExtensionList(List<Extension> items) {}

    @PostMapping
    ResponseEntity<IssuedToken> pair(
            @AuthenticationPrincipal Person by, @PathVariable UUID customerId, @RequestBody NamedExtension named) {
        IssuedToken issued = extensions.pair(by, customerId, named.deviceName());
        return ResponseEntity.created(URI.create("/api/linkedin/extensions/" + customerId + "/" + issued.id()))
                .body(issued);
    }

    @GetMapping
    ExtensionList list(@PathVariable UUID customerId) {
        return new ExtensionList(extensions.list(customerId));
    }

    @PatchMapping("/{id}")
    Extension rename(
            @AuthenticationPrincipal Person by,
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestBody NamedExtension named) {
        return extensions.rename(by, customerId, id, named.deviceName());
    }

    @PostMapping("/{id}/rotate")
    IssuedToken rotate(@AuthenticationPrincipal Person by, @PathVariable UUID customerId, @PathVariable UUID id) {
        return extensions.rotate(by, customerId, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Person by, @PathVariable UUID customerId, @PathVariable UUID id) {
        extensions.revoke(by, customerId, id);
    }
}
