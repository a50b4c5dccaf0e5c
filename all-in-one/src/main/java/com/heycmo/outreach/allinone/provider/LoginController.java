package com.heycmo.outreach.allinone.provider;

import com.heycmo.outreach.allinone.start.EmbeddedProviderProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The provider's login page. It needs no script, and its style is a resource of its own. */
@RestController
@ConditionalOnBooleanProperty(EmbeddedProviderProperties.PROPERTY)
class LoginController {

    private static final String REFUSED = "<p class=\"refused\" role=\"alert\">User or password is wrong.</p>";

    private final String page = resource("login.html");
    private final String style = resource("login.css");

    @GetMapping(path = Paths.LOGIN, produces = "text/html;charset=UTF-8")
    String page(CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
        // Of all that is put in, nothing comes from the request.
        return page.replace("{message}", error == null ? "" : REFUSED)
                .replace("{csrfName}", csrf.getParameterName())
                .replace("{csrf}", csrf.getToken());
    }

    @GetMapping(path = Paths.STYLE, produces = "text/css;charset=UTF-8")
    String style() {
        return style;
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource("provider/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("provider/%s is missing in the jar.".formatted(name), e);
        }
    }
}
