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

/** The provider's login page. It works without script, and its style is a separate file, so a strict CSP can hold. */
@RestController
@ConditionalOnBooleanProperty(EmbeddedProviderProperties.PROPERTY)
class LoginController {

    private static final String FAILED = "<p class=\"error\" role=\"alert\">Incorrect username or password.</p>";

    private final String page = resource("login.html");
    private final String style = resource("login.css");

    @GetMapping(path = ProviderPaths.LOGIN, produces = "text/html;charset=UTF-8")
    String page(CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
        // No value comes from the request, so nothing needs escaping.
        return page.replace("{message}", error == null ? "" : FAILED)
                .replace("{csrfName}", csrf.getParameterName())
                .replace("{csrf}", csrf.getToken());
    }

    @GetMapping(path = ProviderPaths.STYLE, produces = "text/css;charset=UTF-8")
    String style() {
        return style;
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource("provider/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "provider/%s is missing in the jar. Build it again with mvn package.".formatted(name), e);
        }
    }
}
