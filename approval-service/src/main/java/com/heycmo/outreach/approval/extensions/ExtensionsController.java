package com.heycmo.outreach.approval.extensions;

import com.heycmo.outreach.approval.reviewer.Reviewer;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private final Reviewer reviewer;

    ExtensionsController(Extensions extensions, Reviewer reviewer) {
        this.extensions = extensions;
        this.reviewer = reviewer;
    }

    record NewExtension(@Nullable String deviceName) {}

    record RenamedExtension(@Nullable String deviceName) {}

    record ExtensionList(List<Extension> items) {}

    @PostMapping
    ResponseEntity<IssuedToken> pair(@PathVariable UUID customerId, @RequestBody NewExtension wanted) {
        IssuedToken issued = extensions.pair(customerId, DeviceName.require(wanted.deviceName()), reviewer.userId());
        return ResponseEntity.created(URI.create("/api/linkedin/extensions/" + customerId + "/" + issued.id()))
                .body(issued);
    }

    @GetMapping
    ExtensionList list(@PathVariable UUID customerId) {
        return new ExtensionList(extensions.list(customerId));
    }

    @PatchMapping("/{id}")
    Extension rename(@PathVariable UUID customerId, @PathVariable UUID id, @RequestBody RenamedExtension wanted) {
        return extensions.rename(customerId, id, DeviceName.require(wanted.deviceName()));
    }

    @PostMapping("/{id}/rotate")
    IssuedToken rotate(@PathVariable UUID customerId, @PathVariable UUID id) {
        return extensions.rotate(customerId, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID customerId, @PathVariable UUID id) {
        extensions.revoke(customerId, id, reviewer.userId());
    }
}
