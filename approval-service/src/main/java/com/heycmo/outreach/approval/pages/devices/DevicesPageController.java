package com.heycmo.outreach.approval.pages.devices;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.extensions.Extensions;
import com.heycmo.outreach.approval.extensions.IssuedToken;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import com.heycmo.outreach.problems.ProblemException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page of browsers with the extension: pair, rename, rotate the token, revoke. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/extensions")
class DevicesPageController {

    private static final String REJECTED = "rejected";

    private final Extensions extensions;
    private final PageContextFactory pages;

    DevicesPageController(Extensions extensions, PageContextFactory pages) {
        this.extensions = extensions;
        this.pages = pages;
    }

    @GetMapping
    String list(@PathVariable UUID customerId, @SignedIn Person person, Model model) {
        pages.fill(model, customerId, person, () -> {
            Instant now = extensions.now();
            model.addAttribute(
                    "extensions",
                    extensions.list(customerId).stream()
                            .map(device -> DeviceCard.of(device, now))
                            .toList());
        });
        return "devices/list";
    }

    @PostMapping
    String pair(
            @PathVariable UUID customerId,
            @RequestParam(required = false) @Nullable String deviceName,
            @SignedIn Person person,
            Model model,
            RedirectAttributes next) {
        return apply(
                customerId,
                next,
                () -> showToken(extensions.pair(person, customerId, deviceName), customerId, person, model));
    }

    @PostMapping("/{id}/rename")
    String rename(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String deviceName,
            @SignedIn Person person,
            RedirectAttributes next) {
        return apply(customerId, next, () -> {
            extensions.rename(person, customerId, id, deviceName);
            return redirect(customerId);
        });
    }

    @PostMapping("/{id}/rotate")
    String rotate(@PathVariable UUID customerId, @PathVariable UUID id, @SignedIn Person person, Model model) {
        return showToken(extensions.rotate(person, customerId, id), customerId, person, model);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID customerId, @PathVariable UUID id, @SignedIn Person person) {
        extensions.revoke(person, customerId, id);
        return redirect(customerId);
    }

    /** Without a redirect, because a token that waits in the session for the next page would be stored in the database. */
    private String showToken(IssuedToken issued, UUID customerId, Person person, Model model) {
        model.addAttribute("issued", issued);
        model.addAttribute("pairingCode", pairingCode(issued));
        return list(customerId, person, model);
    }

    /** Where the pipeline is, and the token: all that an extension needs. A fragment is never sent to a server. */
    private static String pairingCode(IssuedToken issued) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "#" + issued.token();
    }

    /** Redirects to the list, which says so, if the name was rejected. */
    private static String apply(UUID customerId, RedirectAttributes next, Supplier<String> change) {
        try {
            return change.get();
        } catch (ProblemException problem) {
            if (!problem.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
                throw problem;
            }
            next.addFlashAttribute(REJECTED, true);
            return redirect(customerId);
        }
    }

    private static String redirect(UUID customerId) {
        return "redirect:/outreach/linkedin/" + customerId + "/extensions";
    }
}
