package com.heycmo.outreach.approval.pages.devices;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.extensions.DeviceName;
import com.heycmo.outreach.approval.extensions.Extensions;
import com.heycmo.outreach.approval.pages.frame.PageContextFactory;
import com.heycmo.outreach.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Browsers with the extension in them: paired, renamed, given another token, revoked. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/extensions")
class DevicesPageController {

    /** What a redirect leaves for the next page and no other: a token is shown once. */
    private static final String ISSUED = "issued";

    private static final String REFUSED = "refused";

    private final Extensions extensions;
    private final PageContextFactory frames;

    DevicesPageController(Extensions extensions, PageContextFactory frames) {
        this.extensions = extensions;
        this.frames = frames;
    }

    @GetMapping
    String list(
            @PathVariable UUID customerId, @AuthenticationPrincipal(expression = "caller()") Person who, Model model) {
        model.addAttribute("frame", frames.of(customerId, who));
        model.addAttribute("extensions", extensions.list(customerId));
        return "devices/list";
    }

    @PostMapping
    String pair(
            @PathVariable UUID customerId,
            @RequestParam(name = "deviceName", required = false) @Nullable String deviceName,
            @AuthenticationPrincipal(expression = "caller()") Person who,
            RedirectAttributes next) {
        return then(
                customerId,
                next,
                () -> next.addFlashAttribute(
                        ISSUED, extensions.pair(customerId, DeviceName.require(deviceName), who.userId())));
    }

    @PostMapping("/{id}/rename")
    String rename(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestParam(name = "deviceName", required = false) @Nullable String deviceName,
            RedirectAttributes next) {
        return then(customerId, next, () -> extensions.rename(customerId, id, DeviceName.require(deviceName)));
    }

    @PostMapping("/{id}/rotate")
    String rotate(@PathVariable UUID customerId, @PathVariable UUID id, RedirectAttributes next) {
        return then(customerId, next, () -> next.addFlashAttribute(ISSUED, extensions.rotate(customerId, id)));
    }

    @PostMapping("/{id}/revoke")
    String revoke(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @AuthenticationPrincipal(expression = "caller()") Person who,
            RedirectAttributes next) {
        return then(customerId, next, () -> {
            extensions.revoke(customerId, id, who.userId());
        });
    }

    /** Back to the list, which says what was wrong with a name. */
    private static String then(UUID customerId, RedirectAttributes next, Runnable change) {
        try {
            change.run();
        } catch (ProblemException problem) {
            if (!problem.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
                throw problem;
            }
            next.addFlashAttribute(REFUSED, true);
        }
        return "redirect:/outreach/linkedin/" + customerId + "/extensions";
    }
}
